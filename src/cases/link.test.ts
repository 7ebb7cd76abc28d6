import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import type { Case } from './case.ts';
import { anyCase, hostileText } from './test-cases.ts';
import { readLink, writeLink } from './link.ts';
import { isLink, sumOf } from './link-text.ts';
import { squeeze } from './squeeze.ts';

const paynet: Case = {
  scheme: 'paynet',
  operation: 'auth',
  inputs: { id: '123', key: '1706360400000' },
  observed: { hash: '3a2a3af79b17897100cb96b7695b91f8' },
};

describe('links', () => {
  it('are readable', async () => {
    expect(await writeLink(paynet)).toBe(
      '#/paynet/auth?case=1.3bb0eda2&in.id=123&in.key=1706360400000&out.hash=3a2a3af79b17897100cb96b7695b91f8',
    );
  });

  it('carry any case, to the code unit', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyCase,
        fc.option(fc.constantFrom('verify', 'compute'), { nil: undefined }),
        async (value, tab) => {
          const link = await writeLink(value, tab);
          expect(isLink(link)).toBe(true);
          // What every program leaves alone in an address (RFC 3986 section 3.5), and nothing a sentence ends with.
          expect(link).toMatch(/^#[\w%./?&=-]+$/);
          expect(await readLink(`https://example.com/x.html${link}`)).toEqual({
            is: 'case',
            value,
            ...(tab === undefined ? {} : { tab }),
          });
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('are compressed where they are bulky', async () => {
    const body = JSON.stringify(Array.from({ length: 400 }, (_, id) => ({ id, status: 'paid' })));
    const value = { ...paynet, inputs: { body } };
    const link = await writeLink(value);
    expect(link.length).toBeLessThan(body.length / 3);
    expect(link).toMatch(/^#\/paynet\/auth\?case=1\.[0-9a-f]{8}&z=/);
    expect(await readLink(link)).toEqual({ is: 'case', value });
  });

  it('tell that they were cut or changed, and still show what is there', async () => {
    const link = await writeLink(paynet);
    for (let end = link.indexOf('&in.id') + 8; end < link.length; end++) {
      const reading = await readLink(link.slice(0, end));
      expect(reading).toMatchObject({ is: 'damaged', problem: { code: 'link-changed' }, read: { scheme: 'paynet' } });
    }
    // Cut off before its first value, down to the question mark.
    for (let end = link.indexOf('?') + 1; end < link.indexOf('&in.id'); end++)
      expect(await readLink(link.slice(0, end))).toMatchObject({
        problem: { code: 'link-changed' },
        read: { scheme: 'paynet' },
      });
    expect(await readLink(link.replace('123', '124'))).toMatchObject({
      is: 'damaged',
      read: { inputs: { id: '124' } },
    });
  });

  it.each([
    ['#/paynet/auth?case=2.00000000&in.id=1', 'link-newer', { inputs: { id: '1' } }],
    ['#/paynet/auth?case=999999&in.id=1', 'link-newer', { inputs: { id: '1' } }],
    ['#/paynet/auth?case=eyJhbGciOiJub25lIn0', 'link-foreign', { scheme: 'paynet' }],
    ['#/paynet/auth?case=', 'link-changed', { scheme: 'paynet' }],
    ['#/paynet/auth?case=1&tab=verify', 'link-changed', { scheme: 'paynet' }],
    ['#/paynet/auth?case=1&in.id=%ff&in.key=2', 'link-unreadable', { inputs: { key: '2' } }],
    ['#/paynet/auth?case=1&z=AAAA', 'link-unreadable', { scheme: 'paynet' }],
    ['#/paynet/auth?case=1&z=%%%', 'link-unreadable', { scheme: 'paynet' }],
  ])('%s is told as %s', async (link, code, read) => {
    expect(await readLink(link)).toMatchObject({ is: 'damaged', problem: { code }, read });
  });

  it.each(['', '#', '#/', '#/paynet/auth', '#/paynet/auth?tab=verify', '#case=1', 'https://example.com/?case=1'])(
    '%s is no link',
    async (address) => {
      expect(await readLink(address)).toEqual({ is: 'none' });
    },
  );

  it('written by hand need no sum', async () => {
    expect(await readLink('#/paynet/auth?case=1&in.id=7&in.token=a b')).toEqual({
      is: 'case',
      value: { scheme: 'paynet', operation: 'auth', inputs: { id: '7', token: 'a b' }, observed: {} },
    });
  });

  it('copied out of HTML are read', async () => {
    const link = await writeLink(paynet);
    expect(await readLink(link.replaceAll('&', '&amp;'))).toEqual({ is: 'case', value: paynet });
  });

  it('never unfold without end, nor open another place than they name', async () => {
    const bomb = await squeeze(JSON.stringify({ ...paynet, inputs: { body: 'x'.repeat(9_000_000) } }));
    expect(bomb.length).toBeLessThan(20_000);
    expect(await readLink(`#/paynet/auth?case=1&z=${bomb}`)).toMatchObject({ problem: { code: 'link-unreadable' } });
    const other = await squeeze(JSON.stringify(paynet));
    expect(await readLink(`#/paystar/bearer?case=1&z=${other}`)).toMatchObject({ problem: { code: 'link-changed' } });
    expect(await readLink(`#/paynet/auth?case=1&in.id=${'1'.repeat(2_000_001)}`)).toMatchObject({
      problem: { code: 'link-too-long' },
    });
  });

  it('keep a name like __proto__ a name', async () => {
    const reading = await readLink('#/paynet/auth?case=1&in.__proto__=x&in.constructor=y&out.toString=z');
    expect(reading).toMatchObject({ is: 'case' });
    if (reading.is !== 'case') return;
    expect(Object.keys(reading.value.inputs)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(reading.value.inputs)).toBe(Object.prototype);
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('x');
  });
});

/** Links and pieces of links, put together in ways nobody would. */
const pieces = fc.constantFrom(
  '#',
  '/',
  '?',
  '&',
  '=',
  '%',
  '%2',
  '%00',
  '%ed%a0%80',
  '%C3%A9',
  'case=1',
  'case=1.',
  '&case=2',
  'in.',
  'out.',
  '&in.a=b',
  '&z=',
  '&id=',
  '&tab=',
  '__proto__',
  'constructor',
  'paynet',
  '/auth',
  '.',
  '0a1b2c3d',
  '<script>',
  '"',
  '\0',
  '\ud800',
  '😊',
  ' ',
  '+',
);
const garbage = fc.oneof(
  fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join('')),
  fc.array(pieces, { maxLength: 12 }).map((parts) => `#/paynet/auth?case=1${parts.join('')}`),
  hostileText.map((text) => `#/paynet/auth?case=1&in.a=${text}`),
  fc.base64String({ maxLength: 80 }).map((text) => `#/paynet/auth?case=1&z=${text.replaceAll('=', '')}`),
);

test('100,000 damaged links neither crash nor hang nor change any prototype', async () => {
  const before = Object.getOwnPropertyNames(Object.prototype).join();
  await fc.assert(
    fc.asyncProperty(garbage, async (link) => {
      const reading = await readLink(link);
      expect(['case', 'damaged', 'none']).toContain(reading.is);
    }),
    { numRuns: 100_000 },
  );
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
}, 120_000);

test('a link with any one character changed is either refused or the same', async () => {
  const link = await writeLink({ ...paynet, inputs: { ...paynet.inputs, body: 'x'.repeat(40) } });
  await fc.assert(
    fc.asyncProperty(fc.nat(link.length - 1), fc.constantFrom(...'aZ0%&=.-'), async (at, char) => {
      const changed = link.slice(0, at) + char + link.slice(at + 1);
      const reading = await readLink(changed);
      if (changed !== link) expect(reading.is).not.toBe('case');
    }),
    { numRuns: 2000 },
  );
});

test('the sum is FNV-1a', () => {
  expect([sumOf(''), sumOf('a'), sumOf('foobar')]).toEqual(['811c9dc5', 'e40c292c', 'bf9cf968']);
});

const frozen = JSON.parse(readFileSync(new URL('frozen-links.json', import.meta.url), 'utf8')) as Record<
  string,
  unknown
>;

describe('links that were shipped', () => {
  it.each(Object.entries(frozen))('still load: %.60s', async (link, value) => {
    expect(await readLink(link)).toEqual({ is: 'case', value });
  });
});
