import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { RARE_CODECS } from './codecs-rare.ts';
import { DUMPED_CODECS } from './codecs-dumped.ts';
import { readings } from './forms.ts';

const DIGESTS = ['md5', 'sha1', 'sha224', 'sha256', 'sha512'].flatMap((name) =>
  [...Array(40).keys()].map((i) => new Uint8Array(createHash(name).update(`${name} ${i}`).digest())),
);

describe('rare texts of a digest', () => {
  it.each(RARE_CODECS.map((codec) => [codec[0], codec] as const))('%s is read back, and written alike', (id, codec) => {
    const [, , encode] = codec;
    for (const digest of DIGESTS) {
      const text = encode(digest);
      for (const own of ['hex', 'base64'] as const) {
        const found = readings(text, own).find(({ form }) => form.id.startsWith(`${id}/`));
        expect(found && [...found.bytes], `${id}: ${text}`).toEqual([...digest]);
        expect(found?.form.write(digest)).toBe(text);
        expect(found?.form.names[0]?.length).toBeGreaterThan(0);
      }
    }
  });

  const MD5 = '7d7870fb1db264f4d085c2af2a6397a4';
  // As xxd, hexdump, od, Java 17, Mono 6.8 and Objective-C print one MD5.
  it.each([
    ['dump-xxd', '00000000: 7d78 70fb 1db2 64f4 d085 c2af 2a63 97a4  }xp...d.....*c..'],
    ['dump-hexdump', '00000000  7d 78 70 fb 1d b2 64 f4  d0 85 c2 af 2a 63 97 a4  |}xp...d.....*c..|\n00000010'],
    ['dump-od', ' 7d 78 70 fb 1d b2 64 f4 d0 85 c2 af 2a 63 97 a4'],
    ['dump-data', '<7d7870fb 1db264f4 d085c2af 2a6397a4>'],
    ['dump-groups', '7d7870fb 1db264f4 d085c2af 2a6397a4'],
    ['dump-uuid', '7d7870fb-1db2-64f4-d085-c2af2a6397a4'],
    ['guid', 'fb70787d-b21d-f464-d085-c2af2a6397a4'],
    ['guid-bare', 'fb70787db21df464d085c2af2a6397a4'],
    ['hexNibbles', 'd78707bfd12b464f0d582cfaa236794a'],
    ['base64hexprinted', 'TUQ1KHN0ZGluKT0gN2Q3ODcwZmIxZGIyNjRmNGQwODVjMmFmMmE2Mzk3YTQK'],
  ])('%s of a real digest', (id, text) => {
    const found = readings(text, 'hex').find(({ form }) => form.id.startsWith(`${id}/`));
    expect(found && Buffer.from(found.bytes).toString('hex')).toBe(MD5);
    expect(found?.form.write(found.bytes)).toBe(text);
  });

  it.each(DUMPED_CODECS.map((codec) => [codec[0], codec] as const))('%s is read as it is written', (_, codec) => {
    const [, decode, encode] = codec;
    for (const digest of DIGESTS) {
      const bytes = decode(encode(digest));
      if (bytes) expect([...bytes]).toEqual([...digest]);
    }
    expect(DIGESTS.filter((digest) => decode(encode(digest))).length).toBeGreaterThan(30);
  });

  it('finds a digest within what stands round it, and repeats little of a long text', () => {
    const header = `MAC id="wkVd93h2uS", ts="1764000123", nonce="Aa9_x-7Zq", mac="${'A+/b'.repeat(10)}A+8=", ext="project_id=42&location=somewhere"`;
    const found = readings(header, 'base64').map(({ form }) => form.says);
    expect(found).toEqual(['keeps "mac=\\"" before the result and "\\", " after it']);
  });

  // As Python 3.11 and Node 20 print one MD5.
  it.each([
    ['base32', 'PV4HB6Y5WJSPJUEFYKXSUY4XUQ', '7d7870fb1db264f4d085c2af2a6397a4'],
    ['decimalBuffer', '<Buffer 7d 78 70 fb 1d b2 64 f4 d0 85 c2 af 2a 63 97 a4>', '7d7870fb1db264f4d085c2af2a6397a4'],
    [
      'decimalPythonBytes',
      String.raw`b'}xp\xfb\x1d\xb2d\xf4\xd0\x85\xc2\xaf*c\x97\xa4'`,
      '7d7870fb1db264f4d085c2af2a6397a4',
    ],
  ])('%s of a real digest', (id, text, hex) => {
    const found = readings(text, 'hex').find(({ form }) => form.id.startsWith(`${id}/`));
    expect(found && Buffer.from(found.bytes).toString('hex')).toBe(hex);
  });
});
