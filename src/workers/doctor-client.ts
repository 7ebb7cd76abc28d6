import type { Inputs } from '../core/recipe/evaluate.ts';
import type { Partition, Progress } from '../doctor/index.ts';
import { asking } from './bridge.ts';
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
  | { readonly is: 'open'; readonly task: DoctorTask; readonly partition: Partition }
  | { readonly is: 'step' }
  /** `tried` by all parts together. */
  | { readonly is: 'conclude'; readonly tried?: number }
  | { readonly is: 'forget' };
export type DoctorResponse =
  | { readonly is: 'opened'; readonly singles: number }
  | { readonly is: 'progress'; readonly progress: Progress; readonly hits: number }
  | { readonly is: 'view'; readonly view: DiagnosisView }
  | { readonly is: 'forgotten' };

export interface SearchProgress {
  readonly phase: Progress['phase'];
  readonly tried: number;
  /** Of those known so far: how many pairs there are shows only while they are made. */
  readonly total: number;
}

export interface DoctorClient {
  /** Rejects with AbortError when the signal says so, or when a newer search takes over. */
  diagnose(
    task: DoctorTask,
    signal: AbortSignal,
    onProgress: (progress: SearchProgress) => void,
  ): Promise<DiagnosisView>;
}

type Ask = (request: DoctorRequest, signal?: AbortSignal) => Promise<DoctorResponse>;

const PHASES: readonly Progress['phase'][] = ['form', 'singles', 'sweeps', 'pairs', 'rare-pairs', 'long-sweeps'];
/** One core is left to the page; more than this is not worth its memory. */
const MOST_WORKERS = 4;

/** Searches in workers, started at first use. What is found does not depend on how many there are. */
export function createDoctorClient(cores: number): DoctorClient {
  const count = Math.max(1, Math.min(MOST_WORKERS, cores <= 2 ? cores : cores - 1));
  let workers: readonly Ask[] | undefined;
  let running: AbortController | undefined;
  return {
    diagnose: async (task, signal, onProgress) => {
      running?.abort();
      const own = new AbortController();
      running = own;
      workers ??= Array.from({ length: count }, start);
      const asks = workers;
      try {
        return await searched(asks, task, AbortSignal.any([signal, own.signal]), onProgress);
      } finally {
        // Nobody remembers the secrets of a case that is answered or given up.
        if (running === own) for (const ask of asks) ask({ is: 'forget' }).catch(() => undefined);
      }
    },
  };
}

function start(): Ask {
  const worker = new Worker(new URL('./doctor.worker.ts', import.meta.url), { type: 'module' });
  const broken = new Promise<never>((_, reject) =>
    worker.addEventListener('error', () => reject(new Error('the search could not be started'))),
  );
  broken.catch(() => undefined);
  const ask = asking<DoctorResponse>(worker);
  return (request, signal) => Promise.race([ask(request, signal), broken]);
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
    asks.map((ask, index) => ask({ is: 'open', task, partition: { index, count: asks.length } }, signal)),
  );
  const [first] = openings;
  if (first?.is === 'view') return first.view;
  const singles = first?.is === 'opened' ? first.singles : 0;
  const parts: Part[] = asks.map(() => ({
    progress: { phase: 'form', tried: 0, total: singles, done: false },
    hits: 0,
  }));
  const tell = () => onProgress({ phase: latest(parts), tried: triedBy(parts, singles), total: singles });
  tell();
  await Promise.all(asks.map((ask, index) => pursue(ask, index, parts, signal, tell)));
  return await concluded(asks, parts, triedBy(parts, singles), signal);
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
