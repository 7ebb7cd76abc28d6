import { decodeBase64, encodeBase64, type Base64Alphabet } from '../../bytes/base64.ts';
import { decodeHex, encodeHex } from '../../bytes/hex.ts';
import type { Octets } from '../../bytes/octets.ts';
import type { Derivation, Derived, Range } from '../../bytes/origin.ts';
import { decodeUtf8, encodeUtf8, utf8Offsets } from '../../bytes/text.ts';
import * as e from '../expression.ts';
import type { Expr } from '../expression.ts';
import { bytesArg, NO_LOOKALIKES, textArg, type Lookalike, type Op, type Refusal } from '../op.ts';
import { bytesValue, textValue, type BytesValue, type TextValue } from '../value.ts';

/**
 * RFC 3629. Half of a surrogate pair becomes the three bytes of U+FFFD, as TextEncoder writes it; nothing is
 * refused.
 */
export const utf8: Op = {
  evaluate: (args) => encodedUtf8(textArg(args, 0)),
  inverse: (value) => decodedUtf8(bytesArg([value], 0)),
  phrase: () => 'the text as UTF-8 bytes',
  formula: ([arg]) => `utf8(${arg})`,
  lookalikes: (expr) => [
    {
      cause: 'charset-latin1-truncate',
      says: 'keeps only the low byte of each character',
      expr: e.latin1(textOf(expr)),
    },
    { cause: 'charset-utf16', says: 'encodes the text as UTF-16LE', expr: e.utf16le(textOf(expr)) },
  ],
};

/** RFC 3629, strictly: bytes that are not well formed are refused with `not-utf8`. A byte order mark stays. */
export const utf8Decode: Op = {
  evaluate: (args) => decodedUtf8(bytesArg(args, 0)),
  inverse: (value) => encodedUtf8(textArg([value], 0)),
  phrase: () => 'the bytes read as UTF-8 text',
  formula: ([arg]) => `text(${arg})`,
  lookalikes: NO_LOOKALIKES,
};

/** One byte a UTF-16 unit, its high byte lost. Only lookalikes hold it: a recipe never does. */
export const latin1: Op = unitwise('the low byte of each character', 'latin1', 1, (unit, out, at) => {
  out[at] = unit & 0xff;
});

/** Two bytes a UTF-16 unit, without byte order mark. Only lookalikes hold it: a recipe never does. */
export const utf16le: Op = unitwise('the text as UTF-16, low byte first', 'utf16le', 2, (unit, out, at) => {
  out[at] = unit & 0xff;
  out[at + 1] = unit >> 8;
});

/**
 * RFC 4648 section 8 in lower case: two characters a byte. Its way back takes either case and refuses with
 * `not-hex`.
 */
export const hex: Op = {
  evaluate: (args) => hexText(bytesArg(args, 0), encodeHex),
  inverse: (value) => fromHex(textArg([value], 0)),
  phrase: () => 'the bytes as lower-case hex, two digits each',
  formula: ([arg]) => `hex(${arg})`,
  lookalikes: (expr) => textForms(expr, 'hex'),
};

/** RFC 4648 section 8 as printed there, in upper case. Its way back takes either case. */
export const hexUpper: Op = {
  evaluate: (args) => hexText(bytesArg(args, 0), (bytes) => encodeHex(bytes).toUpperCase()),
  inverse: (value) => fromHex(textArg([value], 0)),
  phrase: () => 'the bytes as upper-case hex, two digits each',
  formula: ([arg]) => `HEX(${arg})`,
  lookalikes: (expr) => textForms(expr, 'hexUpper'),
};

/** Takes either case; an odd number of digits, or any other character, is refused with `not-hex`. */
export const hexDecode: Op = {
  evaluate: (args) => fromHex(textArg(args, 0)),
  inverse: (value) => hexText(bytesArg([value], 0), encodeHex),
  phrase: () => 'the bytes that the hex digits stand for',
  formula: ([arg]) => `unhex(${arg})`,
  lookalikes: (expr) => [
    { cause: 'secret-not-hex-decoded', says: 'uses the hex digits as text', expr: e.utf8(textOf(expr)) },
  ],
};

