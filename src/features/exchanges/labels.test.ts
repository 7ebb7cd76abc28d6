import { expect, test } from 'vitest';

import type { Sent } from '../../workers/page/exchanges.ts';
import { comparedNames, optionLabel } from './labels.ts';
import type { Row } from './rows.ts';

const AT = Date.UTC(2026, 0, 1, 9, 30, 0, 250);
const message = { method: 'POST', origin: 'https://api.paynet.one', target: `/balance/${'x'.repeat(40)}`, headers: [] };
const sent: Sent = { scheme: 'paynet', message, number: 7, at: AT, took: 1, way: 'page', changes: [] };
const row = (id: number): Row => ({ id, sent: { ...sent, ...(id > 0 && { answer: ANSWER }) } });
const ANSWER = { status: 200, headers: [], body: '' };

test('two exchanges of the same second have different names', () => {
  expect(comparedNames(row(2), row(1))).toEqual(['this one (exchange 2, 09:30:00)', 'exchange 1, 09:30:00']);
});

test('a request that never reached the server has no number to be known by', () => {
  expect(comparedNames(row(2), row(-7))[1]).toBe('a request without an answer, 09:30:00');
});

test('a menu says which exchange it is and what became of it, with the start of a long path', () => {
  expect(optionLabel(row(3))).toBe(`Exchange 3, 09:30:00 · POST /balance/${'x'.repeat(21)} · not-recorded`);
  expect(optionLabel(row(-7))).toContain('A request without an answer, 09:30:00 · POST');
});
