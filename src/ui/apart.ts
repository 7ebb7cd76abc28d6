import { spanText } from '../core/scheme/time-words.ts';

/** What two clocks of one machine may differ by, and be right: the answer took its time. */
const NEAR = 2000;

/** How far the sandbox's clock is from the page's, both in Unix milliseconds: `30 min ahead of real time`; undefined where it is right. */
export function apart(sandbox: number, page: number): string | undefined {
  const difference = sandbox - page;
  if (Math.abs(difference) <= NEAR) return undefined;
  return `${spanText(Math.round(Math.abs(difference) / 1000))} ${difference < 0 ? 'behind' : 'ahead of'} real time`;
}