/** RFC 4648 section 4: four characters for three bytes, padded. Its way back is as strict as `base64Decode`. */
export const base64: Op = base64Op('base64', 'base64 with padding');
/** RFC 4648 section 5 without padding, as JWS writes it (RFC 7515 section 2). */
export const base64url: Op = base64Op('base64url', 'base64url without padding');
/** RFC 4648 section 4, strictly: missing padding, line breaks and stray bits are refused with `not-base64`. */
export const base64Decode: Op = base64DecodeOp('base64', 'base64');
/** RFC 7515 section 2, strictly: padding, `+` and `/` are refused with `not-base64url`. */
export const base64urlDecode: Op = base64DecodeOp('base64url', 'base64url');

/** A value as UTF-8 bytes (RFC 3629) that know their characters; half of a surrogate pair is U+FFFD. */
export function encodedUtf8(of: TextValue): BytesValue {
  return bytesValue(encodeUtf8(of.text), utf8Derivation(of, of.text));
}

function utf8Derivation(of: Derived, text: string): Derivation {
  let known: { readonly table: Uint32Array | undefined } | undefined;
  const offsets = () => (known ??= { table: utf8Offsets(text) }).table;
  const toByte = (index: number) => offsets()?.[index] ?? index;
  return {
    how: 'regroup',
    of,
    up: (start, end) => {
      // Half a surrogate pair has no bytes of its own: widen to the whole character.
      const last =
        /[\ud800-\udbff]/.test(text[end - 1] ?? '') && /[\udc00-\udfff]/.test(text[end] ?? '') ? end + 1 : end;
      return { start: toByte(start), end: toByte(last) };
    },
    down: (start, end) => {
      const table = offsets();
      if (!table) return { start, end };
      return { start: lastAtMost(table, start), end: firstAtLeast(table, end) };
    },
  };
}

function decodedUtf8(of: BytesValue): TextValue | Refusal {
  const text = decodeUtf8(of.bytes);
  if (text === undefined) {
    return {
      refused: 'not-utf8',
      arg: 0,
      expected: 'well-formed UTF-8',
      got: 'bytes that are not',
      fix: 'Look at the bytes in hex.',
    };
  }
  const table = utf8Offsets(text);
  return textValue(text, {
    how: 'regroup',
    of,
    down: (start, end) => ({ start: table?.[start] ?? start, end: table?.[end] ?? end }),
    up: (start, end) => (table ? { start: lastAtMost(table, start), end: firstAtLeast(table, end) } : { start, end }),
  });
}

/** Fixed groups: `below` units of the argument for `above` units of the result. Exact to the bit for base64. */
function groups(of: Derived, below: number, above: number): Derivation {
  return {
    how: 'regroup',
    of,
    down: (start, end) => within(of.size, Math.floor((start * below) / above), Math.ceil((end * below) / above)),
    up: (start, end) => ({ start: Math.floor((start * above) / below), end: Math.ceil((end * above) / below) }),
  };
}

function within(size: number, start: number, end: number): Range {
  return { start: Math.min(start, size), end: Math.min(end, size) };
}

function unitwise(
  words: string,
  name: string,
  width: number,
  write: (unit: number, out: Octets, at: number) => void,
): Op {
  return {
    evaluate: (args) => {
      const of = textArg(args, 0);
      const out = new Uint8Array(of.size * width);
      for (let i = 0; i < of.size; i++) write(of.text.charCodeAt(i), out, i * width);
      return bytesValue(out, groups(of, 1, width));
    },
    inverse: null,
    phrase: () => words,
    formula: ([arg]) => `${name}(${arg})`,
    lookalikes: (expr) => [{ cause: 'charset-utf16', says: 'encodes the text as UTF-8', expr: e.utf8(textOf(expr)) }],
  };
}

function hexText(of: BytesValue, encode: (bytes: Octets) => string): TextValue {
  return textValue(encode(of.bytes), groups(of, 1, 2));
}

