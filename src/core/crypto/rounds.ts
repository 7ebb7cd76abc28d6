/**
 * Compression functions for the doctor's search, which hashes short messages by the hundred thousand
 * and spends more on a library's bookkeeping than on its rounds. Nothing a person sees comes from
 * here: what the search finds is computed again with the library before it is told.
 */
export interface Rounds {
  /** The state before the first block. */
  readonly start: Int32Array;
  /** Whether bytes go into words with the lowest first. */
  readonly isLittle: boolean;
  /** Takes in a block: `words` holds its sixteen, and may be overwritten. */
  readonly compress: (state: Int32Array, words: Int32Array) => void;
}

/** Words of 32 bits, written in hex with white space between. */
export function hexWords(text: string): Int32Array {
  return Int32Array.from(text.trim().split(/\s+/), (word) => Number.parseInt(word, 16));
}

/** RFC 1321 section 3.4: the table T. */
const T = Int32Array.from({ length: 64 }, (_, i) => Math.floor(2 ** 32 * Math.abs(Math.sin(i + 1))));

const left = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

/** MD5 (RFC 1321 section 3.4), four rounds a turn. */
export const MD_5: Rounds = {
  start: hexWords('67452301 efcdab89 98badcfe 10325476'),
  isLittle: true,
  compress: (state, words) => {
    let a = state[0] ?? 0;
    let b = state[1] ?? 0;
    let c = state[2] ?? 0;
    let d = state[3] ?? 0;
    const add = (i: number, k: number): number => ((words[k & 15] ?? 0) + (T[i] ?? 0)) | 0;
    for (let i = 0; i < 16; i += 4) {
      a = (b + left(a + (d ^ (b & (c ^ d))) + add(i, i), 7)) | 0;
      d = (a + left(d + (c ^ (a & (b ^ c))) + add(i + 1, i + 1), 12)) | 0;
      c = (d + left(c + (b ^ (d & (a ^ b))) + add(i + 2, i + 2), 17)) | 0;
      b = (c + left(b + (a ^ (c & (d ^ a))) + add(i + 3, i + 3), 22)) | 0;
    }
    for (let i = 16; i < 32; i += 4) {
      a = (b + left(a + (c ^ (d & (b ^ c))) + add(i, 5 * i + 1), 5)) | 0;
      d = (a + left(d + (b ^ (c & (a ^ b))) + add(i + 1, 5 * i + 6), 9)) | 0;
      c = (d + left(c + (a ^ (b & (d ^ a))) + add(i + 2, 5 * i + 11), 14)) | 0;
      b = (c + left(b + (d ^ (a & (c ^ d))) + add(i + 3, 5 * i + 16), 20)) | 0;
    }
    for (let i = 32; i < 48; i += 4) {
      a = (b + left(a + (b ^ c ^ d) + add(i, 3 * i + 5), 4)) | 0;
      d = (a + left(d + (a ^ b ^ c) + add(i + 1, 3 * i + 8), 11)) | 0;
      c = (d + left(c + (d ^ a ^ b) + add(i + 2, 3 * i + 11), 16)) | 0;
      b = (c + left(b + (c ^ d ^ a) + add(i + 3, 3 * i + 14), 23)) | 0;
    }
    for (let i = 48; i < 64; i += 4) {
      a = (b + left(a + (c ^ (b | ~d)) + add(i, 7 * i), 6)) | 0;
      d = (a + left(d + (b ^ (a | ~c)) + add(i + 1, 7 * i + 7), 10)) | 0;
      c = (d + left(c + (a ^ (d | ~b)) + add(i + 2, 7 * i + 14), 15)) | 0;
      b = (c + left(b + (d ^ (c | ~a)) + add(i + 3, 7 * i + 21), 21)) | 0;
    }
    state[0] = ((state[0] ?? 0) + a) | 0;
    state[1] = ((state[1] ?? 0) + b) | 0;
    state[2] = ((state[2] ?? 0) + c) | 0;
    state[3] = ((state[3] ?? 0) + d) | 0;
  },
};
