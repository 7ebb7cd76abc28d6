import type { Octets } from './octets.ts';

const encoder = new TextEncoder();
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text as UTF-8. A lone surrogate becomes EF BF BD, as the platform's encoder has it (WHATWG Encoding). */
export function encodeUtf8(text: string): Octets {
  return encoder.encode(text);
}

/**
 * `encodeUtf8` to the start of bytes that have room for it (three times the text's length are enough). Says how
 * many.
 */
export function encodeUtf8Into(text: string, into: Octets): number {
  return encoder.encodeInto(text, into).written;
}

/** The text that UTF-8 bytes stand for, a leading BOM kept; undefined when they are not well-formed UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * The text without the characters of a set that it ends with. What a pattern such as `/=+$/` does as well, but that goes
 * over each run of them as often as the run is long: four seconds for 100,000.
 */
export function withoutEnd(text: string, set: string): string {
  let end = text.length;
  while (end > 0 && set.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** How many bytes the text takes in UTF-8. Counted for what is typed; encoded where the platform is quicker. */
export function utf8Length(text: string): number {
  if (text.length > 4096) return encoder.encode(text).length;
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    if (unit < 0x800) bytes += 1;
    else if (isLeadOfPair(text, i)) {
      bytes += 2;
      i++;
    } else bytes += 2;
  }
  return bytes;
}

/**
 * For each UTF-16 code unit of the text (and one past its end), the offset of its first byte in
 * UTF-8. Both halves of a surrogate pair point at the character's four bytes. Undefined for pure
 * ASCII, where the offset is the index itself.
 */
export function utf8Offsets(text: string): Uint32Array | undefined {
  if (isAscii(text)) return undefined;
  const offsets = new Uint32Array(text.length + 1);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    offsets[i] = at;
    const unit = text.charCodeAt(i);
    if (unit < 0x80) at += 1;
    else if (unit < 0x800) at += 2;
    else if (isLeadOfPair(text, i)) {
      offsets[++i] = at;
      at += 4;
    } else at += 3;
  }
  offsets[text.length] = at;
  return offsets;
}

/** Whether every code unit is below 0x80. */
export function isAscii(text: string): boolean {
  // oxlint's no-control-regex would object to a regular expression; a loop is as fast.
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

function isLeadOfPair(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  if (unit < 0xd800 || unit > 0xdbff) return false;
  const next = text.charCodeAt(index + 1);
  return next >= 0xdc00 && next <= 0xdfff;
}
