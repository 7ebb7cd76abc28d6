/** How one language writes the things that fixes are made of. Arguments are expressions in it. */
export interface Idiom {
  readonly set: (name: string, value: string) => string;
  readonly text: (literal: string) => string;
  readonly name: (camelCase: string) => string;
  readonly join: (...parts: readonly string[]) => string;
  readonly utf8: (text: string) => string;
  readonly latin1: (text: string) => string;
  readonly fromHex: (text: string) => string;
  readonly fromBase64: (text: string) => string;
  /** HMAC of bytes under bytes, as bytes. */
  readonly hmac: (key: string, message: string, algorithm?: 'SHA-256' | 'SHA-1') => string;
  readonly hash: (message: string) => string;
  readonly hex: (bytes: string) => string;
  readonly base64: (bytes: string) => string;
  readonly base64url: (bytes: string) => string;
  readonly upper: (text: string) => string;
  readonly lower: (text: string) => string;
  readonly trim: (text: string) => string;
  /** The body as it arrived. */
  readonly rawBody: string;
  readonly parsedAgain: string;
  readonly encoded: (text: string) => string;
  readonly decoded: (text: string) => string;
  readonly seconds: string;
  readonly millis: string;
}
