import { expect, test } from 'vitest';

import { sameOriginScript } from './trusted-types.ts';

test('a script of this origin keeps its address', () => {
  expect(sameOriginScript('./assets/worker.js')).toBe('./assets/worker.js');
  expect(sameOriginScript(`${location.origin}/sw.js`)).toBe(`${location.origin}/sw.js`);
});

test.for(['https://example.org/worker.js', '//example.org/worker.js', 'data:text/javascript,1', 'blob:null/1'])(
  'a script from %s is refused',
  (url) => {
    expect(() => sameOriginScript(url)).toThrow('another origin');
  },
);
