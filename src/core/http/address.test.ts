import { describe, expect, it } from 'vitest';

import { addressOf, readdressed } from './address.ts';

const EXAMPLE = { origin: 'https://merchant.example', target: '/aeterna-webhook', method: 'POST' };

describe('the address of a callback', () => {
  it.each([
    ['http://localhost:8000/webhook.php?debug=1', 'http://localhost:8000', '/webhook.php?debug=1'],
    ['https://Abc.ngrok.example/', 'https://Abc.ngrok.example', '/'],
    ['http://127.0.0.1:8000', 'http://127.0.0.1:8000', '/aeterna-webhook'],
    ['localhost:8000/webhook', 'http://localhost:8000', '/webhook'],
    ['http://[::1]:8000?a=%7b', 'http://[::1]:8000', '/?a=%7b'],
  ])('is %s to the character', (url, origin, target) => {
    expect(readdressed(EXAMPLE, url)).toEqual({ origin, target, method: 'POST' });
  });

  it.each(['', 'http:', 'http:/', 'ftp://a.example/', 'http://', 'a b', 'http://a.example/#x', '/webhook'])(
    'stays where %j is no address',
    (url) => {
      expect(addressOf(url)).toBeUndefined();
      expect(readdressed(EXAMPLE, url)).toEqual(EXAMPLE);
    },
  );
});
