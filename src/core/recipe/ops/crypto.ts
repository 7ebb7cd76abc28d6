import type { HashName } from '../../crypto/port.ts';
import * as e from '../expression.ts';
import type { Expr } from '../expression.ts';
import { bytesArg, textParam, type Lookalike, type Op } from '../op.ts';

const HASH_NAMES: readonly HashName[] = ['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];

/** FIPS 180-4, and RFC 1321 for MD5, computed by the engine. Each unit of the digest depends on the whole message. */
export const hash: Op = {
  evaluate: (args, param) => {
    const message = bytesArg(args, 0);
    return {
      request: { call: 'hash', algorithm: hashName(textParam(param)), data: message.bytes },
      derivation: { how: 'diffuse', of: [message] },
    };
  },
  inverse: null,
  phrase: (param) => `the ${textParam(param)} digest of the bytes`,
  formula: ([arg], param) => `${textParam(param)}(${arg})`,
  lookalikes: (expr) => {
    const message = bytesOf(expr, 0);
    return [
      ...otherAlgorithms(expr, (name) => e.hash(name, message)),
      {
        cause: 'double-hash',
        says: 'hashes the digest once more',
        expr: e.hash(hashName(textParam(expr.param)), e.hash(hashName(textParam(expr.param)), message)),
      },
    ];
  },
};

/** RFC 2104, computed by the engine. Refuses an empty key with `empty-secret`, as WebCrypto would with a DataError. */
export const hmac: Op = {
  evaluate: (args, param) => {
    const key = bytesArg(args, 0);
    const message = bytesArg(args, 1);
    if (key.size === 0) {
      return {
        refused: 'empty-secret',
        arg: 0,
        expected: 'a secret of at least one byte',
        got: 'an empty one',
        fix: 'Enter the secret: WebCrypto refuses an empty HMAC key, and a signature under one protects nothing.',
      };
    }
    return {
      request: { call: 'hmac', algorithm: hashName(textParam(param)), key: key.bytes, data: message.bytes },
      derivation: { how: 'diffuse', of: [key, message] },
    };
  },
  inverse: null,
  phrase: (param) => `the HMAC-${textParam(param)} of the message under the key`,
  formula: ([key, message], param) => `HMAC-${textParam(param)}(${key}, ${message})`,
  lookalikes: (expr) => {
    const name = hashName(textParam(expr.param));
    const [key, message] = [bytesOf(expr, 0), bytesOf(expr, 1)];
    return [
      {
        cause: 'key-message-swapped',
        says: 'gives the message as the key and the key as the message',
        expr: e.hmac(name, message, key),
      },
      { cause: 'plain-hash-not-hmac', says: 'hashes the message alone, without the key', expr: e.hash(name, message) },
      ...otherAlgorithms(expr, (other) => e.hmac(other, key, message)),
    ];
  },
};

function otherAlgorithms(expr: Expr, build: (name: HashName) => Expr<'bytes'>): Lookalike[] {
  return HASH_NAMES.filter((name) => name !== expr.param).map((name) => ({
    cause: 'wrong-algorithm',
    says: `uses ${name} instead of ${textParam(expr.param)}`,
    expr: build(name),
  }));
}

function hashName(name: string): HashName {
  const found = HASH_NAMES.find((known) => known === name);
  if (!found) throw new Error(`unknown hash ${name}`);
  return found;
}

function bytesOf(expr: Expr, index: number): Expr<'bytes'> {
  return expr.args[index] as Expr<'bytes'>;
}
