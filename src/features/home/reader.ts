import { refused } from '../../cases/import/reading.ts';
import { openText, type ImportResult, type ImportSession } from '../../cases/import/session.ts';
import { cards, loadScheme } from '../../schemes/registry.ts';
import { createImportClient, type ImportClient } from '../../workers/import-client.ts';
import { MOST_BYTES } from '../../workers/import-protocol.ts';

/** Everything that reading needs and the first screen does not: fetched before the first paste. */
let schemes: ReturnType<typeof loadAll> | undefined;

async function loadAll() {
  const all = await Promise.all(cards.map(({ id }) => loadScheme(id)));
  return all.flatMap((scheme) => scheme ?? []);
}

/** Reads a text of ordinary size here and now. */
export async function openPaste(text: string): Promise<ImportSession> {
  schemes ??= loadAll();
  return openText(text, await schemes);
}

let client: ImportClient | undefined;

/** The reader of large texts and files. */
export function largeReader(): ImportClient {
  return (client ??= createImportClient());
}

/** Why a file is not read at all, from its size in bytes. */
export function refusalOf(size: number): ImportResult | undefined {
  if (size <= MOST_BYTES) return undefined;
  const megabytes = (bytes: number) => `${Math.round(bytes / (1024 * 1024))} MB`;
  const { problem } = refused(
    'import-too-large',
    `at most ${megabytes(MOST_BYTES)}`,
    megabytes(size),
    'Record again with only the failing request, or delete the other entries in the network panel before you export.',
  );
  return { is: 'refused', problem };
}
