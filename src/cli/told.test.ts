import { expect, it } from 'vitest';
import { lineOf } from './told.ts';

it('writes a report in one line, whatever a reader takes for the end of one', () => {
  const report = { text: 'a\n\r\u000b\u000c\u001c\u001d\u001e\u0085\u2028\u2029é😊' };
  const line = lineOf(report);
  expect(line.trimEnd()).not.toMatch(/[\n\r\u000b\u000c\u001c-\u001e\u0085\u2028\u2029]/);
  expect(line.endsWith('}\n')).toBe(true);
  expect(JSON.parse(line)).toEqual(report);
});
