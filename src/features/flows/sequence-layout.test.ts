import { expect, test } from 'vitest';
import { fit, HEAD, layoutSequence, trackOf, wrap, type SequenceBar, type SequenceRow } from './sequence-layout.ts';

const message = (more: Partial<SequenceRow> = {}): SequenceRow => ({
  kind: 'message',
  says: 'A call.',
  spoken: 'Step: a call',
  isAhead: false,
  label: 'GET /',
  answer: { label: '200', isRefused: false },
  ...more,
});
const bar = (from: number, to?: number): SequenceBar => ({
  name: 'token',
  tint: 1,
  from,
  ...(to === undefined ? {} : { to }),
});

test('rows stand below one another without gaps or overlaps', () => {
  const rows = [
    message(),
    message({ changed: 'Proxy', unexpected: 'expected 200, got 401' }),
    message({ isAhead: true }),
  ];
  const { rows: placed, height } = layoutSequence(rows, [], 600);
  expect(placed[0]?.top).toBe(HEAD);
  placed.forEach((row, index) => {
    const next = placed[index + 1];
    if (next) expect(row.top + row.height).toBe(next.top);
    expect(row.requestY).toBeLessThan(row.answerY);
  });
  const last = placed.at(-1);
  expect(height).toBe((last?.top ?? 0) + (last?.height ?? 0) + 12);
});

test('everything that was drawn lies within its row, and within the width', () => {
  for (const width of [220, 300, 600, 1200]) {
    const { rows: placed, lanes } = layoutSequence([message({ unexpected: 'x' }), message()], [bar(0)], width);
    for (const { top, height, answerY, linesY } of placed) {
      expect(linesY).toBeGreaterThan(top);
      expect(answerY).toBeLessThan(top + height);
    }
    expect(lanes[0]).toBeLessThan(lanes[1]);
    expect(lanes[1]).toBeLessThan(width);
  }
});

test('a bar begins at the answer that brought it, and ends in the row in which it ended', () => {
  const rows = [message(), message(), message({ kind: 'clock' }), message({ isAhead: true })];
  const { rows: placed, bars } = layoutSequence(rows, [bar(0, 2), bar(1)], 600);
  expect(bars[0]).toMatchObject({ top: placed[0]?.answerY, bottom: placed[2]?.requestY });
  // One that still lives reaches as far as the run has come.
  expect(bars[1]?.bottom).toBe(placed[3]?.top);
  expect(bars[0]?.x).not.toBe(bars[1]?.x);
});

test('bars share a track when one begins after the other has ended', () => {
  expect(trackOf([bar(0, 2), bar(0, 5), bar(3, 4), bar(3), bar(6)], 8)).toEqual([0, 1, 0, 2, 0]);
});

test('words wrap at spaces and lose nothing', () => {
  const text = 'E-mail and password buy an access token of 30 minutes and a refresh token of two days.';
  const lines = wrap(text, 200);
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.join(' ')).toBe(text);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(Math.floor(200 / 6.9));
});

test('a label that is too long loses its middle', () => {
  expect(fit('POST /v2/customer/create', 1000)).toBe('POST /v2/customer/create');
  const short = fit('POST /v2/customer/create', 100);
  expect(short).toMatch(/^POST .*….*eate$/);
  expect(short.length).toBeLessThanOrEqual(13);
});
