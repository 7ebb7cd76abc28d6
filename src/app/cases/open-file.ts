import { readImport } from '../../cases/import/index.ts';
import { readPack } from '../../cases/pack.ts';
import { decodeUtf8 } from '../../core/bytes/text.ts';
import { describeProblem, wordsOfError } from '../../core/problem.ts';
import { usePack } from '../../features/cases/store.ts';
import { useImport } from '../../features/home/store.ts';
import { router } from '../router.tsx';
import { useNotice } from './notice.ts';
import { openCase } from './open.ts';

/** Larger files are read by nobody. */
const LARGEST = 64 * 1024 * 1024;

/** Opens a file that was chosen or dropped: one case on its screen, several as a pack, requests on the start page. */
export async function openFile(file: File): Promise<void> {
  useNotice.setState({ says: undefined, act: undefined });
  // A folder has a name like a file, and cannot be read; a file may have been moved since it was chosen.
  const says = await refusalOf(file).catch((error: unknown) => `${file.name} cannot be opened: ${wordsOfError(error)}`);
  if (says !== undefined) useNotice.setState({ says });
}

async function refusalOf(file: File): Promise<string | undefined> {
  if (file.size > LARGEST) return `${file.name} is larger than any case file (64 MB).`;
  // Recordings are large: the start page reads them in a worker, with progress.
  if (await isHar(file)) return importFile(file);
  const text = decodeUtf8(new Uint8Array(await file.arrayBuffer()));
  if (text === undefined) return `${file.name} is not UTF-8 text. A case file is JSON.`;
  const { readings, extras } = readPack(text);
  if (!readings.some(({ ok }) => ok) && isRequest(text)) return importFile(file);
  const [first] = readings;
  if (first && readings.length === 1) {
    if (!first.ok) return `${file.name} is not a case. ${describeProblem(first.problem)}`;
    if (!first.value.expect) return openCase(first.value, 'file');
  }
  if (!readings.some(({ ok }) => ok)) return `There is no case in ${file.name}.`;
  usePack.getState().open(file.name, readings, extras);
  await router.navigate({ to: '/cases' });
  return undefined;
}

async function isHar(file: File): Promise<boolean> {
  return /^\ufeff?\s*\{\s*"log"\s*:/.test(await file.slice(0, 1000).text());
}

/** Whether it is one of the other forms that can be read: a curl command, raw HTTP, a collection, a link. */
function isRequest(text: string): boolean {
  const reading = readImport(text);
  return reading.ok && reading.kind !== 'case';
}

/** Requests are chosen from on the start page, as if the file had been put into its box. */
async function importFile(file: File): Promise<undefined> {
  useImport.getState().open(file, file.name);
  await router.navigate({ to: '/' });
}
