import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { Matcher } from './matcher.ts';

/** How programs lose something of a digest, each written here anew. */
const WAYS: Readonly<Record<string, (digest: Buffer) => string>> = {
  'hex without zeros': (digest) => [...digest].map((byte) => byte.toString(16)).join(''),
  'a number': (digest) => BigInt(`0x${digest.toString('hex')}`).toString(16),
  'a signed number': (digest) => BigInt.asIntN(digest.length * 8, BigInt(`0x${digest.toString('hex')}`)).toString(16),
  'signed bytes': (digest) => [...new Int8Array(digest)].map((byte) => (byte >>> 0).toString(16)).join(''),
  'signed bytes, padded': (digest) =>
    [...new Int8Array(digest)].map((byte) => (byte >>> 0).toString(16).padStart(2, '0')).join(''),
  'negative bytes': (digest) => [...new Int8Array(digest)].map((byte) => byte.toString(16)).join(''),
  'negative bytes, padded': (digest) =>
    [...new Int8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  'bytes plus 100': (digest) => [...digest].map((byte) => (byte + 0x100).toString(16)).join(''),
  'decimal bytes': (digest) => [...digest].join(''),
  'signed decimal bytes': (digest) => [...new Int8Array(digest)].join(''),
  'an ASCII text': (digest) => digest.toString('latin1').replaceAll(/[\u0080-\u00ff]/g, '\ufffd'),
  'base64 of an ASCII text': (digest) =>
    Buffer.from(digest.toString('latin1').replaceAll(/[\u0080-\u00ff]/g, '\ufffd')).toString('base64'),
  'zeros at the wrong end': (digest) => [...digest].map((byte) => byte.toString(16).padEnd(2, '0')).join(''),
  'the start of hex': (digest) => digest.toString('hex').slice(0, 15),
  'the end of hex': (digest) => digest.toString('hex').slice(-15),
  'the start of base64': (digest) => digest.toString('base64').slice(0, 13),
  'the end of base64': (digest) => digest.toString('base64').slice(-13),
  'base64 in lower case': (digest) => digest.toString('base64').toLowerCase(),
  'hex of a text': (digest) => Buffer.from(digest.toString('latin1')).toString('hex'),
  'base64 of a ruined text': (digest) => Buffer.from(digest.toString()).toString('base64'),
};

describe('forms that lose something', () => {
  for (const [way, write] of Object.entries(WAYS))
    it.each(['md5', 'sha1', 'sha256', 'sha512'])(`${way}: of this digest and of no other, %s`, (algorithm) => {
      const digests = Array.from({ length: 60 }, (_, i) => createHash(algorithm).update(`${way} ${i}`).digest());
      const whole = new Set(digests.flatMap((digest) => [digest.toString('hex'), digest.toString('base64')]));
      for (const digest of digests) {
        const text = write(digest);
        // Where nothing was lost it is found as the digest itself.
        if (whole.has(text)) continue;
        const matcher = new Matcher(text, 'hex');
        const found = digests.filter((other) => matcher.match(Uint8Array.from(other)).length > 0);
        expect(found, text).toEqual([digest]);
      }
    });
});
