import { clockText, spanText } from '../../core/scheme/time-words.ts';
import type { Flow, FlowStep } from '../../core/scheme/flow.ts';
import type { Life } from './lives.ts';
import { stepsDone, type Row } from './rows.ts';
import type { SequenceAnswer, SequenceBar, SequenceRow } from './sequence-layout.ts';
import type { TimelineEvent, TimelineLife } from './timeline.tsx';

/** What has happened and what is to come, as rows of a diagram. `titleOf` names a fault. */
export function pictureOf(
  rows: readonly Row[],
  flow: Flow,
  vendor: string,
  titleOf: (fault: string) => string,
): SequenceRow[] {
  const told = rows.map((row, index) => rowOf(row, index, vendor, titleOf));
  const isStopped = rows.at(-1)?.stopped !== undefined;
  const ahead = flow.steps.slice(stepsDone(rows)).map((step, index): SequenceRow => {
    const spoken = `Step ${rows.length + index + 1}, ${isStopped ? 'not reached' : 'still to come'}: ${step.says}`;
    return { kind: kindOf(step), says: step.says, spoken, isAhead: true };
  });
  return [...told, ...ahead];
}

function rowOf(row: Row, index: number, vendor: string, titleOf: (fault: string) => string): SequenceRow {
  const { event, by, stopped } = row;
  const { step } = event;
  const says = by === 'you' ? `You: ${step.says}` : step.says;
  const [label, answer] = [labelOf(row, titleOf), answerOf(row)];
  const unexpected = stopped === undefined ? unexpectedOf(row) : 'the flow ends here';
  const changed = answer && row.faults.length > 0 ? row.faults.map(titleOf).join(', ') : undefined;
  const parts = [
    `Step ${index + 1}: ${says}`,
    label && answer ? `${step.do === 'receive' ? `${vendor} to you` : `You to ${vendor}`}: ${label}.` : label,
    changed && `On the way: ${changed}.`,
    answer && `${answer.isRefused ? 'Refused' : 'Answer'}: ${answer.label}.`,
    stopped ?? (unexpected && `Not as the flow expects: ${unexpected}.`),
  ];
  return {
    kind: kindOf(step),
    says,
    spoken: parts.filter(Boolean).join(' '),
    isAhead: false,
    ...(label === undefined ? {} : { label }),
    ...(step.do === 'receive' ? { isReversed: true } : {}),
    ...(changed === undefined ? {} : { changed }),
    ...(answer ? { answer } : {}),
    ...(unexpected === undefined ? {} : { unexpected }),
  };
}

function kindOf(step: FlowStep): SequenceRow['kind'] {
  if (step.do === 'clock' || step.do === 'client-clock') return 'clock';
  if (step.do === 'faults') return 'fault';
  return step.do === 'rotate' ? 'key' : 'message';
}

/** What stands on the arrow or on the band. */
function labelOf({ event: { step, sent, now }, before }: Row, titleOf = asIs): string | undefined {
  switch (step.do) {
    case 'clock':
      return now === before
        ? `clock ${step.freeze === false ? 'runs' : 'stopped'} · ${clockText(now)}`
        : `${now < before ? '−' : '+'}${spanText(Math.abs(now - before) / 1000)} → ${clockText(now)}`;
    case 'client-clock':
      return step.offset === undefined ? 'your clock: corrected' : `your clock: ${signedSpan(step.offset)}`;
    case 'faults':
      return step.on.length === 0 ? 'faults off' : `on: ${step.on.map(({ id }) => titleOf(id)).join(', ')}`;
    case 'rotate':
      return `new key; the old one ends ${step.overlap === 0 ? 'now' : `in ${spanText(step.overlap)}`}`;
    default:
      return sent && `${sent.method} ${sent.target}`;
  }
}

const asIs = (id: string) => id;

function signedSpan(seconds: number): string {
  if (seconds === 0) return 'right';
  return `${spanText(Math.abs(seconds))} ${seconds < 0 ? 'behind' : 'ahead'}`;
}

/** The answer in a word or two. A callback is answered by the merchant's own verdict. */
function answerOf({ event: { status, server, verdict }, waited }: Row): SequenceAnswer | undefined {
  if (verdict)
    return { label: verdict.ok ? 'verified: ok' : `verified: ${verdict.code}`, isRefused: !verdict.ok, isOwn: true };
  if (status === undefined) return undefined;
  const isRefused = status >= 400;
  const code = server?.refusal ?? server?.verdict.code ?? '';
  // Nothing came back at all; the sandbox sends 504 so that nobody waits for ever.
  if (status === 504 && code === 'ok') return { label: '504 · the answer was lost', isRefused };
  const slow = waited > 0 && status !== 504 ? ` · after ${spanText(waited / 1000)}` : '';
  return { label: `${status}${code === '' ? '' : ` · ${WORDS[code] ?? code}`}${slow}`, isRefused };
}

/** Codes of the sandbox that would puzzle on an arrow. */
const WORDS: Readonly<Record<string, string>> = { public: 'no proof needed' };

/** `expected 200, got 401`, or the first thing that was not met. */
function unexpectedOf({ event: { step, status, unmet, server } }: Row): string | undefined {
  const [first] = unmet;
  if (first === undefined) return undefined;
  const expected = 'expect' in step && 'status' in step.expect ? step.expect : undefined;
  if (expected && status !== undefined && status !== expected.status)
    return `expected ${expected.status}, got ${status}`;
  if (expected && server && server.verdict.code !== expected.verdict)
    return `expected ${expected.verdict}, got ${server.verdict.code}`;
  return first.replace(/^(?:status|verdict): /, '');
}

/** Lives of tokens and keys as bars beside the rows. Windows are for the timeline. */
export function barsOf(lives: readonly Life[], rows: readonly Row[]): SequenceBar[] {
  return lives
    .filter(({ kind }) => kind !== 'window')
    .map(({ name, to, row }) => {
      const end = rows.findIndex((other, index) => index > row && other.event.now >= to);
      return { name, tint: tintOf(name), from: row, ...(end === -1 ? {} : { to: end }) };
    });
}

/** The same name has the same tint in every picture. */
function tintOf(name: string): number {
  if (/refresh/i.test(name)) return 4;
  if (/token/i.test(name)) return 1;
  return /key/i.test(name) ? 3 : 5;
}

/** Lives as the timeline draws them. */
export function timelineLives(lives: readonly Life[], now: number): TimelineLife[] {
  const isFirst = (life: Life, index: number) =>
    lives.findIndex(({ name, from, to }) => name === life.name && from === life.from && to === life.to) === index;
  return lives.filter(isFirst).map(({ kind, name, from, to }) => {
    const length = spanText((to - from) / 1000);
    const end = now >= to ? `ended ${spanText((now - to) / 1000)} ago` : `ends in ${spanText((to - now) / 1000)}`;
    const shown = kind === 'window' ? `${name} window` : name;
    const spoken = `${shown}: ${length}, from ${clockText(from)} to ${clockText(to)}, ${now === to ? 'ends now' : end}.`;
    return { name: shown, tint: tintOf(name), from, to, spoken };
  });
}

/** Requests on the timeline, by the server's clock. */
export function timelineEvents(rows: readonly Row[]): TimelineEvent[] {
  return rows.flatMap((row): TimelineEvent[] => {
    const answer = answerOf(row);
    if (!answer) return [];
    const at = row.event.server?.at ?? row.event.now;
    return [{ at, isRefused: answer.isRefused, title: `${labelOf(row) ?? ''}: ${answer.label}` }];
  });
}
