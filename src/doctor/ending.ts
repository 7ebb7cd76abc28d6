import type { Octets } from '../core/bytes/octets.ts';
import { encodeUtf8, utf8Length } from '../core/bytes/text.ts';
import type { Beginning } from '../core/crypto/beginning.ts';
import type { Expr } from '../core/recipe/expression.ts';
import type { Value } from '../core/recipe/value.ts';

/** Where in the bytes that are hashed the text of one node stands. */
export interface Piece {
  readonly node: number;
  readonly start: number;
  readonly end: number;
  /** Of a list, the texts in it. */
  readonly parts: readonly Piece[];
}

/** What a graph laid out flat is. */
interface Table {
  readonly nodes: readonly Expr[];
  readonly args: readonly (readonly number[])[];
  readonly values: readonly (Value | undefined)[];
}

/** A text taken apart, lists within lists; undefined where a part is no text. */
export function piecesOf(table: Table, node: number, start: number): Piece | undefined {
  const value = table.values[node];
  if (value?.kind !== 'text') return undefined;
  const { op, param } = table.nodes[node] ?? {};
  if (op !== 'concat' && op !== 'join') return { node, start, end: start + utf8Length(value.text), parts: [] };
  const gap = op === 'join' ? utf8Length(String(param)) : 0;
  const parts: Piece[] = [];
  let at = start;
  for (const arg of table.args[node] ?? []) {
    const part = piecesOf(table, arg, parts.length === 0 ? at : at + gap);
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
    return (changed) => {
      let room = spare;
      for (let i = 0; i < changed.length; i++) room += (changed[i]?.length ?? 0) * 3;
      if (room > this.buffer.length) this.buffer = new Uint8Array(room * 2);
      let at = 0;
      for (let i = 0; i < kept.length; i++) {
        at = this.put(kept[i], at);
        if (i === changed.length) break;
        const end = this.write(changed[i], at);
        if (end === undefined) return undefined;
        at = end;
      }
      const more = beginning.keepsAll ? this.alike(message, shared, at, beginning.block) : 0;
      return beginning.finish(message, shared + more, this.buffer, more, at);
    };
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
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 0x7f) return isWhole(text) ? this.put(encodeUtf8(text), at) : undefined;
      buffer[at + i] = unit;
    }
    return at + length;
  }
}
