import type { Octets } from './octets.ts';
import { encodeUtf8 } from './text.ts';

/**
 * Text in charsets other than UTF-8, as mistaken code writes it. The platform only decodes legacy
 * charsets (WHATWG Encoding has encoders for none but UTF-8), so most tables are made from
 * `TextDecoder` when first used. What a charset cannot hold becomes `?`, as in Java, .NET and PHP.
 */
export function encodeCharset(text: string, charset: string): Octets {
  const encode = ENCODERS[charset];
  return encode ? encode(text) : encodeLegacy(text, charset);
}

/** Charsets of single-byte and East Asian platforms: the defaults of Java before 18, .NET Framework, old PHP. */
export const PLATFORM_CHARSETS = [
  'windows-1252',
  'windows-1251',
  'windows-1250',
  'windows-1253',
  'windows-1254',
  'windows-1257',
  'iso-8859-2',
  'iso-8859-15',
  'koi8-r',
  'gbk',
  'big5',
  'shift_jis',
  'euc-kr',
] as const;

/** Met seldom: old Macs, and the consoles of Windows. */
export const RARE_CHARSETS = ['macintosh', 'ibm866', 'cp850'] as const;

/**
 * The upper half of code page 850, from 80 to FF, as Unicode maps it (VENDORS/MICSFT/PC): no TextDecoder has it. Its
 * letters that code page 437 has, too, have the same bytes there.
 */
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

/**
 * windows-1252 from 80 to 9F (WHATWG Encoding, index windows-1252); above, it is Latin-1. Not asked of TextDecoder: some
 * of Node's (20.20, 22, 23) read Latin-1 under that name.
 */
const CP1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The upper halves that are written here, from 80 on. */
const UPPER: Readonly<Record<string, string>> = {
  cp850: CP850,
  'windows-1252': CP1252 + String.fromCharCode(...Array.from({ length: 96 }, (_, i) => 0xa0 + i)),
};

const ENCODERS: Readonly<Record<string, (text: string) => Octets>> = {
  /** Old Node's `binary`: the low byte of each UTF-16 unit. */
  'latin1-truncate': (text) => perUnit(text, (unit) => unit & 0xff),
  'iso-8859-1': (text) => perCharacter(text, (code) => (code < 0x100 ? [code] : undefined)),
  /** .NET's Encoding.ASCII: a question mark for each UTF-16 unit, so two for an emoji. */
  'ascii-units': (text) => perUnit(text, (unit) => (unit < 0x80 ? unit : 0x3f)),
  ascii: (text) => perCharacter(text, (code) => (code < 0x80 ? [code] : undefined)),
  'ascii-dropped': asciiOnly,
  'utf-16le': (text) => utf16(text, true),
  'utf-16be': (text) => utf16(text, false),
  'utf-16le-bom': (text) => utf16(`\ufeff${text}`, true),
  'utf-16be-bom': (text) => utf16(`\ufeff${text}`, false),
  'utf-32le': utf32,
  'utf-32le-bom': (text) => utf32(`\ufeff${text}`),
  /** UTF-8 bytes taken for Latin-1 text and encoded again: PHP's utf8_encode. */
  'utf-8-twice': (text) => encodeUtf8(latin1Text(encodeUtf8(text))),
  /** The same by way of windows-1252, as editors and databases do it. */
  'utf-8-twice-1252': (text) =>
    encodeUtf8(
      latin1Text(encodeUtf8(text)).replace(/[\u0080-\u009f]/g, (char) => CP1252[char.charCodeAt(0) - 0x80] ?? char),
    ),
  /** Java's and MySQL's old habit: each half of a surrogate pair in three bytes (CESU-8). */
  'cesu-8': cesu8,
};

function asciiOnly(text: string): Octets {
  const out = new Uint8Array(text.length);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) out[at++] = unit;
  }
  return out.slice(0, at);
}

function utf16(text: string, little: boolean): Octets {
  const out = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    out[2 * i + (little ? 0 : 1)] = unit & 0xff;
    out[2 * i + (little ? 1 : 0)] = unit >> 8;
  }
  return out;
}

