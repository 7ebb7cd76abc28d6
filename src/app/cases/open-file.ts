import { readCases } from '../../cases/pack.ts';
import { decodeUtf8 } from '../../core/bytes/text.ts';
import { describeProblem } from '../../core/problem.ts';
import { usePack } from '../../features/cases/store.ts';
import { router } from '../router.tsx';
import { useNotice } from './notice.ts';
import { openCase } from './open.ts';

/** Larger files are no cases: they are imported on the start page, with progress. */
const LARGEST = 64 * 1024 * 1024;

/** Opens a file that was chosen or dropped: one case on its screen, several as a pack. */
export async function openFile(file: File): Promise<void> {
  useNotice.setState({ says: undefined });
  const says = await refusalOf(file);
  if (says !== undefined) useNotice.setState({ says });
}

async function refusalOf(file: File): Promise<string | undefined> {
  if (file.size > LARGEST) return `${file.name} is larger than any case file (64 MB).`;
  const text = decodeUtf8(new Uint8Array(await file.arrayBuffer()));
  if (text === undefined) return `${file.name} is not UTF-8 text. A case file is JSON.`;
  const readings = readCases(text);
  const [first] = readings;
  if (first && readings.length === 1) {
    if (!first.ok) return `${file.name} is not a case. ${describeProblem(first.problem)}`;
    if (!first.value.expect) return openCase(first.value, 'file');
  }
  if (!readings.some(({ ok }) => ok)) return `There is no case in ${file.name}.`;
  usePack.getState().open(file.name, readings);
  await router.navigate({ to: '/cases' });
  return undefined;
}
