import { expect, it } from 'vitest';

import { wholeRequest } from './whole.ts';

it.each([
  ['POST /y HTTP/1.1\nHost: a', 'raw'],
  ["curl https://x.example -d 'a'", 'other'],
  ['[me@host ~]$ curl https://x.example', 'other'],
  ['await fetch("https://x.example")', 'other'],
  ['Invoke-WebRequest -Uri x', 'other'],
  ['\ufeff{ "log": {"entries": []}}', 'other'],
  ['{"auth": {}}', undefined],
  ['Theme: Dark', undefined],
  ['curly', undefined],
  ['HTTP/1.1 401 Unauthorized', undefined],
])('%j: %s', (text, expected) => {
  expect(wholeRequest(text)).toBe(expected);
});
