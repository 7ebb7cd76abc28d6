import type { Octets } from '../bytes/octets.ts';
import type { HttpMessage } from '../http/message.ts';
import { ownOf } from '../own.ts';
import type { Inputs } from '../recipe/evaluate.ts';
import type { Expr } from '../recipe/expression.ts';
import type { Operation } from './define.ts';

/**
 * How a mock server lets a request in: rules as data. One interpreter (src/sandbox/check.ts) reads
 * them for every scheme; what the vendor documents and what is ours is said rule by rule.
 */

/** A request as it arrived. `body` is the text of `bytes`; absent when there is none or it is not UTF-8. */
export interface Received extends HttpMessage {
  readonly bytes: Octets;
  /** The client's certificate (DER), from TLS or from a proxy's Client-Cert header (RFC 9440). */
  readonly certificate?: Octets;
}

/** One way to prove who is calling. */
export interface Policy {
  readonly id: string;
  readonly title: string;
  readonly proof: Proof;
  readonly window?: TimeWindow;
  readonly replay: ReplayRule;
  /** Requests a key may make in so many seconds of the sandbox clock; beyond it `rate-limited`. */
  readonly rate?: { readonly most: number; readonly seconds: number };
  /** Answers that differ from the scheme's when this policy refuses, by verdict code. */
  readonly refusals?: Readonly<Record<string, Refusal>>;
  /** Rules of this policy that the vendor does not document, in words. */
  readonly ours: readonly string[];
}

export type Proof =
  /** The operation's recipe is computed again from what arrived and the secret from the key ring. */
  | {
      readonly by: 'recipe';
      readonly operation: Operation;
      /** The public identifier of the key, over the operation's fields and its evidence. */
      readonly identity: Expr<'text'>;
      /**
       * What of the request line and of computed parts goes in, where the templates cannot know. Several
       * readings are tried in turn; `carried` has the fields and, by their step's name, computed parts.
       */
      readonly readings?: (message: Received, carried: Inputs) => readonly Reading[];
      /** The verdicts that `readings` may refuse with, for the table of refusals. */
      readonly refuses?: readonly string[];
      /** For tokens that the vendor signs: no secret of the key ring is asked, the vendor's own public key is. */
      readonly issuer?: IssuerKey;
      /** A header that shows this way was chosen, where another policy uses the same header. */
      readonly chosenBy?: { readonly header: string; readonly starts: string };
    }
  /** A header holds a persistent secret which the key ring knows. */
  | { readonly by: 'header'; readonly header: string }
  /** The fingerprint of the client's certificate is known to the key ring. */
  | { readonly by: 'certificate' };

/** One way to understand what was signed. */
export interface Reading {
  readonly inputs: Inputs;
  /** When the signature proves this reading: why the request is refused all the same (the body is not what was signed). */
  readonly refuse?: { readonly code: string; readonly measured: string };
}

/** A token that the sandbox issued itself: which input its public key is. */
export interface IssuerKey {
  /** The name of the input that takes the public key as PEM. */
  readonly keyField: string;
  /** When the token ends, in Unix seconds, for the words of the refusal. */
  readonly expires?: Expr<'text'>;
}

/** A timestamp, in the unit of its field's kind, must lie within `past` seconds before and `future` seconds after the sandbox clock. */
export interface TimeWindow {
  readonly field: string;
  readonly past: number;
  readonly future: number;
}

export type ReplayRule =
  /** The same message may come again. */
  | { readonly rule: 'none' }
  /** Each nonce once for an identity and timestamp (draft-ietf-oauth-v2-http-mac-01 section 3.1). */
  | { readonly rule: 'nonce'; readonly nonce: string; readonly time: string }
  /** A whole number of any size, greater each time for an identity. */
  | { readonly rule: 'rising'; readonly field: string };

/** A key of the demo account, or one issued while running. */
export interface Credential {
  /** What flows and the start-up line call it. */
  readonly name: string;
  /** The policies that take it. */
  readonly policies: readonly string[];
  /** The public identifier it is looked up by. */
  readonly identity: string;
  /** Fields by the vendor's names, secrets among them. */
  readonly values: Inputs;
  /** Which of `values` a rotation replaces. */
  readonly secret?: string;
  /** What it opens; a route asks for one of these. None: everything. */
  readonly purposes?: readonly string[];
  /** Unix milliseconds; absent: for ever. */
  readonly expires?: number;
  /** What routes want to know about its holder. */
  readonly facts?: Readonly<Record<string, string>>;
}

/** What a refusal may tell: the code, its words, and what the check measured. */
export interface RefusalFacts {
  readonly code: string;
  readonly says: string;
  /** Unix milliseconds, where the refusal is about a moment (the expiry of a token). */
  readonly moment?: number;
}

/** The vendor's answer to a verdict. */
export interface Refusal {
  readonly status: number;
  readonly body: (facts: RefusalFacts) => unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Set when the vendor documents no such answer: the words shown beside it. */
  readonly ours?: string;
}

/** By verdict code; `default` answers every code that has no row. */
export interface Refusals {
  readonly default: Refusal;
  readonly [code: string]: Refusal | undefined;
}

/** What the sandbox's verdicts mean, by code. An operation's own checks add theirs. */
export const VERDICTS = {
  ok: 'The proof is valid.',
  public: 'This endpoint requires no proof.',
  'header-missing': 'A header that carries the proof is missing.',
  'header-malformed': 'A header that carries the proof is not of the documented form.',
  'header-repeated': 'A header that carries the proof came more than once.',
  'body-not-utf8': 'The body is not UTF-8, so what was signed cannot be read.',
  'body-not-json': 'The body is not a JSON object.',
  'body-malformed': 'A member of the body that carries the proof is missing, or of another type.',
  'body-too-large': 'The body is larger than the sandbox takes.',
  'request-malformed': 'The request itself cannot be read.',
  'content-type': 'The body has the wrong Content-Type.',
  'unknown-key': 'No key with that identifier is known here.',
  'wrong-purpose': 'The key is genuine, but for another purpose.',
  'wrong-token':
    'The token is genuine, but of another kind: a refresh token in place of an access token, or the other way round.',
  'signature-mismatch': 'What arrived was not signed with this key, or was changed after signing.',
  'old-key': 'The old key, which has expired: it was rotated.',
  'body-hash-mismatch': 'The signature is genuine, but the body is not the one whose hash was signed.',
  'body-hash-missing': 'There is a body, and nothing that was signed binds it.',
  'timestamp-malformed': 'The timestamp is not a whole number.',
  'timestamp-expired': 'The timestamp is older than the window allows.',
  'timestamp-in-future': 'The timestamp is further in the future than the window allows.',
  'nonce-malformed': 'The nonce is empty, or holds more than printable ASCII without " and \\.',
  'nonce-reused': 'This nonce has been used with this timestamp before: the request is a replay.',
  'key-not-rising': 'The key is not greater than the one before it.',
  'key-malformed': 'The key is not a whole number.',
  'token-expired': 'The token is genuine, but it has expired.',
  'rate-limited': 'Too many requests in a short time.',
  'route-unknown': 'No such endpoint.',
  'method-not-allowed': 'The endpoint exists, but not for this method.',
  fault: 'A fault that is switched on answered instead.',
} as const;

/** The meaning of a verdict code, when it is one of the sandbox's own. */
export function verdictWords(code: string): string | undefined {
  return ownOf<string>(VERDICTS, code);
}
