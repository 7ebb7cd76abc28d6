import type { HashName } from '../crypto/port.ts';
import type { Kind } from './value.ts';

/**
 * A recipe is a graph of frozen nodes. `recipe()` functions run once, on symbols, and what they
 * return is the graph; every reader (trace, formula, coverage, doctor, snippets) walks it.
 */
export interface Expr<K extends Kind = Kind> {
  readonly kind: K;
  readonly op: OpName;
  readonly args: readonly Expr[];
  readonly param: Param;
}

/** Everything an op needs besides its arguments. Plain data, so that a graph can be sent and compared. */
export type Param = string | number | readonly string[] | null;

/** The closed vocabulary. Each name has its row, with every facet, in `ops/`. */
export type OpName =
  | 'field'
  | 'literal'
  | 'concat'
  | 'join'
  | 'joinPresent'
  | 'whenPresent'
  | 'choose'
  | 'upper'
  | 'lower'
  | 'utf8'
  | 'utf8Decode'
  | 'latin1'
  | 'utf16le'
  | 'hex'
  | 'hexUpper'
  | 'hexDecode'
  | 'base64'
  | 'base64url'
  | 'base64Decode'
  | 'base64urlDecode'
  | 'percentEncode'
  | 'pairs'
  | 'formEncode'
  | 'jsonObject'
  | 'jsonMember'
  | 'optionalMember'
  | 'segment'
  | 'minus'
  | 'hash'
  | 'hmac'
  | MistakeOpName;

/** Words for what people compute instead. The doctor writes them, recipes never do (`ops/mistakes.ts`). */
export type MistakeOpName = 'altered' | 'alteredBytes' | 'encodedAs' | 'concatBytes';

function node<K extends Kind>(kind: K, op: OpName, args: readonly Expr[] = [], param: Param = null): Expr<K> {
  return Object.freeze({ kind, op, args: Object.freeze([...args]), param });
}

/** A field of the operation, by the vendor's name. Its value is what the user typed, to the byte. */
export const field = (name: string): Expr<'text'> => node('text', 'field', [], name);

/** Fixed text, with no field behind it; builders take plain strings for it. */
export const literal = (text: string): Expr<'text'> => node('text', 'literal', [], text);

/** Texts one after the other, nothing between. */
export const concat = (...parts: readonly (Expr<'text'> | string)[]): Expr<'text'> =>
  node('text', 'concat', parts.map(asText));

/** Texts with a separator between each two, empty ones included. */
export const join = (separator: string, ...parts: readonly (Expr<'text'> | string)[]): Expr<'text'> =>
  node('text', 'join', parts.map(asText), separator);

/** Texts with a separator between each two, empty ones left out. */
export const joinPresent = (separator: string, ...parts: readonly Expr<'text'>[]): Expr<'text'> =>
  node('text', 'joinPresent', parts, separator);

/** `then` when `condition` is not empty; otherwise the empty text. */
export const whenPresent = (condition: Expr<'text'>, then: Expr<'text'>): Expr<'text'> =>
  node('text', 'whenPresent', [condition, then]);

/** The text of the case that `value` equals, to the character; `otherwise` when it equals none. */
export const choose = (
  value: Expr<'text'>,
  cases: Readonly<Record<string, Expr<'text'> | string>>,
  otherwise: Expr<'text'> | string,
): Expr<'text'> =>
  node('text', 'choose', [value, ...[...Object.values(cases), otherwise].map(asText)], Object.keys(cases));

/** Upper case by Unicode's default mapping, not by any locale. */
export const upper = (text: Expr<'text'>): Expr<'text'> => node('text', 'upper', [text]);

/** Lower case by Unicode's default mapping, not by any locale. */
export const lower = (text: Expr<'text'>): Expr<'text'> => node('text', 'lower', [text]);

/** Text as UTF-8 bytes (RFC 3629). */
export const utf8 = (text: Expr<'text'>): Expr<'bytes'> => node('bytes', 'utf8', [text]);

/** UTF-8 bytes as text; what is not well formed is refused (`not-utf8`). */
export const utf8Decode = (bytes: Expr<'bytes'>): Expr<'text'> => node('text', 'utf8Decode', [bytes]);

/** Each UTF-16 unit cut to its low byte: what old Node called `binary`. A mistake, never a recipe. */
export const latin1 = (text: Expr<'text'>): Expr<'bytes'> => node('bytes', 'latin1', [text]);

/** Text as UTF-16, little endian, no BOM: C#'s `Encoding.Unicode`. A mistake, never a recipe. */
export const utf16le = (text: Expr<'text'>): Expr<'bytes'> => node('bytes', 'utf16le', [text]);

/** Bytes as lower-case hex (RFC 4648 section 8). */
export const hex = (bytes: Expr<'bytes'>): Expr<'text'> => node('text', 'hex', [bytes]);

/** Bytes as upper-case hex (RFC 4648 section 8). */
export const hexUpper = (bytes: Expr<'bytes'>): Expr<'text'> => node('text', 'hexUpper', [bytes]);

/** The bytes a hex text stands for, in either case; anything else is refused (`not-hex`). */
export const hexDecode = (text: Expr<'text'>): Expr<'bytes'> => node('bytes', 'hexDecode', [text]);

