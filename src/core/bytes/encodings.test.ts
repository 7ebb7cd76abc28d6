import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64 } from './base64.ts';
import { decodeHex, encodeHex } from './hex.ts';
import { decodeUtf8, encodeUtf8, isAscii, utf8Length, utf8Offsets } from './text.ts';

const octets = fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes));
const anyText = fc.string({ unit: 'binary', maxLength: 200 });

describe('hex', () => {
  it('agrees with Node and reads back what it wrote, in either case', () => {
    fc.assert(
      fc.property(octets, (bytes) => {
        expect(encodeHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
        expect(decodeHex(encodeHex(bytes))).toEqual(bytes);
        expect(decodeHex(encodeHex(bytes).toUpperCase())).toEqual(bytes);
      }),
    );
  });

  it.each(['0', 'abc', 'zz', '0x', ' 0', '0 '])('refuses %j', (text) => {
    expect(decodeHex(text)).toBeUndefined();
  });
});

describe('base64', () => {
  it('agrees with Node in both alphabets', () => {
    fc.assert(
      fc.property(octets, (bytes) => {
        expect(encodeBase64(bytes, 'base64')).toBe(Buffer.from(bytes).toString('base64'));
        expect(encodeBase64(bytes, 'base64url')).toBe(Buffer.from(bytes).toString('base64url'));
      }),
    );
  });

  it('has exactly one text for each byte string', () => {
    fc.assert(
      fc.property(octets, fc.constantFrom('base64' as const, 'base64url' as const), (bytes, alphabet) => {
        expect(decodeBase64(encodeBase64(bytes, alphabet), alphabet)).toEqual(bytes);
      }),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (text) => {
        const bytes = decodeBase64(text, 'base64');
        if (bytes) expect(encodeBase64(bytes, 'base64')).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  // RFC 4648 section 10, and what section 3 tells a strict reader to refuse.
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ])('writes %j as %j', (text, encoded) => {
    expect(encodeBase64(encodeUtf8(text), 'base64')).toBe(encoded);
  });

  it.each(['Zg', 'Zg=', 'Zh==', 'Zm9v\n', 'Zm-v', '=', 'Z===', 'Zg==Zg=='])('refuses %j as padded base64', (text) => {
    expect(decodeBase64(text, 'base64')).toBeUndefined();
  });

  it.each(['Zg==', 'Zh', 'Zm+v', 'Z'])('refuses %j as base64url', (text) => {
    expect(decodeBase64(text, 'base64url')).toBeUndefined();
  });
});

describe('UTF-8', () => {
  it('counts bytes without encoding', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(utf8Length(text)).toBe(encodeUtf8(text).length);
      }),
    );
  });

  it('keeps a byte order mark and refuses malformed bytes', () => {
    expect(decodeUtf8(encodeUtf8('\ufeffa'))).toBe('\ufeffa');
    expect(decodeUtf8(Uint8Array.of(0xc3))).toBeUndefined();
    expect(decodeUtf8(Uint8Array.of(0xed, 0xa0, 0x80))).toBeUndefined();
  });

  it('knows where each character starts', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const offsets = utf8Offsets(text);
        expect(offsets === undefined).toBe(isAscii(text));
        if (!offsets) return;
        for (const [index] of [...text].entries()) {
          const units = [...text].slice(0, index).join('').length;
          expect(offsets[units]).toBe(encodeUtf8(text.slice(0, units)).length);
        }
        expect(offsets[text.length]).toBe(encodeUtf8(text).length);
      }),
    );
  });
});
