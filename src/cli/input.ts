import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';

import { decodeUtf8 } from '../core/bytes/text.ts';

/** What reading came to: the text, or what is wrong, in words for the user. */
export type Input = { readonly text: string } | { readonly wrong: string };

/**
 * The text of a file, or of standard input for `-`. Bytes that are not UTF-8 are refused: replaced by
 * U+FFFD they would be computed as something else than what stands in the file, without a word.
 */
export async function readInput(file: string): Promise<Input> {
  let bytes: Uint8Array;
  try {
    bytes = await (file === '-' ? buffer(process.stdin) : readFile(file));
  } catch {
    return { wrong: `Cannot read ${file}. Check the path.` };
  }
  const text = decodeUtf8(bytes);
  return text === undefined ? { wrong: `${file} is not UTF-8. Save it as UTF-8.` } : { text };
}
