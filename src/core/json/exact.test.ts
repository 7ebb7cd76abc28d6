import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { Exact, exactObject, writeExact } from './exact.ts';

it('keeps every number as it was written, and the rest as JSON.stringify would', () => {
  const text = '{"a":2600.00,"b":[1e3,-0.0,12345678901234567890],"c":"\\u00e9\\/","d":{"e":null,"f":true}}';
  expect(writeExact(exactObject(text))).toBe(
    '{"a":2600.00,"b":[1e3,-0.0,12345678901234567890],"c":"é/","d":{"e":null,"f":true}}',
  );
});

it('writes what JSON.stringify writes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const plain = JSON.parse(JSON.stringify(value)) as unknown;
      expect(writeExact(plain)).toBe(JSON.stringify(plain));
    }),
  );
  expect(writeExact({ a: undefined, b: new Exact('1.50') })).toBe('{"b":1.50}');
});

it('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const text = JSON.stringify(value);
      expect(JSON.parse(writeExact(exactObject(text)))).toEqual(JSON.parse(text));
    }),
  );
  for (const text of ['', '[]', '1', 'null', '{', '\uFEFF{}', '{"a":01}']) expect(exactObject(text)).toBeUndefined();
  expect(exactObject('{"a":1,"a":2}')).toEqual({ a: new Exact('2') });
  const own = exactObject('{"__proto__":{"isAdmin":true}}');
  expect(Object.keys(own ?? {})).toEqual(['__proto__']);
  expect((own as { isAdmin?: boolean }).isAdmin).toBeUndefined();
});
