import { scanJson } from '../core/json/scan.ts';
import type { Problem } from '../core/problem.ts';
import { documentOf, isObject, kindOf, type Doc, type DocObject } from './document.ts';
import { readExpectation, type Expectation } from './expectation.ts';
import { extrasOf, jsonMembers, objectJson, type Extra } from './extras.ts';
import { upgraded, type Migrations } from './versions.ts';

/** The format's name; its newest version is 1. */
const NAME = 'countersign-case';
const NEWEST = 1;
/** There is one version so far; a later one puts the way from 1 to 2 here. */
const MIGRATIONS: Migrations = {};
const MEMBERS = ['format', 'id', 'scheme', 'operation', 'inputs', 'observed', 'expect'];

/** The unit that is shared, replayed and diagnosed. Keys are the vendor's names; every value is text. */
export interface Case {
  readonly id?: string;
  readonly scheme: string;
  readonly operation: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly observed: Readonly<Record<string, string>>;
  /** In a pack: what it must come to. */
  readonly expect?: Expectation;
  /** Of a file: what this version does not know. A file is saved with it, a single case where somebody ticks it; links and reports hold none of it. */
  readonly extras?: readonly Extra[];
}

export type CaseReading =
  | { readonly ok: true; readonly value: Case }
  | { readonly ok: false; readonly id?: string; readonly problem: Problem };

/**
 * Reads one case from JSON text. Numbers keep their literal. Members this version does not know are kept
 * as they are. Early forms that load for ever: no `format`; no `observed`; `[]` for no inputs, as PHP writes it.
 */
export function readCase(json: string, migrations: Migrations = MIGRATIONS): CaseReading {
  const scan = scanJson(json);
  return scan.ok ? caseOf(documentOf(json, scan.root), migrations) : notJson(scan);
}

/** A case in a document that was read already. */
export function caseOf(doc: Doc, migrations: Migrations = MIGRATIONS): CaseReading {
  if (!isObject(doc))
    return refuse('not-a-case', 'a case as a JSON object', kindOf(doc), 'Export a case from the page and compare.');
  const id = doc.get('id');
  if (doc.repeated !== undefined) return twice('a case', doc.repeated);
  const upgrade = upgraded(doc, NAME, NEWEST, migrations);
  const reading = upgrade.ok ? currentCase(upgrade.doc) : upgrade;
  return reading.ok || typeof id !== 'string' ? reading : { ...reading, id };
}

/** Where a JSON text stops being one. */
export function notJson({ at, expected }: { readonly at: number; readonly expected: string }): CaseReading {
  return refuse(
    'not-json',
    'a case as JSON',
    `text that is not JSON: character ${at + 1} is not ${expected}`,
    'Check the file: it must hold one case, or one case per line.',
  );
}

function currentCase(doc: DocObject): CaseReading {
  const [id, scheme, operation] = [doc.get('id') ?? undefined, doc.get('scheme'), doc.get('operation')];
  if (typeof scheme !== 'string' || typeof operation !== 'string')
    return refuse(
      'not-a-case',
      'the members scheme and operation',
      'a case without them',
      'Name the scheme and the operation, for example "paynet" and "auth".',
    );
  if (id !== undefined && typeof id !== 'string')
    return refuse('not-a-case', 'a text for id', kindOf(id), 'Write the id as a string, or leave it out.');
  const inputs = texts('inputs', doc.get('inputs'));
  if (!inputs.ok) return inputs;
  const observed = texts('observed', doc.get('observed'));
  if (!observed.ok) return observed;
  const expect = doc.get('expect') ?? undefined;
  const expectation = expect === undefined ? undefined : readExpectation(expect);
  if (expectation && 'wrong' in expectation)
    return refuse(
      'bad-expectation',
      'result, verdict, causes or error in expect',
      expectation.wrong,
      'For example {"verdict": "matches"} or {"result": "…"}.',
    );
  const extras = extrasOf(doc, MEMBERS);
  const own = {
    ...(id === undefined ? {} : { id }),
    ...(expectation ? { expect: expectation } : {}),
    ...(extras.length > 0 ? { extras } : {}),
  };
  return { ok: true, value: { scheme, operation, inputs: inputs.texts, observed: observed.texts, ...own } };
}

type Texts = { readonly ok: true; readonly texts: Record<string, string> } | (CaseReading & { readonly ok: false });

/** The members of an object as texts. */
function texts(place: string, doc: Doc | undefined): Texts {
  if (doc === undefined || doc === null || (Array.isArray(doc) && doc.length === 0)) return { ok: true, texts: {} };
  const fix = 'Write every value as a string.';
  if (!isObject(doc)) return refuse('not-a-case', `an object for ${place}`, kindOf(doc), fix);
  if (doc.repeated !== undefined) return twice(place, doc.repeated);
  const found: [string, string][] = [];
  for (const [name, value] of doc) {
    if (typeof value !== 'string')
      return refuse('not-a-case', `text for ${name.slice(0, 60)} in ${place}`, kindOf(value), fix);
    found.push([name, value]);
  }
  return { ok: true, texts: Object.fromEntries(found) };
}

/** A refusal: programs that read JSON take the first or the last of two members, and which was meant nobody knows. */
export function twice(place: string, name: string): CaseReading & { readonly ok: false } {
  const got = `${JSON.stringify(name.slice(0, 60))} more than once`;
  return refuse('repeated-member', `each name once in ${place}`, got, 'Keep the one that is meant.');
}

/** The file of a case: UTF-8 without a byte order mark, a final line end. Reading it gives the same case, with what this version does not know. */
export function writeCase(value: Case): string {
  return `${objectJson(jsonMembers(caseJson(value), ''), value.extras ?? [], '')}\n`;
}

/** A case as the object that is written. What is empty is left out. */
export function caseJson({ id, scheme, operation, inputs, observed, expect }: Case): object {
  return {
    format: `${NAME}/${NEWEST}`,
    ...(id === undefined ? {} : { id }),
    scheme,
    operation,
    inputs,
    ...(Object.keys(observed).length > 0 ? { observed } : {}),
    ...(expect ? { expect } : {}),
  };
}

function refuse(code: string, expected: string, got: string, fix: string): CaseReading & { readonly ok: false } {
  return { ok: false, problem: { code, severity: 'error', expected, got, fix } };
}
