import type { Octets } from '../bytes/octets.ts';
import type { Beginning } from './beginning.ts';
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
  readonly words = new Int32Array(64);
  readonly out: Octets;
  private readonly last = new Uint8Array(BLOCK);

  constructor(rounds: Rounds) {
    this.rounds = rounds;
    this.state = rounds.start.slice();
    this.out = new Uint8Array(rounds.start.length * 4);
  }

  /** Takes whole blocks into a state. */
  absorb(state: Int32Array, data: Octets, from: number, to: number): void {
    for (let at = from; at < to; at += BLOCK) {
      this.load(data, at);
      this.rounds.compress(state, this.words);
    }
  }

  /** The end of a message of `total` bytes: those from `from` on and the padding (FIPS 180-4 section 5.1.1). */
  close(state: Int32Array, data: Octets, from: number, to: number, total: number): void {
    const { last } = this;
    let at = 0;
    for (let i = from; i < to; i++) last[at++] = data[i] ?? 0;
    last[at++] = 0x80;
    if (at > LENGTH_AT) {
      last.fill(0, at);
      this.absorb(state, last, 0, BLOCK);
      at = 0;
    }
    while (at < LENGTH_AT) last[at++] = 0;
    this.load(last, 0);
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

  private load(data: Octets, from: number): void {
    const { words } = this;
    if (this.rounds.isLittle)
      for (let i = 0, at = from; i < 16; i++, at += 4)
        words[i] =
          (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8) | ((data[at + 2] ?? 0) << 16) | ((data[at + 3] ?? 0) << 24);
    else
      for (let i = 0, at = from; i < 16; i++, at += 4)
        words[i] =
          ((data[at] ?? 0) << 24) | ((data[at + 1] ?? 0) << 16) | ((data[at + 2] ?? 0) << 8) | (data[at + 3] ?? 0);
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
