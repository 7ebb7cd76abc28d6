import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { java } from '../java.ts';
import { runJava } from './java-together.ts';
import { suite } from './suite.ts';
import { execute } from './toolchain.ts';

/** One compiler for all: the classes of different programs have like names, so each goes into its own folder. */
const COMPILE_ALL = `import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

public class CompileAll {
    public static void main(String[] files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        long failed = Stream.of(files).parallel().filter(file -> {
            String folder = file.substring(0, file.lastIndexOf('/'));
            return compiler.run(null, null, null, "-Xlint:all", "-Werror", "-proc:none", "-cp", folder, "-d", folder, file) != 0;
        }).count();
        System.exit(failed == 0 ? 0 : 1);
    }
}
`;

/** What starts the machine sooner: no optimising compiler, no threads for garbage. The compiler ends before it pays, too. */
const QUICK = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto'];
const env = { PATH: process.env['PATH'] ?? '' };

suite({
  language: java,
  guards: true,
  build: async (folder, made) => {
    const driver = join(folder, 'CompileAll.java');
    await writeFile(driver, COMPILE_ALL);
    const built = await execute('java', [...QUICK, driver, ...made.map(({ path }) => path)], { cwd: folder, env });
    if (built.code !== 0) throw new Error(built.stderr);
  },
  command: ({ folder, path }) => ['java', ...QUICK, '-cp', folder, path.slice(folder.length + 1, -'.java'.length)],
  together: (folder, cases) => runJava(['java', ...QUICK], folder, cases),
  trust: async (caFile) => {
    const store = `${caFile}.p12`;
    if (!existsSync(store)) {
      const args = ['-importcert', '-noprompt', '-file', caFile, '-keystore', store, '-storepass', 'changeit'];
      const kept = await execute('keytool', args, { cwd: dirname(caFile), env });
      if (kept.code !== 0) throw new Error(kept.stderr);
    }
    return { JDK_JAVA_OPTIONS: `-Djavax.net.ssl.trustStore=${store} -Djavax.net.ssl.trustStorePassword=changeit` };
  },
  // Written as ASCII: a question mark for each letter beyond it, until the value cannot be a header at all.
  headers: ['changed', 'refused'],
});
