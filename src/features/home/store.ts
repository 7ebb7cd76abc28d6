import { create } from 'zustand';

import type { ImportEntry, ImportResult, ImportRow } from '../../cases/import/session.ts';
import { whenLeaving } from '../../core/leaving.ts';
import { wordsOfError } from '../../core/problem.ts';

/** Longer texts are read in a worker, and never laid out in the box. */
const LARGE = 100_000;

/** Where reading stands. */
export type ImportReading =
  | { readonly is: 'idle' }
  | { readonly is: 'running'; readonly read: number; readonly size: number; readonly found: number }
  | { readonly is: 'cancelled' }
  | { readonly is: 'failed'; readonly why: string }
  | { readonly is: 'done'; readonly result: ImportResult };

interface ImportState {
  readonly text: string;
  /** What is read when it is not the text in the box: a file, or a paste that is too long for it. */
  readonly file: { readonly name: string; readonly size: number } | undefined;
  readonly reading: ImportReading;
  readonly rows: readonly ImportRow[];
  /** Which of the rows is shown, and what it holds. */
  readonly chosen: number;
  readonly entry: ImportEntry | undefined;
  readonly change: (text: string) => void;
  readonly open: (file: Blob, name: string) => void;
  readonly choose: (index: number) => void;
  readonly cancel: () => void;
  readonly clear: () => void;
}

type EntryAt = (index: number) => ImportEntry | undefined | Promise<ImportEntry | undefined>;

const EMPTY = { text: '', file: undefined, rows: [], chosen: 0, entry: undefined, reading: { is: 'idle' } } as const;

/** The reader: fetched when somebody is about to paste. */
export const fetchReader = () => import('./reader.ts');

let entryAt: EntryAt = () => undefined;
let running = new AbortController();
let usesWorker = false;

/** What was pasted on the home page. Lives in memory only: it holds secrets. */
export const useImport = create<ImportState>()((set, get) => {
  const stop = () => {
    running.abort();
    running = new AbortController();
    entryAt = () => undefined;
    if (usesWorker) void fetchReader().then(({ largeReader }) => largeReader().forget());
    usesWorker = false;
  };
  const begin = (work: (signal: AbortSignal) => Promise<void>) => {
    const { signal } = running;
    work(signal).catch((error: unknown) => {
      if (!signal.aborted) set({ reading: { is: 'failed', why: wordsOfError(error) } });
    });
  };
  const show = async (result: ImportResult, signal: AbortSignal) => {
    const rows = result.is === 'entries' ? result.rows : [];
    const recognised = rows.findIndex(({ as }) => as !== '');
    const chosen = Math.max(0, recognised);
    const entry = rows.length > 0 ? await entryAt(chosen) : undefined;
    if (!signal.aborted) set({ rows, chosen, entry, reading: { is: 'done', result } });
  };
  const readText = async (text: string, signal: AbortSignal) => {
    const { openPaste } = await fetchReader();
    if (signal.aborted) return;
    const session = await openPaste(text);
    if (signal.aborted) return;
    entryAt = session.entry;
    await show(session.result, signal);
  };
  const readFile = async (file: Blob, signal: AbortSignal) => {
    const { largeReader, refusalOf } = await fetchReader();
    if (signal.aborted) return;
    const refusal = refusalOf(file.size);
    if (refusal) return show(refusal, signal);
    usesWorker = true;
    const reader = largeReader();
    const result = await reader.open(file, signal, ({ read, rows }) => {
      if (!signal.aborted) set({ reading: { is: 'running', read, size: file.size, found: rows.length } });
    });
    entryAt = (index) => reader.entry(index);
    await show(result, signal);
  };
  const open = (file: Blob, name: string) => {
    stop();
    set({ ...EMPTY, file: { name, size: file.size }, reading: { is: 'running', read: 0, size: file.size, found: 0 } });
    begin((signal) => readFile(file, signal));
  };
  return {
    ...EMPTY,
    open,
    change: (text) => {
      if (text.length > LARGE) return open(new Blob([text]), 'Pasted text');
      stop();
      set({ ...EMPTY, text });
      if (text.trim() !== '') begin((signal) => readText(text, signal));
    },
    choose: (chosen) => {
      const { signal } = running;
      set({ chosen });
      begin(async () => {
        const entry = await entryAt(chosen);
        if (!signal.aborted && get().chosen === chosen) set({ entry });
      });
    },
    cancel: () => {
      stop();
      set({ rows: [], entry: undefined, reading: { is: 'cancelled' } });
    },
    clear: () => {
      stop();
      set(EMPTY);
    },
  };
});

whenLeaving(() => useImport.getState().clear());
