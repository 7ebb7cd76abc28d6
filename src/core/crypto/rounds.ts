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
  /** Takes in a block: `words` holds its sixteen, and has room for 64. */
  readonly compress: (state: Int32Array, words: Int32Array) => void;
}

function hexWords(text: string): Int32Array {
  return Int32Array.from(text.trim().split(/\s+/), (word) => Number.parseInt(word, 16));
}

/** FIPS 180-4 section 4.2.2. */
const K = hexWords(`
  428a2f98 71374491 b5c0fbcf e9b5dba5 3956c25b 59f111f1 923f82a4 ab1c5ed5
  d807aa98 12835b01 243185be 550c7dc3 72be5d74 80deb1fe 9bdc06a7 c19bf174
  e49b69c1 efbe4786 0fc19dc6 240ca1cc 2de92c6f 4a7484aa 5cb0a9dc 76f988da
  983e5152 a831c66d b00327c8 bf597fc7 c6e00bf3 d5a79147 06ca6351 14292967
  27b70a85 2e1b2138 4d2c6dfc 53380d13 650a7354 766a0abb 81c2c92e 92722c85
  a2bfe8a1 a81a664b c24b8b70 c76c51a3 d192e819 d6990624 f40e3585 106aa070
  19a4c116 1e376c08 2748774c 34b0bcb5 391c0cb3 4ed8aa4a 5b9cca4f 682e6ff3
  748f82ee 78a5636f 84c87814 8cc70208 90befffa a4506ceb bef9a3f7 c67178f2
`);

/** SHA-256 (FIPS 180-4 section 6.2.2), eight rounds a turn, so that no letter is moved to the next. */
export const SHA_256: Rounds = {
  start: hexWords('6a09e667 bb67ae85 3c6ef372 a54ff53a 510e527f 9b05688c 1f83d9ab 5be0cd19'),
  isLittle: false,
  compress: (state, words) => {
    schedule(words);
    let a = state[0] ?? 0;
    let b = state[1] ?? 0;
    let c = state[2] ?? 0;
    let d = state[3] ?? 0;
    let e = state[4] ?? 0;
    let f = state[5] ?? 0;
    let g = state[6] ?? 0;
    let h = state[7] ?? 0;
    for (let i = 0; i < 64; i += 8) {
      h = (h + sum1(e) + (g ^ (e & (f ^ g))) + (K[i] ?? 0) + (words[i] ?? 0)) | 0;
      d = (d + h) | 0;
      h = (h + sum0(a) + ((a & b) ^ (c & (a ^ b)))) | 0;
      g = (g + sum1(d) + (f ^ (d & (e ^ f))) + (K[i + 1] ?? 0) + (words[i + 1] ?? 0)) | 0;
      c = (c + g) | 0;
      g = (g + sum0(h) + ((h & a) ^ (b & (h ^ a)))) | 0;
      f = (f + sum1(c) + (e ^ (c & (d ^ e))) + (K[i + 2] ?? 0) + (words[i + 2] ?? 0)) | 0;
      b = (b + f) | 0;
      f = (f + sum0(g) + ((g & h) ^ (a & (g ^ h)))) | 0;
      e = (e + sum1(b) + (d ^ (b & (c ^ d))) + (K[i + 3] ?? 0) + (words[i + 3] ?? 0)) | 0;
      a = (a + e) | 0;
      e = (e + sum0(f) + ((f & g) ^ (h & (f ^ g)))) | 0;
      d = (d + sum1(a) + (c ^ (a & (b ^ c))) + (K[i + 4] ?? 0) + (words[i + 4] ?? 0)) | 0;
      h = (h + d) | 0;
      d = (d + sum0(e) + ((e & f) ^ (g & (e ^ f)))) | 0;
      c = (c + sum1(h) + (b ^ (h & (a ^ b))) + (K[i + 5] ?? 0) + (words[i + 5] ?? 0)) | 0;
      g = (g + c) | 0;
      c = (c + sum0(d) + ((d & e) ^ (f & (d ^ e)))) | 0;
      b = (b + sum1(g) + (a ^ (g & (h ^ a))) + (K[i + 6] ?? 0) + (words[i + 6] ?? 0)) | 0;
      f = (f + b) | 0;
      b = (b + sum0(c) + ((c & d) ^ (e & (c ^ d)))) | 0;
      a = (a + sum1(f) + (h ^ (f & (g ^ h))) + (K[i + 7] ?? 0) + (words[i + 7] ?? 0)) | 0;
      e = (e + a) | 0;
      a = (a + sum0(b) + ((b & c) ^ (d & (b ^ c)))) | 0;
    }
    state[0] = ((state[0] ?? 0) + a) | 0;
    state[1] = ((state[1] ?? 0) + b) | 0;
    state[2] = ((state[2] ?? 0) + c) | 0;
    state[3] = ((state[3] ?? 0) + d) | 0;
    state[4] = ((state[4] ?? 0) + e) | 0;
    state[5] = ((state[5] ?? 0) + f) | 0;
    state[6] = ((state[6] ?? 0) + g) | 0;
    state[7] = ((state[7] ?? 0) + h) | 0;
  },
};

const sum0 = (x: number): number => ((x >>> 2) | (x << 30)) ^ ((x >>> 13) | (x << 19)) ^ ((x >>> 22) | (x << 10));
const sum1 = (x: number): number => ((x >>> 6) | (x << 26)) ^ ((x >>> 11) | (x << 21)) ^ ((x >>> 25) | (x << 7));
const sigma0 = (x: number): number => ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
const sigma1 = (x: number): number => ((x >>> 17) | (x << 15)) ^ ((x >>> 19) | (x << 13)) ^ (x >>> 10);

function schedule(words: Int32Array): void {
  for (let i = 16; i < 64; i++)
    words[i] =
      ((words[i - 16] ?? 0) + (words[i - 7] ?? 0) + sigma0(words[i - 15] ?? 0) + sigma1(words[i - 2] ?? 0)) | 0;
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
