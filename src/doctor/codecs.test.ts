import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { RARE_CODECS } from './codecs-rare.ts';
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

  // As Python 3.11 and Node 20 print one MD5.
  it.each([
    ['base32', 'PV4HB6Y5WJSPJUEFYKXSUY4XUQ', '7d7870fb1db264f4d085c2af2a6397a4'],
    ['decimalBuffer', '<Buffer 7d 78 70 fb 1d b2 64 f4 d0 85 c2 af 2a 63 97 a4>', '7d7870fb1db264f4d085c2af2a6397a4'],
    [
      'decimalPython',
      String.raw`b'}xp\xfb\x1d\xb2d\xf4\xd0\x85\xc2\xaf*c\x97\xa4'`,
      '7d7870fb1db264f4d085c2af2a6397a4',
    ],
  ])('%s of a real digest', (id, text, hex) => {
    const found = readings(text, 'hex').find(({ form }) => form.id.startsWith(`${id}/`));
    expect(found && Buffer.from(found.bytes).toString('hex')).toBe(hex);
  });
});
