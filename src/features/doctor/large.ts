import type { ImportEntry, ImportResult } from '../../cases/import/session.ts';
import { whenLeaving } from '../../core/leaving.ts';
import { createImportClient, type ImportClient } from '../../workers/import-client.ts';

/** A text that was read, and the way to each of its entries. */
export interface Opened {
  readonly result: ImportResult;
  readonly entry: (index: number) => ImportEntry | undefined | Promise<ImportEntry | undefined>;
}

let client: ImportClient | undefined;
let last: { readonly text: string; readonly opened: Opened } | undefined;

/** Reads a text in the worker, or goes on with it when it was the last one. Rejects when it is no longer wanted. */
export async function openLarge(text: string, signal: AbortSignal): Promise<Opened> {
  if (last?.text === text) return last.opened;
  // The reader has one text at a time.
  last = undefined;
  const reader = (client ??= createImportClient());
  const result = await reader.open(new Blob([text]), signal, () => {});
  const opened: Opened = { result, entry: (index) => reader.entry(index) };
  last = { text, opened };
  return opened;
}

/** Nobody remembers the large text that was read last. */
export function forgetLarge(): void {
  client?.forget();
  last = undefined;
}

whenLeaving(forgetLarge);
