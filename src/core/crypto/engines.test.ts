import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeBase64 } from '../bytes/base64.ts';
import { decodeHex, encodeHex } from '../bytes/hex.ts';
import type { Octets } from '../bytes/octets.ts';
import { encodeUtf8 } from '../bytes/text.ts';
import type { CryptoCall, HashName } from './port.ts';
import { syncEngine } from './sync.ts';
import { createSignature, verifySignature, webcryptoEngine } from './webcrypto.ts';

const ENGINES = [
  ['sync', (call: CryptoCall) => Promise.resolve(syncEngine.run(call))],
  ['webcrypto', (call: CryptoCall) => webcryptoEngine.run(call)],
] as const;

function bytes(hex: string): Octets {
  const decoded = decodeHex(hex);
  if (!decoded) throw new Error(`not hex: ${hex}`);
  return decoded;
}

// RFC 1321 appendix A.5.
const MD5_SUITE = [
  ['', 'd41d8cd98f00b204e9800998ecf8427e'],
  ['a', '0cc175b9c0f1b6a831c399e269772661'],
  ['abc', '900150983cd24fb0d6963f7d28e17f72'],
  ['message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
  ['abcdefghijklmnopqrstuvwxyz', 'c3fcd3d76192e4007dfb496cca67e13b'],
] as const;

// RFC 2202 section 3 (HMAC-SHA-1) and RFC 4231 section 4 (HMAC-SHA-2): test cases 1, 2 and 6 of each.
const HMAC_SUITE: readonly (readonly [HashName, key: string, data: string, mac: string])[] = [
  ['MD5', '0b'.repeat(16), encodeHex(encodeUtf8('Hi There')), '9294727a3638bb1c13f48ef8158bfc9d'],
  ['SHA-1', '0b'.repeat(20), encodeHex(encodeUtf8('Hi There')), 'b617318655057264e28bc0b6fb378c8ef146be00'],
  [
    'SHA-1',
    encodeHex(encodeUtf8('Jefe')),
    encodeHex(encodeUtf8('what do ya want for nothing?')),
    'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79',
  ],
  [
    'SHA-256',
    '0b'.repeat(20),
    encodeHex(encodeUtf8('Hi There')),
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  ],
  [
    'SHA-256',
    encodeHex(encodeUtf8('Jefe')),
    encodeHex(encodeUtf8('what do ya want for nothing?')),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
  [
    'SHA-256',
    'aa'.repeat(131),
    encodeHex(encodeUtf8('Test Using Larger Than Block-Size Key - Hash Key First')),
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  ],
  [
    'SHA-384',
    encodeHex(encodeUtf8('Jefe')),
    encodeHex(encodeUtf8('what do ya want for nothing?')),
    'af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649',
  ],
  [
    'SHA-512',
    encodeHex(encodeUtf8('Jefe')),
    encodeHex(encodeUtf8('what do ya want for nothing?')),
    '164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737',
  ],
];

describe.each(ENGINES)('the %s engine', (_, run) => {
  it.each(MD5_SUITE)('hashes %j with MD5 as RFC 1321 says', async (text, digest) => {
    expect(encodeHex(await run({ call: 'hash', algorithm: 'MD5', data: encodeUtf8(text) }))).toBe(digest);
  });

  it.each(HMAC_SUITE)('gives the HMAC-%s of the RFCs', async (algorithm, key, data, mac) => {
    expect(encodeHex(await run({ call: 'hmac', algorithm, key: bytes(key), data: bytes(data) }))).toBe(mac);
  });

  it('signs the token of RFC 7515 appendix A.1', async () => {
    const key = decodeBase64(
      'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
      'base64url',
    );
    const data = encodeUtf8(
      'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ',
    );
    const mac = await run({ call: 'hmac', algorithm: 'SHA-256', key: key ?? new Uint8Array(), data });
    expect(mac).toEqual(decodeBase64('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', 'base64url'));
  });
});

describe('signatures with a key pair', () => {
  it.each(['RS256', 'ES256'] as const)('%s verifies what it signed and nothing else', async (algorithm) => {
    const kind =
      algorithm === 'RS256'
        ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) }
        : { name: 'ECDSA', namedCurve: 'P-256' };
    const pair = await crypto.subtle.generateKey(kind, true, ['sign', 'verify']);
    const der = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
    const jwk = await crypto.subtle.exportKey('jwk', pair.publicKey);
    const data = encodeUtf8('{"type":"confirmed"}');
    const signature = await createSignature(algorithm, { format: 'pkcs8', der }, data);
    expect(await verifySignature(algorithm, { format: 'jwk', jwk }, signature, data)).toBe(true);
    expect(
      await verifySignature(algorithm, { format: 'jwk', jwk }, signature, encodeUtf8(' {"type":"confirmed"}')),
    ).toBe(false);
  });
});

