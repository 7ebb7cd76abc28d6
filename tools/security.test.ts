import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { ROOT } from './fresh.mjs';

const text = readFileSync(join(ROOT, 'docs/security.md'), 'utf8');
const rows = text.split('\n').filter((line) => /^\| (?!what could happen|---)/.test(line));
const REFERENCE = /`([\w./-]+\.(?:spec|test|btest)\.tsx?)` “([^”]+)”/g;

/** Whether a file has a test or a group of tests of that title, as a text of its own. */
function hasTest(source: string, title: string): boolean {
  return ["'", '"', '`'].some((quote) => source.includes(`${quote}${title}${quote}`));
}

test('every line of the threat model names the test that holds it', () => {
  expect(rows.length).toBeGreaterThan(20);
  for (const row of rows) expect([...row.matchAll(REFERENCE)].length, row).toBeGreaterThan(0);
});

test.for([...text.matchAll(REFERENCE)].map(([, path = '', title = '']) => [path, title] as const))(
  '%s has the test “%s”',
  ([path, title]) => {
    const file = join(ROOT, path);
    expect(existsSync(file), path).toBe(true);
    expect(hasTest(readFileSync(file, 'utf8'), title), title).toBe(true);
  },
);

test('a test that is not there is noticed', () => {
  expect(hasTest("test('one', () => {})", 'one')).toBe(true);
  expect(hasTest("test('one more', () => {})", 'one')).toBe(false);
});
