import { useState } from 'react';

import type { CaseReading } from '../../cases/case.ts';
import { refused } from '../../cases/import/reading.ts';
import { readCases } from '../../cases/pack.ts';
import type { Problem } from '../../core/problem.ts';
import { findOperation, type Scheme } from '../../core/scheme/define.ts';
import { observedName } from '../../core/scheme/verify.ts';
import { isLarge } from '../../ui/large-text.tsx';
import { oneAtATime } from '../../ui/one-at-a-time.ts';
import { forgetLarge, openLarge, type Opened } from './large.ts';
import { isExaminable } from './patient.ts';
import { caseOfEntry, caseOfRequest, isRequest, type RequestCase } from './request-case.ts';
import { useDoctor } from './store.ts';

/** What a text gave. */
interface Outcome {
  /** Which of several fills the fields. */
  readonly chosen?: number;
  readonly refused?: Problem | undefined;
  readonly request?: RequestCase;
  /** A large text is being read. */
  readonly isReading?: true;
  /** Where there are several: what they are, and what each is called. */
  readonly several?: { readonly are: 'Case' | 'Request'; readonly names: readonly string[] };
}

export interface Paste extends Outcome {
  readonly text: string;
  /** Reads a text, and fills the fields with the one at that place in it; else with the first that can be used. */
  readonly take: (text: string, index?: number) => void;
  readonly refuse: (problem: Problem) => void;
  readonly clear: () => void;
}

/** The most of a case that the Doctor searches, in characters: read in some milliseconds, so that Diagnose can follow at once. */
const SEARCHED = 512 * 1024;

const isReadHere = (text: string) => !isLarge(text) || (text.length <= SEARCHED && /^\s*[[{]/.test(text));

/** What stands in the box for a case, and what came of it. */
export function usePaste(schemes: readonly Scheme[]): Paste {
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<Outcome>({});
  const [reading] = useState(oneAtATime);
  const show = async (next: string, index: number | undefined, signal: AbortSignal) => {
    const { outcome: other, fill } = await readOther(next, index, schemes, signal);
    // Meanwhile something else may have been pasted.
    if (signal.aborted) return;
    fill?.();
    setOutcome(other);
  };
  const take = (next: string, index?: number) => {
    setText(next);
    const signal = reading.next();
    const now = isReadHere(next) ? readNow(next, index ?? 0, schemes) : undefined;
    if (!isLarge(next)) forgetLarge();
    if (now) return setOutcome(now);
    if (isLarge(next) && index === undefined) setOutcome({ isReading: true });
    void show(next, index, signal);
  };
  return {
    ...outcome,
    text,
    take,
    refuse: (problem) => setOutcome({ refused: problem }),
    clear: () => take(''),
  };
}

/** A request as it goes over the wire, and cases; undefined for text of any other kind. */
function readNow(text: string, chosen: number, schemes: readonly Scheme[]): Outcome | undefined {
  if (text.trim() === '') return {};
  const request = isRequest(text) ? caseOfRequest(text, schemes, useDoctor.getState()) : undefined;
  if (request) return fillRequest(request);
  const readings = readCases(text);
  const reading = readings[chosen];
  if (!reading || !readings.some(({ ok }) => ok)) return undefined;
  const outcome = { chosen, refused: fillCase(reading, schemes) };
  return readings.length > 1 ? { ...outcome, several: { are: 'Case', names: readings.map(titleOf) } } : outcome;
}

interface Other {
  readonly outcome: Outcome;
  readonly fill?: () => void;
}

/** Whatever the start page reads, too: what programs and browsers copy. The readers are fetched for it. */
async function readOther(
  text: string,
  index: number | undefined,
  schemes: readonly Scheme[],
  signal: AbortSignal,
): Promise<Other> {
  try {
    return await pick(await open(text, schemes, signal), index, schemes);
  } catch {
    return { outcome: { refused: notFetched() } };
  }
}

/** Here, or where it would stop the page in a worker. Rejects where neither can be fetched. */
async function open(text: string, schemes: readonly Scheme[], signal: AbortSignal): Promise<Opened> {
  if (isLarge(text)) return openLarge(text, signal);
  return (await import('../../cases/import/session.ts')).openText(text, schemes);
}

async function pick({ result, entry }: Opened, index: number | undefined, schemes: readonly Scheme[]): Promise<Other> {
  if (result.is === 'refused') return { outcome: { refused: result.problem } };
  if (result.is === 'link') return { outcome: { refused: isLink() } };
  const isCase = result.kind === 'case';
  const usable = result.rows.findIndex(({ as }) => as !== '');
  const chosen = index ?? Math.max(0, usable);
  const names = result.rows.map(({ method, title, as }, i) => `${i + 1}: ${method} ${title}${as && ` (${as})`}`);
  const several = names.length > 1 ? { chosen, several: { are: isCase ? 'Case' : 'Request', names } as const } : {};
  const one = await entry(chosen);
  const whole = one && { ...one, lost: [...result.lost, ...one.lost] };
  const request = whole && caseOfEntry(whole, schemes, isCase ? NOTHING : useDoctor.getState());
  if (!request) {
    const refusal = isCase ? unknown(one?.row.detail ?? '', schemes) : fitsNone();
    return { outcome: { ...several, refused: one?.problem ?? refusal } };
  }
  return { outcome: { ...several, ...(isCase ? {} : { request }) }, fill: () => void fillRequest(request) };
}

/** A case brings everything along. */
const NOTHING = { scheme: '', operation: '', inputs: {} };

function fillRequest(request: RequestCase): Outcome {
  const { pasted, scheme, operation, inputs, observed } = request;
  if (!pasted.ok) return { request, refused: pasted.problem };
  useDoctor.getState().change({ scheme, operation: operation.id, inputs, observed });
  return { request };
}

/** Puts a case on the screen, or says why it cannot be put there. */
function fillCase(reading: CaseReading, schemes: readonly Scheme[]): Problem | undefined {
  if (!reading.ok) return reading.problem;
  const { scheme: schemeId, operation: operationId, inputs, observed } = reading.value;
  const scheme = schemes.find(({ card }) => card.id === schemeId);
  const operation = scheme && findOperation(scheme, operationId);
  if (!operation || !isExaminable(operation)) return unknown(`${schemeId}/${operationId}`, schemes);
  const value = observed[observedName(operation) ?? ''] ?? Object.values(observed)[0] ?? '';
  useDoctor.getState().change({ scheme: schemeId, operation: operationId, inputs, observed: value });
  return undefined;
}

function titleOf(reading: CaseReading, index: number): string {
  const id = reading.ok ? reading.value.id : reading.id;
  return `${index + 1}${id === undefined ? '' : `: ${id}`}${reading.ok ? '' : ' (unreadable)'}`;
}

const BY_HAND = 'Choose the scheme and the operation below, and fill in the fields.';

function unknown(place: string, schemes: readonly Scheme[]): Problem {
  const known = schemes.flatMap(({ card, operations }) =>
    operations.filter(isExaminable).map(({ id }) => `${card.id}/${id}`),
  );
  return refused('unknown-operation', `one of ${known.join(', ')}`, place, BY_HAND).problem;
}

const fitsNone = () =>
  refused('import-not-recognised', 'a request of one of these schemes', 'one that fits none of them', BY_HAND).problem;

const isLink = () =>
  refused('import-link', 'a request or a case', 'a link', 'Open the link in this browser, then press Diagnose.')
    .problem;

const notFetched = () =>
  refused('import-not-fetched', 'the readers of such texts', 'none: they could not be loaded', 'Paste it again.')
    .problem;
