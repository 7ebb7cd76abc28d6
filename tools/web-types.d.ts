/**
 * Names that the DOM lib and src/core/platform.d.ts declare globally and Node's types keep in a module,
 * so that src/core also compiles among the programs and tests that Node runs.
 */
import type { webcrypto } from 'node:crypto';

declare global {
  type CryptoKey = webcrypto.CryptoKey;
  type CryptoKeyPair = webcrypto.CryptoKeyPair;
  type JsonWebKey = webcrypto.JsonWebKey;
  type KeyUsage = webcrypto.KeyUsage;
  type BufferSource = ArrayBufferView<ArrayBuffer> | ArrayBuffer;
}
