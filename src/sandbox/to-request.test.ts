import { expect, test } from 'vitest';

import { BASE } from './test-world.ts';
import { toRequest } from './to-request.ts';

const pathOf = (target: string) => {
  const message = { method: 'PUT', origin: 'https://vendor.example', target, headers: [], body: '{}' };
  return toRequest(message, BASE, 'paysera').url.slice(BASE.length);
};

test('a path that climbs leads no higher than to the root of its vendor', () => {
  for (const climb of [
    '/../admin/faults',
    '/a/../../admin/faults',
    '/%2e%2E/admin/faults',
    '\\..\\admin\\faults',
    '..//../admin/faults',
  ])
    expect(pathOf(climb), climb).toMatch(/^\/sandbox\/paysera\//);
  expect(pathOf('/rest/a/../b?x=../y')).toBe('/sandbox/paysera/rest/b?x=../y');
});

test('a path without a slash, and one with two, are under the vendor as they are', () => {
  expect(pathOf('')).toBe('/sandbox/paysera/');
  expect(pathOf('x?y')).toBe('/sandbox/paysera/x?y');
  expect(pathOf('//evil.example/x')).toBe('/sandbox/paysera//evil.example/x');
});
