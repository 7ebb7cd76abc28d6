import type { Inputs } from '../core/recipe/evaluate.ts';
import type { Made, Partition, Progress } from '../doctor/index.ts';
import type { DiagnosisView } from './doctor-view.ts';
import { mergeViews } from './merge-views.ts';

export interface DoctorTask {
  readonly scheme: string;
  readonly operation: string;
  readonly inputs: Inputs;
  /** By the result's name. */
  readonly observed: Readonly<Record<string, string>>;
}

export type DoctorRequest =
  /** What a search needs is fetched and compiled, before there is one. */
  | { readonly is: 'warm'; readonly scheme: string; readonly operation: string }
  | { readonly is: 'open'; readonly task: DoctorTask; readonly partition: Partition }
  | { readonly is: 'step' }
  /** `tried` by all parts together. */
  | { readonly is: 'conclude'; readonly tried?: number }
  | { readonly is: 'forget' };
export type DoctorResponse =
  | { readonly is: 'warm' }
  /** What may have gone wrong is still being worked out: so many mistakes of about so many. */
  | ({ readonly is: 'opening' } & Made)
  | { readonly is: 'opened'; readonly singles: number }
  /** Another part does it all. */
  | { readonly is: 'idle' }
  | { readonly is: 'progress'; readonly progress: Progress; readonly hits: number }
  | { readonly is: 'view'; readonly view: DiagnosisView }
  | { readonly is: 'forgotten' };

export interface SearchProgress {
  readonly phase: 'prepare' | Progress['phase'];
  /** Mistakes prepared, or computations tried. */
  readonly tried: number;
  /** Of those known so far: how many pairs there are shows only while they are made. */
  readonly total: number;
}

export interface DoctorClient {
  /** Makes the workers ready for a search that may come. */
  warm(scheme: string, operation: string): void;
  /** Rejects with AbortError when the signal says so, or when a newer search takes over. */
  diagnose(
    task: DoctorTask,
    signal: AbortSignal,
    onProgress: (progress: SearchProgress) => void,
  ): Promise<DiagnosisView>;
}

type Ask = (request: DoctorRequest, signal?: AbortSignal) => Promise<DoctorResponse>;

/** A worker, as the client sees it. */
export interface Helper {
  readonly ask: Ask;
  readonly end: () => void;
}

const PHASES: readonly Progress['phase'][] = [
  'form',
  'singles',
  'sweeps',
  'pairs',
  'rare-pairs',
  'odd-pairs',
  'long-sweeps',
  'far-pairs',
];
/** One core is left to the page; more than this is not worth its memory. */
const MOST_WORKERS = 4;
/** How long workers may take to forget a case that was given up, in milliseconds; then they are ended. */
const PATIENCE = 40;
/** And one that is answered. */
const MORE_PATIENCE = 2000;

/** Searches in workers, started when they are first warmed or used. What is found does not depend on how many there are. */
export function createDoctorClient(cores: number, start: () => Helper): DoctorClient {
  const crew = createCrew(Math.max(1, Math.min(MOST_WORKERS, cores <= 2 ? cores : cores - 1)), start);
  let running: AbortController | undefined;
  return {
    warm: (scheme, operation) => {
      // Nothing comes between a search and its answer.
      if (running) return;
      // One that cannot be started says so when it is used.
      for (const { ask } of crew.called()) ask({ is: 'warm', scheme, operation }).catch(() => undefined);
    },
    diagnose: async (task, signal, onProgress) => {
      running?.abort();
      const own = new AbortController();
      running = own;
      const wanted = AbortSignal.any([signal, own.signal]);
      try {
        return await crew.lend(wanted, (asks) => searched(asks, task, wanted, onProgress));
      } finally {
        if (running === own) running = undefined;
      }
    },
  };
}

/** Workers for one search after the other. Those of an earlier one have forgotten its case, or are ended. */
function createCrew(count: number, start: () => Helper) {
  let helpers: readonly Helper[] | undefined;
  let leaving: Promise<void> = Promise.resolve();
  const called = (): readonly Helper[] => (helpers ??= Array.from({ length: count }, start));
  /** Nobody remembers the secrets of a case that is answered or given up, and nobody goes on with it. */
  const leave = async (left: readonly Helper[], patience: number): Promise<void> => {
    if (await forgotten(left, patience)) return;
    for (const { end } of left) end();
    if (helpers === left) helpers = undefined;
  };
  const lend = async <T>(wanted: AbortSignal, work: (asks: readonly Ask[]) => Promise<T>): Promise<T> => {
    await leaving;
    wanted.throwIfAborted();
    const at = called();
    const giveUp = (): void => {
      leaving = leave(at, PATIENCE);
    };
    wanted.addEventListener('abort', giveUp, { once: true });
    try {
      return await work(at.map(({ ask }) => ask));
    } finally {
      wanted.removeEventListener('abort', giveUp);
      if (!wanted.aborted) leaving = leave(at, MORE_PATIENCE);
    }
  };
  return { called, lend };
}

