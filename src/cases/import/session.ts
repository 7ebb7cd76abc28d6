import type { Problem } from '../../core/problem.ts';
import { describeProblem } from '../../core/problem.ts';
import type { Scheme } from '../../core/scheme/define.ts';
import type { CaseReading } from '../case.ts';
import { readImport, type Reading } from './index.ts';
import type { ImportedRequest, ImportKind } from './reading.ts';
import { recognise, recogniseCase, type Recognised } from './recognise.ts';

/** One line of the list to choose from. */
export interface ImportRow {
  readonly method: string;
  /** Host and path, or the name the format gives; clipped. */
  readonly title: string;
  /** What stands under it: status and time, or why it cannot be read. */
  readonly detail: string;
  /** What it was recognised as: `Paynet · Auth object`. */
  readonly as: string;
}

/** One entry with all there is to say of it. */
export interface ImportEntry {
  readonly row: ImportRow;
  readonly recognised: readonly Recognised[];
  readonly lost: readonly string[];
  /** Of a case that cannot be read. */
  readonly problem?: Problem;
}

/** A text that was read, as a screen has it. */
export type ImportResult =
  | { readonly is: 'refused'; readonly problem: Problem }
  | { readonly is: 'link'; readonly hash: string }
  | {
      readonly is: 'entries';
      readonly kind: ImportKind | 'case';
      readonly rows: readonly ImportRow[];
      readonly lost: readonly string[];
    };

/** A text that was read, and its entries one by one. */
export interface ImportSession {
  readonly result: ImportResult;
  readonly entry: (index: number) => ImportEntry | undefined;
}

/** Entries of one text (a HAR file goes through the worker, which has no such end). */
const MOST_ENTRIES = 1000;

/** Reads a text for these schemes. */
export function openText(text: string, schemes: readonly Scheme[]): ImportSession {
  return openReading(readImport(text), schemes);
}

function openReading(reading: Reading, schemes: readonly Scheme[]): ImportSession {
  if (!reading.ok) return { result: { is: 'refused', problem: reading.problem }, entry: () => undefined };
  if (reading.kind === 'link') return { result: { is: 'link', hash: reading.hash }, entry: () => undefined };
  const all = reading.kind === 'case' ? reading.cases.length : reading.requests.length;
  const entries =
    reading.kind === 'case'
      ? reading.cases.slice(0, MOST_ENTRIES).map((one, index) => caseEntry(one, index, schemes))
      : reading.requests.slice(0, MOST_ENTRIES).map((request) => requestEntry(request, schemes));
  const lost = [
    ...(reading.kind === 'case' ? [] : reading.lost),
    ...(all > MOST_ENTRIES ? [`There are ${all} entries; the first ${MOST_ENTRIES} are here.`] : []),
  ];
  return {
    result: { is: 'entries', kind: reading.kind, rows: entries.map(({ row }) => row), lost },
    entry: (index) => entries[index],
  };
}

/** A request with what it was recognised as. */
export function requestEntry(request: ImportedRequest, schemes: readonly Scheme[]): ImportEntry {
  const recognised = recognise(request, schemes);
  const { method, origin, target } = request.message;
  const address = `${origin.replace(/^https?:\/\//i, '')}${target}`;
  const detail = request.name === '' ? (request.detail ?? '') : clip(address);
  return {
    row: {
      method,
      title: clip(request.name === '' ? address : request.name),
      detail,
      as: asWords(recognised[0]),
    },
    recognised,
    lost: request.lost,
  };
}

function caseEntry(reading: CaseReading, index: number, schemes: readonly Scheme[]): ImportEntry {
  const id = (reading.ok ? reading.value.id : reading.id) ?? `case ${index + 1}`;
  const row = { method: '', title: clip(id) };
  if (!reading.ok) {
    const { problem } = reading;
    return { row: { ...row, detail: describeProblem(problem), as: '' }, recognised: [], lost: [], problem };
  }
  const { scheme, operation } = reading.value;
  const found = recogniseCase(reading.value, schemes);
  const detail = `${scheme}/${operation}`;
  return { row: { ...row, detail, as: asWords(found) }, recognised: found ? [found] : [], lost: [] };
}

function asWords(found: Recognised | undefined): string {
  return found ? `${found.schemeName} · ${found.operationTitle}` : '';
}

function clip(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
