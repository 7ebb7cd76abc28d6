import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { runTogether } from './together.ts';
import { execute, type Case, type Ran } from './toolchain.ts';

/**
 * Runs compiled programs one after the other in one machine: each with classes of its own, its own environment, standard
 * input and output, and the code it would end with.
 */
const RUN_ALL = `import java.io.*;
import java.lang.reflect.*;
import java.net.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.*;

public class RunAll {
    private static final DataInputStream given = new DataInputStream(new BufferedInputStream(System.in));
    private static final DataOutputStream told = new DataOutputStream(new BufferedOutputStream(System.out));

    public static void main(String[] args) throws Exception {
        for (int count = given.readInt(); count > 0; count--) {
            String folder = text();
            String program = text();
            Map<String, String> environment = environment();
            environment.clear();
            for (int variables = given.readInt(); variables > 0; variables--) environment.put(text(), text());
            System.setIn(new ByteArrayInputStream(bytes()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            told.writeInt(run(folder, program));
            for (ByteArrayOutputStream written : List.of(out, err)) {
                told.writeInt(written.size());
                written.writeTo(told);
            }
        }
        told.flush();
    }

    private static int run(String folder, String program) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(new URL[] {Path.of(folder).toUri().toURL()})) {
            loader.loadClass(program).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
            return 0;
        } catch (InvocationTargetException error) {
            System.err.print("Exception in thread \\"main\\" ");
            error.getCause().printStackTrace();
            return 1;
        }
    }

    /** The one that System.getenv looks into; nothing else writes to it. */
    @SuppressWarnings("unchecked")
    private static Map<String, String> environment() throws Exception {
        Field inner = System.getenv().getClass().getDeclaredField("m");
        inner.setAccessible(true);
        return (Map<String, String>) inner.get(System.getenv());
    }

    private static byte[] bytes() throws IOException {
        return given.readNBytes(given.readInt());
    }

    private static String text() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }
}
`;

/** The answers of these cases, in their order; `java` is the command that starts the machine. */
export async function runJava(
  java: readonly [string, ...string[]],
  folder: string,
  cases: readonly Case[],
): Promise<Ran[]> {
  if (!existsSync(join(folder, 'RunAll.class'))) {
    const env = { PATH: process.env['PATH'] ?? '' };
    await writeFile(join(folder, 'RunAll.java'), RUN_ALL);
    const built = await execute('javac', ['RunAll.java'], { cwd: folder, env });
    if (built.code !== 0) throw new Error(built.stderr);
  }
  const classes = cases.map((own) => ({ ...own, made: { ...own.made, path: basename(own.made.path, '.java') } }));
  const args = ['--add-opens=java.base/java.util=ALL-UNNAMED', '-cp', folder, 'RunAll'] as const;
  return runTogether([...java, ...args], folder, classes);
}
