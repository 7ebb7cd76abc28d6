import { scanJson } from '../core/json/scan.ts';
import { caseJson, caseOf, notJson, readCase, twice, type Case, type CaseReading } from './case.ts';
import { documentOf, isObject, kindOf, type Doc, type DocObject } from './document.ts';
import { extrasOf, jsonMembers, objectJson, type Extra } from './extras.ts';
import { upgraded } from './versions.ts';

const NAME = 'countersign-pack';
const NEWEST = 1;

interface PackReading {
  readonly readings: readonly CaseReading[];
  readonly extras: readonly Extra[];
}

/** The cases of a file, as `readPack` finds them. */
export function readCases(file: string): readonly CaseReading[] {
  return readPack(file).readings;
}

/**
 * The cases of a file: a pack, one case alone, an array of them, or one a line (JSON Lines). What is not
 * a case is reported in its place. `extras`: what a pack holds that this version does not know.
 */
export function readPack(file: string): PackReading {
  // PowerShell and Windows editors put a byte order mark before the file; it is no part of any case.
  const text = file.startsWith('\ufeff') ? file.slice(1) : file;
  const scan = scanJson(text);
  if (scan.ok) return casesOf(documentOf(text, scan.root));
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return { readings: lines.length > 1 ? lines.map((line) => readCase(line)) : [notJson(scan)], extras: [] };
}

function casesOf(doc: Doc): PackReading {
  if (Array.isArray(doc)) return { readings: (doc as readonly Doc[]).map((item) => caseOf(item)), extras: [] };
  if (!isObject(doc) || !isPack(doc)) return { readings: [caseOf(doc)], extras: [] };
  return { readings: packCases(doc), extras: extrasOf(doc, ['format', 'cases']) };
}

function isPack(doc: DocObject): boolean {
  const format = doc.get('format');
  return typeof format === 'string' ? format.startsWith(`${NAME}/`) : format === undefined && doc.has('cases');
}

function packCases(doc: DocObject): CaseReading[] {
  if (doc.repeated !== undefined) return [twice('a pack', doc.repeated)];
  const upgrade = upgraded(doc, NAME, NEWEST, {});
  if (!upgrade.ok) return [upgrade];
  const cases = upgrade.doc.get('cases');
  if (Array.isArray(cases)) return (cases as readonly Doc[]).map((item) => caseOf(item));
  const problem = { expected: 'an array of cases', got: kindOf(cases), fix: 'Put the cases into "cases".' };
  return [{ ok: false, problem: { code: 'not-a-pack', severity: 'error', ...problem } }];
}

/** The file of a pack. Reading it gives the same cases in the same order, with what this version does not know. */
export function writePack(cases: readonly Case[], extras: readonly Extra[] = []): string {
  const written = cases.map((value) => objectJson(jsonMembers(caseJson(value), '    '), value.extras ?? [], '    '));
  const list = written.length > 0 ? `[\n    ${written.join(',\n    ')}\n  ]` : '[]';
  return `${objectJson([...jsonMembers({ format: `${NAME}/${NEWEST}` }, ''), ['cases', list]], extras, '')}\n`;
}
