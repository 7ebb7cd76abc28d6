import { decodeBase64, encodeBase64 } from '../core/bytes/base64.ts';
import type { Octets } from '../core/bytes/octets.ts';
import { decodeUtf8, encodeUtf8 } from '../core/bytes/text.ts';

/** What a link may unfold to, in bytes: a small link that grows without end is not read to its end. */
const MOST_UNFOLDED = 8 * 1024 * 1024;

/** The UTF-8 of a text, compressed (RFC 1951), as base64url. */
export async function squeeze(text: string): Promise<string> {
  const bytes = await through(new CompressionStream('deflate-raw'), encodeUtf8(text), Infinity);
  return encodeBase64(bytes ?? new Uint8Array(), 'base64url');
}

/** The text again; undefined when this is not what `squeeze` makes, or it would unfold to too much. */
export async function unsqueeze(packed: string): Promise<string | undefined> {
  const bytes = decodeBase64(packed, 'base64url');
  if (!bytes) return undefined;
  try {
    const unfolded = await through(new DecompressionStream('deflate-raw'), bytes, MOST_UNFOLDED);
    return unfolded && decodeUtf8(unfolded);
  } catch {
    // The platform throws at the first byte that is none of its own.
    return undefined;
  }
}

async function through(stream: CompressionStream, bytes: Octets, most: number): Promise<Octets | undefined> {
  const writer = stream.writable.getWriter();
  // What goes wrong here shows at the reading end.
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  const reader = stream.readable.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(parts, size);
    parts.push(value);
    size += value.length;
    if (size <= most) continue;
    await reader.cancel();
    return undefined;
  }
}

function joined(parts: readonly Uint8Array[], size: number): Octets {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
