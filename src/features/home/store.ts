import { create } from 'zustand';

import type { Case } from '../../cases/case.ts';
import { asCase } from '../../cases/import/as-case.ts';
import type { ImportEntry, ImportResult, ImportRow } from '../../cases/import/session.ts';
import { whenLeaving } from '../../core/leaving.ts';
import { wordsOfError } from '../../core/problem.ts';
import type { Paste } from './reader.ts';

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

const EMPTY = { text: '', file: undefined, rows: [], chosen: 0, entry: undefined, reading: { is: 'idle' } } as const;

/** The reader: fetched when somebody is about to paste. */
export const fetchReader = () => import('./reader.ts');

/** The way to the entries of what was read last. */
let entryAt: Paste['entry'] = () => undefined;
let running = new AbortController();
let hasFile = false;

/** What was pasted on the home page. Lives in memory only: it holds secrets. */
export const useImport = create<ImportState>()((set, get) => ({
  ...EMPTY,
  open: (file, name) => {
    const { size } = file;
    stop();
    set({ ...EMPTY, file: { name, size }, reading: { is: 'running', read: 0, size, found: 0 } });
    begin(async (signal) => {
      const { readFile } = await fetchReader();
      hasFile = true;
      const paste = await readFile(file, signal, ({ read, rows }) => {
        if (!signal.aborted) set({ reading: { is: 'running', read, size, found: rows.length } });
      });
      await show(paste, signal);
    });
  },
  change: (text) => {
    if (text.length > LARGE) return get().open(new Blob([text]), 'Pasted text');
    stop();
    set({ ...EMPTY, text });
    if (text.trim() !== '') begin(async (signal) => show(await (await fetchReader()).readText(text, signal), signal));
  },
  choose: (chosen) => {
    set({ chosen });
    begin(async (signal) => {
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
}));

/** Nobody goes on with what was pasted, and nobody remembers it. */
function stop(): void {
  running.abort();
  running = new AbortController();
  entryAt = () => undefined;
  if (hasFile) void fetchReader().then(({ forgetFile }) => forgetFile());
  hasFile = false;
}

/** What goes wrong is said, unless nobody wants to know any more. */
function begin(work: (signal: AbortSignal) => Promise<void>): void {
  const { signal } = running;
  work(signal).catch((error: unknown) => {
    if (!signal.aborted) useImport.setState({ reading: { is: 'failed', why: wordsOfError(error) } });
  });
}

/** The first entry that was recognised is looked at. */
async function show({ result, entry: at }: Paste, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  entryAt = at;
  const rows = result.is === 'entries' ? result.rows : [];
  const recognised = rows.findIndex(({ as }) => as !== '');
  const chosen = Math.max(0, recognised);
  const entry = rows.length > 0 ? await at(chosen) : undefined;
  if (!signal.aborted) useImport.setState({ rows, chosen, entry, reading: { is: 'done', result } });
}

/** More cases than these are no pack that anybody reads. */
export const MOST_CASES = 500;

/** Hands over the recognised ones of the requests that were read last, as cases; the first 500 of them. */
export function collectCases(hand: (cases: readonly Case[]) => void): void {
  begin(async (signal) => {
    const { rows } = useImport.getState();
    const known = rows.flatMap(({ as }, index) => (as === '' ? [] : [index])).slice(0, MOST_CASES);
    const cases: Case[] = [];
    for (const index of known) {
      const entry = await entryAt(index);
      const [found] = entry?.recognised ?? [];
      if (entry && found) cases.push(asCase(found, index, { method: entry.row.method, address: entry.row.title }));
    }
    if (!signal.aborted) hand(cases);
  });
}

whenLeaving(() => useImport.getState().clear());