function fromHex(of: TextValue): BytesValue | Refusal {
  const bytes = decodeHex(of.text);
  if (bytes) return bytesValue(bytes, groups(of, 2, 1));
  const got = of.size % 2 ? `${of.size} characters, an odd number` : 'other characters among them';
  return {
    refused: 'not-hex',
    arg: 0,
    expected: 'hexadecimal digits, two for each byte',
    got,
    fix: 'Copy the value again, whole.',
  };
}

function base64Op(alphabet: Base64Alphabet, words: string): Op {
  return {
    evaluate: (args) => {
      const of = bytesArg(args, 0);
      return textValue(encodeBase64(of.bytes, alphabet), groups(of, 3, 4));
    },
    inverse: (value) => fromBase64(textArg([value], 0), alphabet),
    phrase: () => `the bytes in ${words}`,
    formula: ([arg]) => `${alphabet}(${arg})`,
    lookalikes: (expr) => textForms(expr, alphabet),
  };
}

function base64DecodeOp(alphabet: Base64Alphabet, words: string): Op {
  return {
    evaluate: (args) => fromBase64(textArg(args, 0), alphabet),
    inverse: (value) => {
      const of = bytesArg([value], 0);
      return textValue(encodeBase64(of.bytes, alphabet), groups(of, 3, 4));
    },
    phrase: () => `the bytes that the ${words} text stands for`,
    formula: ([arg]) => `${alphabet}Decode(${arg})`,
    lookalikes: (expr) => [
      {
        cause: 'secret-not-base64-decoded',
        says: `uses the ${words} text without decoding it`,
        expr: e.utf8(textOf(expr)),
      },
    ],
  };
}

function fromBase64(of: TextValue, alphabet: Base64Alphabet): BytesValue | Refusal {
  const bytes = decodeBase64(of.text, alphabet);
  if (bytes) return bytesValue(bytes, groups(of, 4, 3));
  return {
    refused: `not-${alphabet}`,
    arg: 0,
    expected:
      alphabet === 'base64' ? 'base64 with padding (A–Z a–z 0–9 + / =)' : 'base64url without padding (A–Z a–z 0–9 - _)',
    got: `${of.size} characters that are not`,
    fix: 'Copy the value again, whole; mind the alphabet and the padding.',
  };
}

const FORM_CAUSES: Readonly<
  Record<
    'hex' | 'hexUpper' | 'base64' | 'base64url',
    { readonly says: string; readonly write: (bytes: Expr<'bytes'>) => Expr<'text'> }
  >
> = {
  hex: { says: 'writes the digest as lower-case hex', write: e.hex },
  hexUpper: { says: 'writes the digest as upper-case hex', write: e.hexUpper },
  base64: { says: 'writes the digest as base64', write: e.base64 },
  base64url: { says: 'writes the digest as base64url without padding', write: e.base64url },
};

function textForms(expr: Expr, own: keyof typeof FORM_CAUSES): Lookalike[] {
  const bytes = expr.args[0] as Expr<'bytes'>;
  const isHex = (form: string) => form.startsWith('hex');
  return (Object.keys(FORM_CAUSES) as (keyof typeof FORM_CAUSES)[])
    .filter((form) => form !== own)
    .map((form) => {
      const cause =
        isHex(own) && isHex(form)
          ? 'hex-case'
          : isHex(form)
            ? 'output-hex-not-base64'
            : isHex(own)
              ? 'output-base64-not-hex'
              : 'base64url-vs-base64';
      return { cause, says: FORM_CAUSES[form].says, expr: FORM_CAUSES[form].write(bytes) };
    });
}

function textOf(expr: Expr): Expr<'text'> {
  return expr.args[0] as Expr<'text'>;
}

/** Largest index whose entry is ≤ x; of equal entries the first, so that a pair is taken whole. */
function lastAtMost(table: Uint32Array, x: number): number {
  const index = firstAtLeast(table, x);
  if (table[index] === x) return index;
  const before = table[index - 1] ?? 0;
  return firstAtLeast(table, before);
}

/** Smallest index whose entry is ≥ x. */
function firstAtLeast(table: Uint32Array, x: number): number {
  let low = 0;
  let high = table.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((table[middle] ?? 0) < x) low = middle + 1;
    else high = middle;
  }
  return low;
}
