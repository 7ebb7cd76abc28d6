/**
 * The Web-standard globals that a page, a worker and Node (20.19 and up) all have.
 *
 * Only tsconfig.core.json includes this file: it compiles without the DOM lib, so anything not
 * named here (document, localStorage, fetch …) is a type error in core, schemes and their kin.
 * Shapes are those of the DOM lib, narrowed, so that the same source also compiles with it.
 * Clocks and randomness are absent on purpose: they come in by the door (docs/internals.md).
 */

type BufferSource = ArrayBufferView<ArrayBuffer> | ArrayBuffer;
type KeyUsage = 'decrypt' | 'deriveBits' | 'deriveKey' | 'encrypt' | 'sign' | 'unwrapKey' | 'verify' | 'wrapKey';
type KeyType = 'private' | 'public' | 'secret';

interface KeyAlgorithm {
  name: string;
}

interface CryptoKey {
  readonly algorithm: KeyAlgorithm;
  readonly extractable: boolean;
  readonly type: KeyType;
  readonly usages: KeyUsage[];
}

interface CryptoKeyPair {
  privateKey: CryptoKey;
  publicKey: CryptoKey;
}

interface JsonWebKey {
  alg?: string;
  crv?: string;
  d?: string;
  dp?: string;
  dq?: string;
  e?: string;
  ext?: boolean;
  k?: string;
  key_ops?: string[];
  kty?: string;
  n?: string;
  p?: string;
  q?: string;
  qi?: string;
  use?: string;
  x?: string;
  y?: string;
}

/** Algorithm dictionaries, each with the members WebCrypto asks for. */
type HashName = string | { name: string };
interface SignAlgorithm {
  name: string;
  hash?: HashName;
  saltLength?: number;
}
type ImportParams =
  | { name: string }
  | { name: string; hash: HashName; length?: number }
  | { name: string; namedCurve: string };
type GenerateParams =
  | { name: string; namedCurve: string }
  | { name: string; hash: HashName; modulusLength: number; publicExponent: Uint8Array<ArrayBuffer> };

interface SubtleCrypto {
  digest(algorithm: HashName, data: BufferSource): Promise<ArrayBuffer>;
  sign(algorithm: string | SignAlgorithm, key: CryptoKey, data: BufferSource): Promise<ArrayBuffer>;
  verify(
    algorithm: string | SignAlgorithm,
    key: CryptoKey,
    signature: BufferSource,
    data: BufferSource,
  ): Promise<boolean>;
  importKey(
    format: 'jwk',
    keyData: JsonWebKey,
    algorithm: string | ImportParams,
    extractable: boolean,
    keyUsages: readonly KeyUsage[],
  ): Promise<CryptoKey>;
  importKey(
    format: 'pkcs8' | 'raw' | 'spki',
    keyData: BufferSource,
    algorithm: string | ImportParams,
    extractable: boolean,
    keyUsages: KeyUsage[],
  ): Promise<CryptoKey>;
  exportKey(format: 'jwk', key: CryptoKey): Promise<JsonWebKey>;
  exportKey(format: 'pkcs8' | 'raw' | 'spki', key: CryptoKey): Promise<ArrayBuffer>;
  deriveBits(
    algorithm: { name: 'PBKDF2'; hash: string; salt: BufferSource; iterations: number },
    baseKey: CryptoKey,
    length: number,
  ): Promise<ArrayBuffer>;
  generateKey(algorithm: GenerateParams, extractable: boolean, keyUsages: readonly KeyUsage[]): Promise<CryptoKeyPair>;
}

/** `subtle` is typed as always there; in an insecure context it is not: ask before use. */
declare const crypto: { readonly subtle: SubtleCrypto };

declare class TextEncoder {
  readonly encoding: string;
  encode(input?: string): Uint8Array<ArrayBuffer>;
  encodeInto(source: string, destination: Uint8Array): { read: number; written: number };
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  readonly encoding: string;
  readonly fatal: boolean;
  readonly ignoreBOM: boolean;
  decode(input?: ArrayBufferLike | ArrayBufferView, options?: { stream?: boolean }): string;
}

/** Latin-1 only: a code unit above 0xFF throws. */
declare function btoa(data: string): string;
declare function atob(data: string): string;
declare function structuredClone<T>(value: T, options?: { transfer?: ArrayBuffer[] }): T;
declare function queueMicrotask(callback: () => void): void;

/** Compression Streams (WHATWG): Node has them from 20.12 on with 'deflate-raw'. */
declare class CompressionStream {
  constructor(format: 'deflate-raw');
  readonly readable: { getReader(): BodyReader };
  readonly writable: { getWriter(): { write(chunk: Uint8Array<ArrayBuffer>): Promise<void>; close(): Promise<void> } };
}
declare class DecompressionStream extends CompressionStream {}

declare class AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
  static abort(reason?: unknown): AbortSignal;
}

declare class AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}

declare class URLSearchParams {
  constructor(init?: Iterable<readonly [string, string]> | Record<string, string> | string);
  readonly size: number;
  append(name: string, value: string): void;
  delete(name: string): void;
  get(name: string): string | null;
  getAll(name: string): string[];
  has(name: string): boolean;
  set(name: string, value: string): void;
  toString(): string;
  entries(): IterableIterator<[string, string]>;
  [Symbol.iterator](): IterableIterator<[string, string]>;
}

declare class URL {
  constructor(url: string | URL, base?: string | URL);
  static canParse(url: string, base?: string): boolean;
  hash: string;
  host: string;
  hostname: string;
  href: string;
  readonly origin: string;
  password: string;
  pathname: string;
  port: string;
  protocol: string;
  search: string;
  readonly searchParams: URLSearchParams;
  username: string;
  toString(): string;
}

/** Header names are case-insensitive; values of one name are joined with a comma (Fetch section 2.2.2). */
declare class Headers {
  constructor(init?: Iterable<readonly [string, string]> | Record<string, string>);
  get(name: string): string | null;
  has(name: string): boolean;
  [Symbol.iterator](): IterableIterator<[string, string]>;
}

interface BodyReader {
  read(): Promise<
    { readonly done: false; readonly value: Uint8Array } | { readonly done: true; readonly value?: undefined }
  >;
  cancel(): Promise<void>;
}

interface BodyMixin {
  readonly body: { getReader(): BodyReader } | null;
  arrayBuffer(): Promise<ArrayBuffer>;
  json(): Promise<unknown>;
  text(): Promise<string>;
}

/** A request or answer as `fetch` has it: what the sandbox takes and gives in page, worker and Node. */
declare class Request implements BodyMixin {
  constructor(
    input: string,
    init?: {
      method?: string;
      headers?: Iterable<readonly [string, string]> | Record<string, string>;
      body?: BufferSource | string | null;
    },
  );
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: { getReader(): BodyReader } | null;
  arrayBuffer(): Promise<ArrayBuffer>;
  json(): Promise<unknown>;
  text(): Promise<string>;
}
declare class Response implements BodyMixin {
  constructor(
    body?: BufferSource | string | null,
    init?: { status?: number; headers?: Iterable<readonly [string, string]> | Record<string, string> },
  );
  readonly status: number;
  readonly headers: Headers;
  readonly body: { getReader(): BodyReader } | null;
  arrayBuffer(): Promise<ArrayBuffer>;
  json(): Promise<unknown>;
  text(): Promise<string>;
}