/** Whether all have forgotten soon enough. One that is in the midst of something long is not waited for. */
async function forgotten(helpers: readonly Helper[], patience: number): Promise<boolean> {
  const all = Promise.all(helpers.map(({ ask }) => ask({ is: 'forget' }))).then(
    () => true,
    () => false,
  );
  return await Promise.race([all, new Promise<false>((resolve) => setTimeout(resolve, patience, false))]);
}

interface Part {
  progress: Progress;
  hits: number;
}

async function searched(
  asks: readonly Ask[],
  task: DoctorTask,
  signal: AbortSignal,
  onProgress: (progress: SearchProgress) => void,
): Promise<DiagnosisView> {
  const openings = await Promise.all(
    asks.map((ask, index) => {
      const partition = { index, count: asks.length };
      return opened(ask, { is: 'open', task, partition }, signal, ({ made, of }) => {
        // All prepare the same; the first one speaks.
        if (index === 0) onProgress({ phase: 'prepare', tried: made, total: of });
      });
    }),
  );
  const [first] = openings;
  if (first?.is === 'view') return first.view;
  const singles = first?.is === 'opened' ? first.singles : 0;
  const at = asks.filter((_, i) => openings[i]?.is === 'opened');
  const parts: Part[] = at.map(() => ({ progress: { phase: 'form', tried: 0, total: singles, done: false }, hits: 0 }));
  const tell = () => onProgress({ phase: latest(parts), tried: triedBy(parts, singles), total: singles });
  tell();
  await Promise.all(at.map((ask, index) => pursue(ask, index, parts, signal, tell)));
  return await concluded(at, parts, triedBy(parts, singles), signal);
}

/** Asks on until the case is open, or answered. */
async function opened(
  ask: Ask,
  request: DoctorRequest,
  signal: AbortSignal,
  tell: (made: Made) => void,
): Promise<DoctorResponse> {
  let response = await ask(request, signal);
  while (response.is === 'opening') {
    tell(response);
    response = await ask({ is: 'step' }, signal);
  }
  return response;
}

/** One part: until it is done, or a part has found something in an earlier phase than this one is in. */
async function pursue(ask: Ask, index: number, parts: Part[], signal: AbortSignal, tell: () => void): Promise<void> {
  for (;;) {
    const response = await ask({ is: 'step' }, signal);
    if (response.is !== 'progress') throw new Error('the worker answered another question');
    parts[index] = response;
    tell();
    if (response.progress.done || rank(response.progress.phase) > foundIn(parts)) return;
  }
}

async function concluded(
  asks: readonly Ask[],
  parts: readonly Part[],
  tried: number,
  signal: AbortSignal,
): Promise<DiagnosisView> {
  const phase = foundIn(parts);
  const telling = asks.filter((_, i) => {
    const part = parts[i];
    return phase === Infinity ? i === 0 : part !== undefined && part.hits > 0 && rank(part.progress.phase) === phase;
  });
  const answers = await Promise.all(telling.map((ask) => ask({ is: 'conclude', tried }, signal)));
  return mergeViews(answers.flatMap((answer) => (answer.is === 'view' ? [answer.view] : [])));
}

/** The earliest phase in which a part found something. */
function foundIn(parts: readonly Part[]): number {
  return Math.min(...parts.map(({ hits, progress }) => (hits > 0 ? rank(progress.phase) : Infinity)));
}

const rank = (phase: Progress['phase']): number => PHASES.indexOf(phase);

function latest(parts: readonly Part[]): Progress['phase'] {
  return PHASES[Math.min(...parts.map(({ progress }) => rank(progress.phase)))] ?? 'form';
}

/** Every part tries the single hypotheses; they count once. */
function triedBy(parts: readonly Part[], singles: number): number {
  const counts = parts.map(({ progress }) => progress.tried);
  const own = counts.map((tried) => Math.max(0, tried - singles));
  return Math.min(singles, Math.max(...counts)) + own.reduce((sum, tried) => sum + tried, 0);
}
