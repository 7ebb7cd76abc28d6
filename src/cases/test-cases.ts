import * as fc from 'fast-check';

import type { Case } from './case.ts';
import type { Expectation } from './expectation.ts';

/** What breaks codecs: lone surrogates, control characters, markup, separators of every format, names of prototypes. */
const pieces = fc.constantFrom(
  'a',
  'Z9',
  '\ud800',
  '\udc00',
  '😊',
  '\0',
  '\u001b',
  '\r\n',
  '\r',
  '\u2028',
  '\ufeff',
  '\ufffe',
  '<script>alert(1)</script>',
  ']]>',
  '&amp;',
  '```',
  '![x](javascript:1)',
  '"',
  "'",
  '\\',
  '%',
  '+',
  '#',
  '&',
  '=',
  '?',
  '.',
  ' ',
  '|',
  'ключ',
  'e\u0301',
);
/** Texts that break whoever quotes, splits or looks names up: controls, lone surrogates, `__proto__`, runs of 300. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.array(pieces, { maxLength: 10 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty'),
  fc.array(pieces, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('').repeat(300)),
);
const texts = fc.array(fc.tuple(hostileText, hostileText), { maxLength: 5 }).map((pairs) => Object.fromEntries(pairs));

/** Any case at all, without an expectation: links carry none. */
export const anyCase: fc.Arbitrary<Case> = fc
  .record({
    id: fc.option(hostileText, { nil: undefined }),
    scheme: fc.oneof(fc.constant('paynet'), fc.stringMatching(/^[\w-]{1,12}$/)),
    operation: fc.oneof(fc.constant('auth'), fc.stringMatching(/^[\w-]{1,12}$/)),
    inputs: texts,
    observed: texts,
  })
  .map(({ id, ...rest }) => (id === undefined ? rest : { ...rest, id }));

/** What a pack may expect of a case: any of the four members with any text, at least one of them. */
export const anyExpectation: fc.Arbitrary<Expectation> = fc
  .record(
    { result: hostileText, verdict: hostileText, causes: fc.array(hostileText, { maxLength: 3 }), error: hostileText },
    { requiredKeys: [] },
  )
  .filter((expectation) => Object.keys(expectation).length > 0);