const PUBLIC = new URL('../../../../shared/vectors/public/', import.meta.url);
const isThere = existsSync(PUBLIC);
if (!isThere) process.stdout.write('The big public suites are not on this machine: their tests are left out.\n');

interface Suite {
  readonly vectors: readonly {
    readonly id: string;
    readonly inputs: Record<string, string>;
    readonly expected?: Record<string, string>;
  }[];
}
const read = (name: string) => JSON.parse(readFileSync(new URL(name, PUBLIC), 'utf8')) as Suite;
const HASHES: Readonly<Record<string, HashName>> = {
  md5: 'MD5',
  'sha-1': 'SHA-1',
  sha1: 'SHA-1',
  'sha-256': 'SHA-256',
  sha256: 'SHA-256',
  'sha-384': 'SHA-384',
  sha384: 'SHA-384',
  'sha-512': 'SHA-512',
  sha512: 'SHA-512',
};

if (isThere) {
  describe.each(ENGINES)('the %s engine against the public suites', (_, run) => {
    it.each(['hmac-rfc.json', 'sha.json', 'md5.json'])('%s', async (file) => {
      let checked = 0;
      for (const { id, inputs, expected } of read(file).vectors)
        checked += (await agrees(run, id, inputs, expected ?? {})) ? 1 : 0;
      expect(checked).toBeGreaterThan(5);
    });

    it.each(['sha1', 'sha256', 'sha384', 'sha512'])('Wycheproof HMAC %s', async (name) => {
      const file = JSON.parse(readFileSync(new URL(`wycheproof/hmac_${name}_test.json`, PUBLIC), 'utf8')) as {
        testGroups: {
          tagSize: number;
          tests: { tcId: number; key: string; msg: string; tag: string; result: string }[];
        }[];
      };
      for (const { tagSize, tests } of file.testGroups) {
        for (const { tcId, key, msg, tag, result } of tests) {
          if (key === '') continue;
          const mac = await run({
            call: 'hmac',
            algorithm: HASHES[name] ?? 'SHA-256',
            key: bytes(key),
            data: bytes(msg),
          });
          expect(encodeHex(mac).slice(0, tagSize / 4) === tag, `${name} ${tcId}`).toBe(result === 'valid');
        }
      }
    });
  });
}

async function agrees(
  run: (call: CryptoCall) => Promise<Octets>,
  id: string,
  inputs: Record<string, string>,
  expected: Record<string, string>,
): Promise<boolean> {
  const algorithm = HASHES[(inputs['hash'] ?? inputs['algorithm'] ?? '').toLowerCase().replace('hmac-', '')];
  const message = inputs['messageHex'] ?? inputs['dataHex'];
  const digest = expected['macHex'] ?? expected['digestHex'];
  if (!algorithm || message === undefined || digest === undefined) return false;
  const key = inputs['keyHex'];
  const call: CryptoCall =
    key === undefined
      ? { call: 'hash', algorithm, data: bytes(message) }
      : { call: 'hmac', algorithm, key: bytes(key), data: bytes(message) };
  expect(encodeHex(await run(call)).slice(0, digest.length), id).toBe(digest);
  return true;
}
