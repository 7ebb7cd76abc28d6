import type { Octets } from '../bytes/octets.ts';
import { NO_HEAD, type Beginning } from './beginning.ts';
import type { Rounds } from './rounds.ts';

/** Bytes a block of MD5 and SHA-256; the last eight of a message's last block tell its length. */
const BLOCK = 64;
const LENGTH_AT = 56;

/** Beginnings of one algorithm, all with one place to work in. */
export function wordBeginnings(rounds: Rounds): (key?: Octets) => Beginning {
  const scratch = new WordScratch(rounds);
  return (key) => new WordBeginning(scratch, key);
}

/** What every computation of one algorithm overwrites. */
class WordScratch {
  readonly rounds: Rounds;
  readonly state: Int32Array;
  readonly words = new Int32Array(16);
  readonly out: Octets;
  /** The bytes read last, to be read as words: most messages are written in one buffer. */
  private data: Octets = NO_HEAD;
  private view = new DataView(NO_HEAD.buffer);

  constructor(rounds: Rounds) {
    this.rounds = rounds;
    this.state = rounds.start.slice();
    this.out = new Uint8Array(rounds.start.length * 4);
  }

  /** Takes whole blocks into a state. */
  absorb(state: Int32Array, data: Octets, from: number, to: number): void {
    for (let at = from; at < to; at += BLOCK) {
      this.load(data, at, 16);
      this.rounds.compress(state, this.words);
    }
  }

  /** The end of a message of `total` bytes: those from `from` on, less than a block, and the padding (FIPS 180-4 section 5.1.1). */
  close(state: Int32Array, data: Octets, from: number, to: number, total: number): void {
    const { words, rounds } = this;
    const full = (to - from) >> 2;
    this.load(data, from, full);
    let last = 0;
    for (let i = 0, at = from + full * 4; i < 4; i++, at++) {
      const byte = at < to ? (data[at] ?? 0) : at === to ? 0x80 : 0;
      last |= byte << (rounds.isLittle ? i * 8 : 24 - i * 8);
    }
    words[full] = last;
    for (let i = full + 1; i < 16; i++) words[i] = 0;
    if (to - from >= LENGTH_AT) {
      rounds.compress(state, words);
      for (let i = 0; i < 14; i++) words[i] = 0;
    }
    this.endWith(state, total);
  }

  /** The MAC's outer hash: of the block its key fills, then this state's words. */
  over(outer: Int32Array, inner: Int32Array): void {
    const { words, state, rounds } = this;
    const { length } = inner;
    for (let i = 0; i < length; i++) {
      words[i] = inner[i] ?? 0;
      state[i] = outer[i] ?? 0;
    }
    words[length] = rounds.isLittle ? 0x80 : 0x80000000;
    for (let i = length + 1; i < 14; i++) words[i] = 0;
    this.endWith(state, BLOCK + length * 4);
  }

  private endWith(state: Int32Array, total: number): void {
    const { words, rounds } = this;
    const [high, low] = [Math.floor(total / 2 ** 29), total << 3];
    words[14] = rounds.isLittle ? low : high;
    words[15] = rounds.isLittle ? high : low;
    rounds.compress(state, words);
  }

  /** The first so many words of a block. */
  private load(data: Octets, from: number, count: number): void {
    if (data !== this.data) {
      this.data = data;
      this.view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    }
    const { words, view } = this;
    if (this.rounds.isLittle) for (let i = 0; i < count; i++) words[i] = view.getInt32(from + i * 4, true);
    else for (let i = 0; i < count; i++) words[i] = view.getInt32(from + i * 4, false);
  }

  /** A state as the bytes of a digest. */
  written(state: Int32Array): Octets {
    const { out } = this;
    const { isLittle } = this.rounds;
    for (let i = 0, at = 0; i < state.length; i++, at += 4) {
      const word = state[i] ?? 0;
      out[at] = isLittle ? word : word >>> 24;
      out[at + 1] = isLittle ? word >>> 8 : word >>> 16;
      out[at + 2] = isLittle ? word >>> 16 : word >>> 8;
      out[at + 3] = isLittle ? word >>> 24 : word;
    }
    return out;
  }
}

/** A digest or MAC on words, with the state kept after every block of the head. */
class WordBeginning implements Beginning {
  readonly block = BLOCK;
  readonly keepsAll = true;
  private readonly scratch: WordScratch;
  private readonly start: Int32Array;
  /** Bytes before the message: the block that a MAC's key fills. */
  private readonly before: number;
  private readonly outer: Int32Array | undefined;
  private head: Octets | undefined;
  /** States after the first block of the head, the second … */
  private readonly kept: Int32Array[] = [];
  private known = 0;

  constructor(scratch: WordScratch, key?: Octets) {
    this.scratch = scratch;
    const { start } = scratch.rounds;
    this.start = start.slice();
    this.before = key ? BLOCK : 0;
    if (!key) return;
    const block = new Uint8Array(BLOCK);
    block.set(key.length > BLOCK ? new WordBeginning(scratch).finish(key, 0, key, 0, key.length) : key);
    scratch.absorb(
      this.start,
      block.map((byte) => byte ^ 0x36),
      0,
      BLOCK,
    );
    this.outer = start.slice();
    scratch.absorb(
      this.outer,
      block.map((byte) => byte ^ 0x5c),
      0,
      BLOCK,
    );
  }

  finish(head: Octets, shared: number, tail: Octets, from: number, to: number): Octets {
    const { scratch } = this;
    const { state } = scratch;
    const begun = shared === 0 ? this.start : this.after(head, shared / BLOCK);
    for (let i = 0; i < state.length; i++) state[i] = begun[i] ?? 0;
    const whole = to - ((to - from) % BLOCK);
    scratch.absorb(state, tail, from, whole);
    scratch.close(state, tail, whole, to, this.before + shared + to - from);
    if (this.outer) scratch.over(this.outer, state);
    return scratch.written(state);
  }

  private after(head: Octets, blocks: number): Int32Array {
    if (head !== this.head) {
      this.head = head;
      this.known = 0;
    }
    while (this.known < blocks) {
      const { known } = this;
      const state = (this.kept[known] ??= this.start.slice());
      state.set(known === 0 ? this.start : (this.kept[known - 1] ?? this.start));
      this.scratch.absorb(state, head, known * BLOCK, (known + 1) * BLOCK);
      this.known++;
    }
    return this.kept[blocks - 1] ?? this.start;
  }
}
