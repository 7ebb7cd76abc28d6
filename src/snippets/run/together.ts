import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';

import type { Case, Ran } from './toolchain.ts';

const BARE = { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };

/**
 * The answers of these cases, in their order, by one program that runs them all: each as if it had been started by
 * itself, with its own environment, standard input and output, and the code it would end with. Texts are preceded by
 * their length, both ways. Throws when the program ended before it had told all.
 */
export async function runTogether(
  [file, ...args]: readonly [string, ...string[]],
  folder: string,
  cases: readonly Case[],
): Promise<Ran[]> {
  const child = spawn(file, args, { cwd: folder, env: BARE, stdio: ['pipe', 'pipe', 'inherit'] });
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
    text(made.path);
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
