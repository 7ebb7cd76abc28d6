import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { readInput } from './input.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-input-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(bytes: readonly number[]) {
  const file = join(folder, 'case.json');
  await writeFile(file, Uint8Array.from(bytes));
  return { file, input: await readInput(file) };
}

it.each([
  ['a letter beyond ASCII', [0xc3, 0xa9], 'é'],
  ['a byte order mark', [0xef, 0xbb, 0xbf, 0x7b], '\ufeff{'],
  ['line ends and NUL', [0x0d, 0x0a, 0x00], '\r\n\0'],
])('reads %s as it stands', async (_, bytes, text) => {
  expect((await read(bytes)).input).toEqual({ text });
});

it.each([
  ['Latin-1', [0x63, 0x61, 0x66, 0xe9]],
  ['UTF-16', [0xff, 0xfe, 0x7b, 0x00]],
  ['UTF-8 cut in the middle of a letter', [0x61, 0xc3]],
])('refuses %s, which would be signed as something else', async (_, bytes) => {
  const { file, input } = await read(bytes);
  expect(input).toEqual({ wrong: `${file} is not UTF-8. Save it as UTF-8.` });
});

it('says which file cannot be read', async () => {
  const file = join(folder, 'none.json');
  expect(await readInput(file)).toEqual({ wrong: `Cannot read ${file}. Check the path.` });
});