/** Low byte first; a lone surrogate stands for itself. */
function utf32(text: string): Octets {
  const out = new Uint8Array(text.length * 4);
  let at = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    out[at] = code & 0xff;
    out[at + 1] = (code >> 8) & 0xff;
    out[at + 2] = code >> 16;
    at += 4;
  }
  return out.slice(0, at);
}

function perUnit(text: string, byteOf: (unit: number) => number): Octets {
  const out = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) out[i] = byteOf(text.charCodeAt(i));
  return out;
}

function cesu8(text: string): Octets {
  const out = new Uint8Array(text.length * 3);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) out[at++] = unit;
    else {
      if (unit < 0x800) out[at++] = 0xc0 | (unit >> 6);
      else {
        out[at++] = 0xe0 | (unit >> 12);
        out[at++] = 0x80 | ((unit >> 6) & 63);
      }
      out[at++] = 0x80 | (unit & 63);
    }
  }
  return out.slice(0, at);
}

/** A character for each byte. */
function latin1Text(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}

/** No charset here takes more than two bytes a character. */
function perCharacter(text: string, bytesOf: (code: number) => readonly number[] | undefined): Octets {
  const out = new Uint8Array(text.length * 2);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      out[at++] = unit;
      continue;
    }
    const code = text.codePointAt(i) ?? 0;
    if (code > 0xffff) i++;
    for (const byte of bytesOf(code) ?? UNKNOWN) out[at++] = byte;
  }
  return out.slice(0, at);
}

const UNKNOWN: readonly number[] = [0x3f];

/** Bytes by code point: one byte, or the first times 256 and the second. */
type Table = ReadonlyMap<number, number>;
const tables = new Map<string, Table>();

function encodeLegacy(text: string, charset: string): Octets {
  let table = tables.get(charset);
  if (!table) tables.set(charset, (table = tableOf(charset)));
  const known = table;
  return perCharacter(text, (code) => {
    const bytes = known.get(code);
    return bytes === undefined ? undefined : bytes < 0x100 ? [bytes] : [bytes >> 8, bytes & 0xff];
  });
}

const MULTIBYTE: ReadonlySet<string> = new Set(['gbk', 'big5', 'shift_jis', 'euc-kr']);
const LINE = 0x0a;

/**
 * Every one- and two-byte sequence decoded once; of several that decode alike the first counts. All go through the
 * decoder in one text, a line each: 24,000 calls for a charset took most of the time before a search. A decoder gives
 * an ASCII byte back even where it made a sequence invalid, so that lines stay apart (WHATWG Encoding, section 11).
 */
function tableOf(charset: string): Table {
  const upper = UPPER[charset];
  if (upper) return new Map(Array.from(upper, (char, i) => [char.charCodeAt(0), 0x80 + i]));
  const { lines, sequences } = sequencesOf(MULTIBYTE.has(charset));
  const text = new TextDecoder(charset).decode(lines);
  const table = new Map<number, number>();
  let from = 0;
  for (const bytes of sequences) {
    const code = text.codePointAt(from) ?? 0;
    const end = from + (code > 0xffff ? 2 : 1);
    // One character, and nothing that stands for an error.
    if (text.charCodeAt(end) === LINE && code !== 0xfffd && !table.has(code)) table.set(code, bytes);
    from = text.indexOf('\n', from) + 1;
  }
  return table;
}

/** All sequences as numbers, and as bytes with a line feed after each. */
function sequencesOf(isMultibyte: boolean): { readonly lines: Octets; readonly sequences: Uint16Array } {
  const sequences = new Uint16Array(isMultibyte ? 128 + 126 * 191 : 128);
  const lines = new Uint8Array(3 * sequences.length);
  let count = 0;
  let at = 0;
  const add = (bytes: number): void => {
    sequences[count++] = bytes;
    if (bytes > 0xff) lines[at++] = bytes >> 8;
    lines[at++] = bytes & 0xff;
    lines[at++] = LINE;
  };
  for (let lead = 0x80; lead < 0x100; lead++) add(lead);
  if (isMultibyte)
    for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) add((lead << 8) | trail);
  return { lines: lines.subarray(0, at), sequences };
}