/** Bytes as base64 with padding (RFC 4648 section 4). */
export const base64 = (bytes: Expr<'bytes'>): Expr<'text'> => node('text', 'base64', [bytes]);

/** Bytes as base64url without padding (RFC 7515 section 2). */
export const base64url = (bytes: Expr<'bytes'>): Expr<'text'> => node('text', 'base64url', [bytes]);

/** The bytes a base64 text stands for (RFC 4648 section 4, strictly); anything else is refused (`not-base64`). */
export const base64Decode = (text: Expr<'text'>): Expr<'bytes'> => node('bytes', 'base64Decode', [text]);

/** The bytes an unpadded base64url text stands for (RFC 7515 section 2); anything else is refused (`not-base64url`). */
export const base64urlDecode = (text: Expr<'text'>): Expr<'bytes'> => node('bytes', 'base64urlDecode', [text]);

/** Percent-encoding of everything but RFC 3986's unreserved characters, upper-case hex. */
export const percentEncode = (text: Expr<'text'>): Expr<'text'> => node('text', 'percentEncode', [text]);

/** Named texts in the order written, for `formEncode` and `jsonObject`. */
export const pairs = (...members: readonly (readonly [name: string, value: Expr<'text'>])[]): Expr<'pairs'> =>
  node(
    'pairs',
    'pairs',
    members.map(([, value]) => value),
    members.map(([name]) => name),
  );

/** Pairs as `application/x-www-form-urlencoded` (WHATWG URL section 5.2: space is `+`). Pairs with an empty value are left out. */
export const formEncode = (members: Expr<'pairs'>): Expr<'text'> => node('text', 'formEncode', [members]);

/** Pairs as a compact JSON object of strings, as `JSON.stringify` writes it (RFC 8259). */
export const jsonObject = (members: Expr<'pairs'>): Expr<'text'> => node('text', 'jsonObject', [members]);

/**
 * A top-level member of a raw JSON object, under any of the names given: a string decoded, a number
 * or a boolean as the very literal in the text.
 */
export const jsonMember = (json: Expr<'text'>, ...names: readonly [string, ...string[]]): Expr<'text'> =>
  node('text', 'jsonMember', [json], names);

/** `jsonMember`, but the empty text when the object has no such member (claims that may be absent). */
export const optionalMember = (json: Expr<'text'>, ...names: readonly [string, ...string[]]): Expr<'text'> =>
  node('text', 'optionalMember', [json], names);

/** The part of a text at `index` when split at `separator` into exactly `count` parts (a JWS's header, payload, signature). */
export const segment = (text: Expr<'text'>, separator: string, index: number, count: number): Expr<'text'> =>
  node('text', 'segment', [text], [separator, String(index), String(count)]);

/** The difference of two numbers in decimal digits; empty when either is empty. */
export const minus = (from: Expr<'text'>, subtracted: Expr<'text'>): Expr<'text'> =>
  node('text', 'minus', [from, subtracted]);

/** A digest (FIPS 180-4; RFC 1321 for MD5). */
export const hash = (algorithm: HashName, message: Expr<'bytes'>): Expr<'bytes'> =>
  node('bytes', 'hash', [message], algorithm);

/** HMAC (RFC 2104) of `message` under `key`. */
export const hmac = (algorithm: HashName, key: Expr<'bytes'>, message: Expr<'bytes'>): Expr<'bytes'> =>
  node('bytes', 'hmac', [key, message], algorithm);

/** A mistake, never a recipe: what somebody's code made of the text, written out. */
export const altered = (text: Expr<'text'>, result: string): Expr<'text'> => node('text', 'altered', [text], result);

/** A mistake, never a recipe: the bytes somebody's code read the text as, in hex. */
export const alteredBytes = (text: Expr<'text'>, hexDigits: string): Expr<'bytes'> =>
  node('bytes', 'alteredBytes', [text], hexDigits);

/** A mistake, never a recipe: text in another charset than UTF-8 (`bytes/charset.ts` has the names). */
export const encodedAs = (text: Expr<'text'>, charset: string): Expr<'bytes'> =>
  node('bytes', 'encodedAs', [text], charset);

/** A mistake, never a recipe: byte strings one after the other. */
export const concatBytes = (...parts: readonly Expr<'bytes'>[]): Expr<'bytes'> => node('bytes', 'concatBytes', parts);

function asText(part: Expr<'text'> | string): Expr<'text'> {
  return typeof part === 'string' ? literal(part) : part;
}

/** The node with other arguments. For rewriting only: kinds must agree. */
export function withArgs<K extends Kind>(expr: Expr<K>, args: readonly Expr[]): Expr<K> {
  return node(expr.kind, expr.op, args, expr.param);
}

/** Every node below (and including) the roots, arguments before those that use them, each once. */
export function nodesOf(roots: readonly Expr[]): Expr[] {
  const seen = new Set<Expr>();
  const visit = (expr: Expr): void => {
    if (seen.has(expr)) return;
    for (const arg of expr.args) visit(arg);
    seen.add(expr);
  };
  for (const root of roots) visit(root);
  return [...seen];
}

/** The names of the fields the expression depends on, in order of first use. */
export function fieldsIn(expr: Expr): string[] {
  return nodesOf([expr]).flatMap((found) =>
    found.op === 'field' && typeof found.param === 'string' ? [found.param] : [],
  );
}
