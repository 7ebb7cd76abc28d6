import type { Octets } from '../bytes/octets.ts';

/** Digests by their WebCrypto names; MD5 besides, which WebCrypto has not. */
export type HashName = 'MD5' | 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

/** What an op asks of cryptography instead of doing it, so that one definition serves both engines. */
export type CryptoCall =
  | { readonly call: 'hash'; readonly algorithm: HashName; readonly data: Octets }
  | { readonly call: 'hmac'; readonly algorithm: HashName; readonly key: Octets; readonly data: Octets };

/**
 * The crypto port. `webcrypto` answers with promises and computes everything a person sees; `sync`
 * answers at once and serves the doctor's search.
 */
export interface Engine<Mode extends 'sync' | 'async' = 'sync' | 'async'> {
  readonly name: string;
  /** The digest or MAC. An empty HMAC key is the caller's to refuse: WebCrypto cannot import one. */
  run(call: CryptoCall): Mode extends 'sync' ? Octets : Promise<Octets>;
}

/** JWS algorithms (RFC 7518 section 3.1): RSASSA-PKCS1-v1_5, ECDSA on P-256 and HMAC, all with SHA-256. */
export type SignatureName = 'RS256' | 'ES256' | 'HS256';
