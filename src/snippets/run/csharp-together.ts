import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { runTogether } from './together.ts';
import { execute, type Case, type Ran } from './toolchain.ts';

/**
 * Runs compiled programs one after the other in one machine: each loaded anew, with classes of its own, its own
 * environment, standard input and output, and the code it would end with.
 */
const RUN_ALL = String.raw`using System;
using System.Collections;
using System.IO;
using System.Net;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

internal static class RunAll
{
    private static readonly UTF8Encoding Utf8 = new UTF8Encoding(false);
    private static readonly BinaryReader Given = new BinaryReader(Console.OpenStandardInput());
    private static readonly BinaryWriter Told = new BinaryWriter(Console.OpenStandardOutput());

    [DllImport("libc", SetLastError = true)]
    private static extern int open(string path, int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int dup2(int from, int to);

    [DllImport("libc", SetLastError = true)]
    private static extern int close(int descriptor);

    private static void Main()
    {
        var all = new MemoryStream(Rest());
        var given = new BinaryReader(all);
        for (int count = Number(given); count > 0; count--)
        {
            Directory.SetCurrentDirectory(Text(given));
            string path = Text(given);
            foreach (DictionaryEntry old in Environment.GetEnvironmentVariables())
                Environment.SetEnvironmentVariable((string)old.Key, null);
            for (int variables = Number(given); variables > 0; variables--)
                Environment.SetEnvironmentVariable(Text(given), Text(given));
            TakeInput(Bytes(given));
            var output = new MemoryStream();
            var errors = new MemoryStream();
            Console.SetOut(new StreamWriter(output, Utf8) { AutoFlush = true });
            Console.SetError(new StreamWriter(errors, Utf8) { AutoFlush = true });
            Tell(Run(path));
            foreach (MemoryStream written in new[] { output, errors })
            {
                Tell((int)written.Length);
                Told.Write(written.ToArray());
            }
        }
        Told.Flush();
    }

    private static int Run(string path)
    {
        MethodInfo main = Assembly.Load(File.ReadAllBytes(path)).EntryPoint;
        try
        {
            main.Invoke(null, main.GetParameters().Length == 0 ? null : new object[] { new string[0] });
            return 0;
        }
        catch (TargetInvocationException error)
        {
            Console.Error.WriteLine("Unhandled Exception:\n" + error.InnerException);
            return 1;
        }
    }

    /// <summary>Programs read the descriptor itself.</summary>
    private static void TakeInput(byte[] bytes)
    {
        string path = Path.GetTempFileName();
        File.WriteAllBytes(path, bytes);
        int file = open(path, 0);
        if (file < 0 || dup2(file, 0) < 0) throw new IOException("no standard input");
        close(file);
        File.Delete(path);
    }

    private static byte[] Rest()
    {
        var all = new MemoryStream();
        Given.BaseStream.CopyTo(all);
        return all.ToArray();
    }

    private static byte[] Bytes(BinaryReader given)
    {
        return given.ReadBytes(Number(given));
    }

    private static string Text(BinaryReader given)
    {
        return Utf8.GetString(Bytes(given));
    }

    private static int Number(BinaryReader given)
    {
        return IPAddress.NetworkToHostOrder(given.ReadInt32());
    }

    private static void Tell(int number)
    {
        Told.Write(IPAddress.HostToNetworkOrder(number));
    }
}
`;

/** The answers of these cases, in their order. */
export async function runCSharp(folder: string, cases: readonly Case[]): Promise<Ran[]> {
  const program = join(folder, 'RunAll.exe');
  if (!existsSync(program)) {
    const env = { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8' };
    await writeFile(join(folder, 'RunAll.cs'), RUN_ALL);
    const built = await execute('mcs', ['-r:System.Net.Http.dll', 'RunAll.cs'], { cwd: folder, env });
    if (built.code !== 0) throw new Error(built.stdout + built.stderr);
  }
  const compiled = cases.map((own) => ({ ...own, made: { ...own.made, path: join(own.made.folder, 'program.exe') } }));
  return runTogether(['mono', program], folder, compiled);
}
