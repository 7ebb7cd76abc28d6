import { expect, test } from 'vitest';

import { saidOnce } from './once.ts';

test('a sentence that two causes share is said once, and nothing else is changed', () => {
  expect(
    saidOnce([
      'Keep the bytes. In PHP, use JSON_UNESCAPED_SLASHES.',
      'Keep the bytes. If you must serialise, leave “ë” as it is: json.dumps(x, ensure_ascii=False).',
    ]),
  ).toBe(
    'Keep the bytes. In PHP, use JSON_UNESCAPED_SLASHES. If you must serialise, leave “ë” as it is: json.dumps(x, ensure_ascii=False).',
  );
  for (const text of ['', 'Read the clock once.', 'Use v1.2 and e.g. openssl.  Two spaces stay. ok'])
    expect(saidOnce([text])).toBe(text);
});
