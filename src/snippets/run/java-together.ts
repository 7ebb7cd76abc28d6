import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { basename, join } from 'node:path';

import { execute, type Case, type Ran } from './toolchain.ts';

/**
 * Runs compiled programs one after the other in one machine: each with classes of its own, its own environment, standard
 * input and output, and the code it would end with. Texts are preceded by their length, both ways.
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
export async function runTogether(java: readonly string[], folder: string, cases: readonly Case[]): Promise<Ran[]> {
  const env = { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
  if (!existsSync(join(folder, 'RunAll.class'))) {
    await writeFile(join(folder, 'RunAll.java'), RUN_ALL);
    const built = await execute('javac', ['RunAll.java'], { cwd: folder, env });
    if (built.code !== 0) throw new Error(built.stderr);
  }
  const [file = '', ...options] = java;
  const args = [...options, '--add-opens=java.base/java.util=ALL-UNNAMED', '-cp', folder, 'RunAll'];
  const child = spawn(file, args, { cwd: folder, env, stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(written(cases));
  return read(await buffer(child.stdout), cases.length);
}

function written(cases: readonly Case[]): Buffer {
  const parts: Buffer[] = [];
  const number = (value: number) => {
    const four = Buffer.alloc(4);
    four.writeInt32BE(value);
    parts.push(four);
  };
  const text = (value: string) => {
    const bytes = Buffer.from(value);
    number(bytes.length);
    parts.push(bytes);
  };
  number(cases.length);
  for (const { made, env, stdin } of cases) {
    text(made.folder);
    text(basename(made.path, '.java'));
    number(Object.keys(env).length);
    for (const [name, value] of Object.entries(env)) {
      text(name);
      text(value);
    }
    text(stdin);
  }
  return Buffer.concat(parts);
}

/** Throws when the machine ended before it had told all. */
function read(told: Buffer, count: number): Ran[] {
  let at = 0;
  const number = () => told.readInt32BE((at += 4) - 4);
  const text = () => {
    const length = number();
    return told.subarray(at, (at += length)).toString();
  };
  const ran = Array.from({ length: count }, () => ({ code: number(), stdout: text(), stderr: text() }));
  if (at !== told.length) throw new Error('what the programs told is not whole');
  return ran;
}
