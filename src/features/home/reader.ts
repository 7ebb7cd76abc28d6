import { openText, type ImportEntry, type ImportResult } from '../../cases/import/session.ts';
import { loadSchemes } from '../../schemes/registry.ts';
import { createImportClient, type ImportClient, type ImportProgress } from '../../workers/import-client.ts';

/** What was read, and the way to each of its entries. */
export interface Paste {
  readonly result: ImportResult;
  readonly entry: (index: number) => ImportEntry | undefined | Promise<ImportEntry | undefined>;
}

/** Reads a text of ordinary size here and now. Rejects with AbortError when nobody wants to know. */
export async function readText(text: string, signal: AbortSignal): Promise<Paste> {
  signal.throwIfAborted();
  return openText(text, await loadSchemes());
}

let client: ImportClient | undefined;

/** Reads a large text or a file in the worker, which keeps its entries until it is told to forget. */
export async function readFile(
  file: Blob,
  signal: AbortSignal,
  onProgress: (progress: ImportProgress) => void,
): Promise<Paste> {
  signal.throwIfAborted();
  const reader = (client ??= createImportClient());
  const result = await reader.open(file, signal, onProgress);
  return { result, entry: (index) => reader.entry(index) };
}

/** Nobody remembers the file that was read last. */
export function forgetFile(): void {
  client?.forget();
}
