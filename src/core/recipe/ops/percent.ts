import { encodeHex } from '../../bytes/hex.ts';
import type { Expr } from '../expression.ts';
import { textArg, type Op } from '../op.ts';
import { textValue, type TextValue } from '../value.ts';
import { encodedUtf8 } from './encodings.ts';

/** RFC 3986 section 2: UTF-8 bytes as %HH in upper case, all but the unreserved characters of section 2.3. */
export const percentEncode: Op = {
  evaluate: (args) => percentEncoded(textArg(args, 0)),
  inverse: null,
  phrase: () => 'the text percent-encoded: all but letters, digits and - . _ ~',
  formula: ([arg]) => `percentEncode(${arg})`,
  lookalikes: (expr) => [{ cause: 'url-encoding', says: 'leaves it unencoded', expr: expr.args[0] as Expr<'text'> }],
};

/** A text as percent-encoded by RFC 3986 section 2: unreserved characters stand, all others by their UTF-8 bytes. */
export function percentEncoded(of: TextValue): TextValue {
  const bytes = encodedUtf8(of);
  const parts = Array.from(bytes.bytes, (byte) =>
    isUnreserved(byte) ? String.fromCharCode(byte) : `%${encodeHex(Uint8Array.of(byte)).toUpperCase()}`,
  );
  return textValue(parts.join(''), {
    how: 'pieces',
    pieces: parts.map((part, from) => ({ length: part.length, of: bytes, from, span: 1 })),
  });
}

function isUnreserved(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === 0x2d ||
    byte === 0x2e ||
    byte === 0x5f ||
    byte === 0x7e
  );
}
