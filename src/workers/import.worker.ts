import { harRequest } from '../cases/import/har.ts';
import { HarScanner, type HarEntry } from '../cases/import/har-scan.ts';
import { refused } from '../cases/import/reading.ts';
import {
  openText,
  requestEntry,
  type ImportEntry,
  type ImportResult,
  type ImportRow,
} from '../cases/import/session.ts';
import { decodeUtf8 } from '../core/bytes/text.ts';
import { findOperation, type Scheme } from '../core/scheme/define.ts';
import { readPasted } from '../core/scheme/pasted.ts';
import { loadScheme, loadSchemes } from '../schemes/registry.ts';
import { answering } from './bridge.ts';
import type { ImportRequest, ImportResponse } from './import-protocol.ts';

/** Bytes read in one step: between two of them the reading can be given up. */
const PIECE = 1024 * 1024;

/** A file on its way. Only its requests are kept; its answers are passed over. */
interface Open {
  readonly file: Blob;
  readonly schemes: readonly Scheme[];
  readonly scanner: HarScanner;
  readonly entries: HarEntry[];
  read: number;
  entryAt: (index: number) => ImportEntry | undefined;
}

let open: Open | undefined;

async function answer(request: ImportRequest): Promise<ImportResponse> {
  switch (request.is) {
    case 'open': {
      open = undefined;
      const schemes = await loadSchemes();
      const { file } = request;
      open = { file, schemes, scanner: new HarScanner(), entries: [], read: 0, entryAt: () => undefined };
      return { is: 'opened' };
    }
    case 'step':
      return await step(held());
    case 'entry':
      return { is: 'entry', entry: open?.entryAt(request.index) };
    case 'message':
      return { is: 'message', pasted: await messageIn(request) };
    case 'forget':
      open = undefined;
      return { is: 'forgotten' };
  }
}

async function messageIn({ text, scheme: id, operation: name, inputs }: Extract<ImportRequest, { is: 'message' }>) {
  const scheme = await loadScheme(id);
  const operation = scheme && findOperation(scheme, name);
  if (!operation) throw new Error(`no operation ${id}/${name}`);
  return readPasted(operation, inputs, decodeUtf8(new Uint8Array(await text.arrayBuffer())) ?? '');
}

async function step(state: Open): Promise<ImportResponse> {
  const { file, scanner, entries, schemes } = state;
  const bytes = new Uint8Array(await file.slice(state.read, state.read + PIECE).arrayBuffer());
  const found = scanner.push(bytes).map((entry) => ({ entry, shown: entryOf(entry, schemes) }));
  const fresh = found.filter(({ shown }) => shown !== undefined);
  for (const { entry } of fresh) entries.push(entry);
  state.read += bytes.length;
  const rows = fresh.flatMap(({ shown }): ImportRow[] => (shown ? [shown.row] : []));
  const { read } = state;
  if (read < file.size) return { is: 'progress', read, rows };
  return { is: 'progress', read, rows, result: await finish(state) };
}

async function finish(state: Open): Promise<ImportResult> {
  const { file, scanner, entries, schemes } = state;
  const problem = scanner.end();
  if (entries.length > 0) {
    state.entryAt = (index) => {
      const entry = entries[index];
      return entry && entryOf(entry, schemes);
    };
    return { is: 'entries', kind: 'har', rows: [], lost: problem === undefined ? [] : [problem] };
  }
  const text = decodeUtf8(new Uint8Array(await file.arrayBuffer()));
  if (text === undefined) return { is: 'refused', problem: NOT_TEXT.problem };
  const session = openText(text, schemes);
  state.entryAt = session.entry;
  return session.result;
}

const NOT_TEXT = refused(
  'import-not-utf8',
  'a file of UTF-8 text',
  'other bytes',
  'Save it as UTF-8, or paste the text.',
);

function entryOf(entry: HarEntry, schemes: readonly Scheme[]): ImportEntry | undefined {
  const request = harRequest(entry);
  return request && requestEntry(request, schemes);
}

function held(): Open {
  if (!open) throw new Error('that file is gone');
  return open;
}

answering(globalThis, (body) => answer(body as ImportRequest));
