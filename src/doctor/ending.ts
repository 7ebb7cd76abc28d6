import type { Octets } from '../core/bytes/octets.ts';
import { encodeUtf8, encodeUtf8Into, utf8Length } from '../core/bytes/text.ts';
import type { Beginning } from '../core/crypto/beginning.ts';
import type { Value } from '../core/recipe/value.ts';
import type { Shape } from './shape.ts';

/** Where in the bytes that are hashed the text of one node stands. */
export interface Piece {
  readonly node: number;
  readonly start: number;
  readonly end: number;
  /** Of a list, the texts in it. */
  readonly parts: readonly Piece[];
}

/** A text taken apart, lists within lists; undefined where a part is no text. */
export function piecesOf(
  shape: Shape,
  values: readonly (Value | undefined)[],
  node: number,
  start: number,
): Piece | undefined {
  const value = values[node];
  if (value?.kind !== 'text') return undefined;
  const { op, param } = shape.nodes[node] ?? {};
  if (op !== 'concat' && op !== 'join') return { node, start, end: start + utf8Length(value.text), parts: [] };
  const gap = op === 'join' ? utf8Length(String(param)) : 0;
  const parts: Piece[] = [];
  let at = start;
  for (const arg of shape.args[node] ?? []) {
    const part = piecesOf(shape, values, arg, parts.length === 0 ? at : at + gap);
    if (!part) return undefined;
    parts.push(part);
    at = part.end;
  }
  return { node, start, end: at, parts };
}

/** A text that was changed, or its bytes where they are known. */
export type Changed = Octets | string;

/** Undefined for half a character at a border: such a text has no bytes of its own. */
export function bytesAlone(text: string): Octets | undefined {
  return isWhole(text) ? encodeUtf8(text) : undefined;
}

function isWhole(text: string): boolean {
  const [first, last] = [text.charCodeAt(0), text.charCodeAt(text.length - 1)];
  return !(first >= 0xdc00 && first <= 0xdfff) && !(last >= 0xd800 && last <= 0xdbff);
}

/**
 * The last lap of every attempt: texts put into bytes that stay, and the digest of the whole. All is
 * written into one buffer; the blocks before the first change are hashed once for a message.
 */
export class Endings {
  private buffer = new Uint8Array(4096);
  /** Whose bytes are in the buffer. */
  private owner: object | undefined;

  /** With as many texts as there are pieces, in their order; undefined for half a character at a border. */
  of(
    beginning: Beginning,
    message: Octets,
    pieces: readonly Piece[],
  ): (changed: readonly Changed[]) => Octets | undefined {
    const from = pieces[0]?.start ?? 0;
    const shared = from - (from % beginning.block);
    // What stands before, between and after the changes.
    const kept = [...pieces, undefined].map((piece, i) =>
      message.subarray(i === 0 ? shared : (pieces[i - 1]?.end ?? 0), piece?.start ?? message.length),
    );
    const spare = kept.reduce((sum, { length }) => sum + length, 0);
    /** Where they stand in the buffer: often where they stood before. */
    const stands = kept.map(() => -1);
    return (changed) => {
      let room = spare;
      for (let i = 0; i < changed.length; i++) room += (changed[i]?.length ?? 0) * 3;
      if (this.owner !== kept || room > this.buffer.length) this.take(kept, stands, room);
      let at = 0;
      for (let i = 0; i < kept.length; i++) {
        const bytes = kept[i];
        if (stands[i] !== at) this.put(bytes, at);
        stands[i] = at;
        at += bytes?.length ?? 0;
        if (i === changed.length) break;
        const end = this.write(changed[i], at);
        // Longer than before, it is written over what follows.
        if (stands[i + 1] !== end) stands.fill(-1, i + 1);
        if (end === undefined) return undefined;
        at = end;
      }
      const more = beginning.keepsAll ? this.alike(message, shared, at, beginning.block) : 0;
      return beginning.finish(message, shared + more, this.buffer, more, at);
    };
  }

  private take(owner: object, stands: number[], room: number): void {
    this.owner = owner;
    stands.fill(-1);
    if (room > this.buffer.length) this.buffer = new Uint8Array(room * 2);
  }

  /** How many octets more, in whole blocks, begin as the message does: a change is often but at the end of a text. */
  private alike(message: Octets, shared: number, length: number, block: number): number {
    const { buffer } = this;
    const most = Math.min(length, message.length - shared);
    let at = 0;
    while (at < most && buffer[at] === message[shared + at]) at++;
    return at - (at % block);
  }

  private put(bytes: Octets | undefined, at: number): number {
    const { buffer } = this;
    const length = bytes?.length ?? 0;
    if (bytes && length > 40) buffer.set(bytes, at);
    else for (let i = 0; i < length; i++) buffer[at + i] = bytes?.[i] ?? 0;
    return at + length;
  }

  /** Short ASCII is copied by hand: a call of TextEncoder costs more than the hash of 100 bytes. */
  private write(text: Changed | undefined, at: number): number | undefined {
    if (typeof text !== 'string') return this.put(text, at);
    const { buffer } = this;
    const { length } = text;
    if (length > SHORT) return isWhole(text) ? at + encodeUtf8Into(text, buffer.subarray(at)) : undefined;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 0x7f) return isWhole(text) ? at + encodeUtf8Into(text, buffer.subarray(at)) : undefined;
      buffer[at + i] = unit;
    }
    return at + length;
  }
}

const SHORT = 200;
