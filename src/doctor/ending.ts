import type { Octets } from '../core/bytes/octets.ts';
import { encodeUtf8 } from '../core/bytes/text.ts';
import { NO_HEAD, type Beginning } from '../core/crypto/keyed.ts';

/** Longer messages are put together anew each time. */
const ROOM = 4096;

/**
 * The last lap of every attempt: a text between two that stay, as UTF-8, and its digest. Bytes are
 * written into one buffer, and what stands before the text is hashed once, as far as it fills blocks.
 */
export class Endings {
  private readonly buffer = new Uint8Array(ROOM);
  /** Views of the buffer by their length: to make one costs as much as to hash a block. */
  private readonly views: Octets[] = [];

  /** Undefined where the texts cannot be encoded one by one: half a character at a border. */
  between(beginning: Beginning, before: string, after: string): ((text: string) => Octets) | undefined {
    if (isHigh(before.charCodeAt(before.length - 1)) || isLow(after.charCodeAt(0))) return undefined;
    const first = encodeUtf8(before);
    const suffix = encodeUtf8(after);
    const blocks = first.length - (first.length % beginning.block);
    const head = blocks === 0 ? NO_HEAD : first.subarray(0, blocks);
    const rest = first.subarray(blocks);
    const spare = ROOM - rest.length - suffix.length;
    return (text) => {
      if (text.length * 3 > spare) return beginning.finish(head, joined(rest, encodeUtf8(text), suffix));
      this.buffer.set(rest);
      const end = this.write(text, rest.length);
      this.buffer.set(suffix, end);
      return beginning.finish(head, this.view(end + suffix.length));
    };
  }

  /** Short ASCII is copied by hand: a call of TextEncoder costs more than the hash of 100 bytes. */
  private write(text: string, at: number): number {
    const { buffer } = this;
    const { length } = text;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 0x7f) {
        const bytes = encodeUtf8(text);
        buffer.set(bytes, at);
        return at + bytes.length;
      }
      buffer[at + i] = unit;
    }
    return at + length;
  }

  private view(length: number): Octets {
    return (this.views[length] ??= this.buffer.subarray(0, length));
  }
}

function joined(...parts: readonly Octets[]): Octets {
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
