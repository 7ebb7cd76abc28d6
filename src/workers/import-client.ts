import type { ImportEntry, ImportResult, ImportRow } from '../cases/import/session.ts';
import { refused } from '../cases/import/reading.ts';
import type { Problem } from '../core/problem.ts';
import type { Pasted } from '../core/scheme/pasted.ts';
import type { ImportRequest, ImportResponse } from './import-protocol.ts';
import { keptWorker } from './kept.ts';

export interface ImportProgress {
  readonly read: number;
  readonly rows: readonly ImportRow[];
}

export interface ImportClient {
  /** Reads a file piece by piece; rejects with AbortError when the signal says so. */
  open(file: Blob, signal: AbortSignal, onProgress: (progress: ImportProgress) => void): Promise<ImportResult>;
  entry(index: number): Promise<ImportEntry | undefined>;
  /** Reads one text as a raw message of an operation; rejects with AbortError when the signal says so. */
  message(task: MessageTask, signal: AbortSignal): Promise<Pasted>;
  /** Drops what the worker remembers: it holds what was pasted. */
  forget(): void;
}

type MessageTask = Omit<Extract<ImportRequest, { is: 'message' }>, 'is'>;

/** Reads in a worker, started at first use. */
export function createImportClient(): ImportClient {
  const { ask, forget } = keptWorker<ImportRequest, ImportResponse>(
    () => new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' }),
    'the reader could not be started',
  );
  return {
    open: async (file, signal, onProgress) => {
      const refusal = tooLarge(file);
      if (refusal) return { is: 'refused', problem: refusal };
      const rows: ImportRow[] = [];
      await ask({ is: 'open', file }, signal);
      for (;;) {
        const response = await ask({ is: 'step' }, signal);
        if (response.is !== 'progress') throw new Error('the worker answered another question');
        for (const row of response.rows) rows.push(row);
        const { read, result } = response;
        onProgress({ read, rows });
        if (result) return result.is === 'entries' && result.rows.length === 0 ? { ...result, rows } : result;
      }
    },
    entry: async (index) => {
      const response = await ask({ is: 'entry', index });
      return response.is === 'entry' ? response.entry : undefined;
    },
    message: async (task, signal) => {
      const response = await ask({ is: 'message', ...task }, signal);
      if (response.is !== 'message') throw new Error('the worker answered another question');
      return response.pasted;
    },
    forget,
  };
}

/** Files above this are refused unread, in bytes. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Why a file is not read at all, from its size. */
export function tooLarge({ size }: Blob): Problem | undefined {
  if (size <= MOST_BYTES) return undefined;
  const megabytes = (bytes: number) => `${Math.round(bytes / (1024 * 1024))} MB`;
  return refused(
    'import-too-large',
    `at most ${megabytes(MOST_BYTES)}`,
    megabytes(size),
    'Record again with only the failing request, or delete the other entries in the network panel before you export.',
  ).problem;
}
