import type { CodeLanguage } from '../../core/recipe/op.ts';

/** `sha256`, `sha3-256`, `sha512-256`: how OpenSSL, and most languages with it, call SHA-256 and its kin. */
export const short = (algorithm: string): string =>
  algorithm
    .replace(/^([A-Z]+)-/, '$1')
    .replace('/', '-')
    .toLowerCase();
/** Keccak before it became SHA-3 is in no standard library. */
export const spellShort = (algorithm: string): string | undefined =>
  algorithm.startsWith('Keccak') ? undefined : short(algorithm);
/** `bodyHash` as `body_hash`. */
export const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** A sum in parentheses, where something is called on it. */
export const operand = (text: string): string => (text.includes(' + ') ? `(${text})` : text);
/** Between double quotes. */
export const doubleQuoted = (literal: string): string => `"${literal.replaceAll('"', String.raw`\"`)}"`;

/** A body as an object, as what a parser reads, and as what is to be signed. */
export interface BodySource {
  readonly parsed: string;
  readonly text: string;
  readonly raw: string;
}

/** How one language writes the things that fixes are made of. Arguments are expressions in it. */
export interface Idiom {
  readonly language: CodeLanguage;
  readonly set: (name: string, value: string) => string;
  readonly text: (literal: string) => string;
  readonly name: (camelCase: string) => string;
  readonly join: (...parts: readonly string[]) => string;
  readonly utf8: (text: string) => string;
  readonly utf16: (text: string) => string;
  readonly latin1: (text: string) => string;
  /** Text in a charset by its IANA name, where the standard library knows more than Latin-1 and UTF-16. */
  readonly inCharset?: (text: string, charset: string) => string;
  readonly fromHex: (text: string) => string;
  readonly fromBase64: (text: string) => string;
  /** HMAC of bytes under bytes, as bytes. */
  readonly hmac: (key: string, message: string, algorithm?: string) => string;
  readonly hash: (message: string, algorithm?: string) => string;
  /** A byte order mark as it is written between quotes. */
  readonly byteOrderMark: string;
  /** What the standard library calls an algorithm; undefined where it has none. */
  readonly spell: (algorithm: string) => string | undefined;
  readonly hex: (bytes: string) => string;
  readonly base64: (bytes: string) => string;
  readonly base64url: (bytes: string) => string;
  readonly upper: (text: string) => string;
  readonly lower: (text: string) => string;
  /** Every `from` in a text turned into `to`; both as they stand between quotes. */
  readonly replaced: (text: string, from: string, to: string) => string;
  readonly trim: (text: string) => string;
  /** Base64 decoded into a text, where its bytes do not survive. */
  readonly decodedText: (text: string) => string;
  /** A number read into a float and printed again, and the ids of this language's ways to do it. */
  readonly prints: readonly string[];
  readonly printed: (text: string) => string;
  /** A body that arrived, one that is going to be sent, and how the plainest writer turns it into JSON anew. */
  readonly received: BodySource;
  readonly sent: BodySource;
  readonly anew: (source: BodySource) => string;
  readonly encoded: (text: string) => string;
  /** Percent-encoded with small hex digits, where this language has a way that anybody takes. */
  readonly encodedLower?: (text: string) => string;
  readonly decoded: (text: string) => string;
  /** The same of a form, in which + is a space. */
  readonly formDecoded?: (text: string) => string;
  readonly seconds: string;
  readonly millis: string;
  /** How this language breaks base64 into lines, prints hex that loses zeros or has dashes, takes local time for UTC: where it has a common way. */
  readonly base64Wrapped?: (bytes: string) => string;
  readonly hexLossy?: (bytes: string) => string;
  readonly hexDashed?: (bytes: string) => string;
  readonly localSeconds?: string;
  /** Bytes put where text belongs, by the id of the way. */
  readonly asText?: Readonly<Record<string, (bytes: string) => string>>;
  /** Unicode form NFD; the bytes the other way round; the first `length` characters. */
  readonly nfd?: (text: string) => string;
  readonly reversed?: (bytes: string) => string;
  readonly cut?: (text: string, length: string) => string;
  /** Whole lines that are changed: an algorithm taken from the token, an ECDSA signature as DER, bytes printed with their sign. */
  readonly fixedAlgorithm?: readonly [before: string, after: string];
  readonly rawSignature?: readonly [before: string, after: string];
  readonly hexSigned?: readonly [before: string, after: string];
}
