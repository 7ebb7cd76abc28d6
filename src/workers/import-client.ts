import type { ImportEntry, ImportResult, ImportRow } from '../cases/import/session.ts';
import { askingWorker } from './bridge.ts';
import type { ImportRequest, ImportResponse } from './import-protocol.ts';

export interface ImportProgress {
  readonly read: number;
  readonly rows: readonly ImportRow[];
}

export interface ImportClient {
  /** Reads a file piece by piece; rejects with AbortError when the signal says so. */
  open(file: Blob, signal: AbortSignal, onProgress: (progress: ImportProgress) => void): Promise<ImportResult>;
  entry(index: number): Promise<ImportEntry | undefined>;
  /** Drops what the worker remembers: it holds what was pasted. */
  forget(): void;
}

/** Reads in a worker, started at first use. */
export function createImportClient(): ImportClient {
  let send: ((request: ImportRequest, signal?: AbortSignal) => Promise<ImportResponse>) | undefined;
  const start = () => {
    const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' });
    return askingWorker<ImportResponse>(worker, 'the reader could not be started', () => (send = undefined));
  };
  return {
    open: async (file, signal, onProgress) => {
      send ??= start();
      const rows: ImportRow[] = [];
      await send({ is: 'open', file }, signal);
      for (;;) {
        const response = await send({ is: 'step' }, signal);
        if (response.is !== 'progress') throw new Error('the worker answered another question');
        for (const row of response.rows) rows.push(row);
        const { read, result } = response;
        onProgress({ read, rows });
        if (result) return result.is === 'entries' && result.rows.length === 0 ? { ...result, rows } : result;
      }
    },
    entry: async (index) => {
      const response = await send?.({ is: 'entry', index });
      return response?.is === 'entry' ? response.entry : undefined;
    },
    forget: () => {
      send?.({ is: 'forget' }).catch(() => undefined);
    },
  };
}
