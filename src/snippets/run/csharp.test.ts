import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { csharp } from '../csharp.ts';
import { runCSharp } from './csharp-together.ts';
import { suite } from './suite.ts';
import { execute } from './toolchain.ts';

/** The compiler's own assembly, called once for each program: starting it again takes longer than compiling. */
const COMPILE_ALL = `using System;
using System.IO;
using Mono.CSharp;

internal static class CompileAll
{
    private static int Main(string[] files)
    {
        foreach (string file in files)
        {
            string output = Path.Combine(Path.GetDirectoryName(file), "program.exe");
            string[] arguments = { "-langversion:7", "-warnaserror", "-r:System.Net.Http.dll", "-out:" + output, file };
            if (!CompilerCallableEntryPoint.InvokeCompiler(arguments, Console.Error)) return 1;
        }
        return 0;
    }
}
`;
const COMPILER = '/usr/lib/mono/4.5/mcs.exe';
const env = { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8' };

suite({
  language: csharp,
  guards: true,
  build: async (folder, made) => {
    if (!existsSync(join(folder, 'CompileAll.exe'))) {
      await writeFile(join(folder, 'CompileAll.cs'), COMPILE_ALL);
      const own = await execute('mcs', [`-r:${COMPILER}`, 'CompileAll.cs'], { cwd: folder, env });
      if (own.code !== 0) throw new Error(own.stderr);
    }
    const files = made.map(({ path }) => path);
    const monoPath = { ...env, MONO_PATH: '/usr/lib/mono/4.5' };
    const built = await execute('mono', ['CompileAll.exe', ...files], { cwd: folder, env: monoPath });
    if (built.code !== 0) throw new Error(built.stdout + built.stderr);
  },
  command: ({ folder }) => ['mono', join(folder, 'program.exe')],
  together: runCSharp,
  headers: ['refused', 'refused'],
});
