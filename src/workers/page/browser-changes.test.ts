import { expect, test } from 'vitest';

import { toRequest } from '../../sandbox/to-request.ts';
import { browserChanges } from './browser-changes.ts';

test('a body that a GET cannot carry is told, also where a request does not tell whether it has one (Firefox)', () => {
  const stream = Object.getOwnPropertyDescriptor(Request.prototype, 'body') ?? {};
  const changes = (method: string) => {
    const message = { method, origin: 'https://vendor.example', target: '/x', headers: [], body: '{}' };
    return browserChanges(message, toRequest(message, 'https://page.example', 'paynet'));
  };
  Reflect.deleteProperty(Request.prototype, 'body');
  try {
    expect(changes('GET')).toEqual(['sends no body with GET']);
    expect(changes('POST')).toEqual([]);
  } finally {
    Object.defineProperty(Request.prototype, 'body', stream);
  }
});
