import { decodeJsonString, memberOf, scanJson, type JsonNode } from '../core/json/scan.ts';
import type { Problem } from '../core/problem.ts';

/** The format's name and version. A later one gets a migration here. */
const CASE_FORMAT = 'countersign-case/1';

/** The unit that is shared, replayed and diagnosed. Keys are the vendor's names; every value is text. */
export interface Case {
  readonly id?: string;
  readonly scheme: string;
  readonly operation: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly observed: Readonly<Record<string, string>>;
}

export type CaseReading =
  | { readonly ok: true; readonly value: Case }
  | { readonly ok: false; readonly id?: string; readonly problem: Problem };

/**
 * Reads one case from JSON text. Numbers keep their literal: `"key": 9007199254740993` is that text,
 * not the double next to it. Members this version does not know are left alone.
 */
function readCase(json: string): CaseReading {
  const scan = scanJson(json);
  if (!scan.ok)
    return refuse(
      'not-json',
      'a case as JSON',
      `${scan.expected} expected at character ${scan.at + 1}`,
      'Check the file: it must hold one case, or one case a line.',
    );
  return caseOf(json, scan.root);
}

/**
 * The cases of a file: one a line (JSON Lines), one alone, or an array of them. A line that is not a
 * case is reported in its place.
 */
export function readCases(file: string): CaseReading[] {
  // PowerShell and Windows editors put a byte order mark before the file; it is no part of any case.
  const text = file.startsWith('\ufeff') ? file.slice(1) : file;
  const scan = scanJson(text);
  if (scan.ok)
    return scan.root.type === 'array' ? scan.root.items.map((item) => caseOf(text, item)) : [caseOf(text, scan.root)];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 1 ? lines.map(readCase) : [readCase(text)];
}

function caseOf(json: string, root: JsonNode): CaseReading {
  const id = scalar(json, memberOf(root, 'id')?.value);
  const fail = (...words: Parameters<typeof refuse>): CaseReading => ({
    ...refuse(...words),
    ...(id === undefined ? {} : { id }),
  });
  if (root.type !== 'object')
    return fail('not-a-case', 'a JSON object', `JSON of type ${root.type}`, 'Export a case from the page and compare.');
  const format = scalar(json, memberOf(root, 'format')?.value);
  if (format !== undefined && format !== CASE_FORMAT)
    return fail(
      'unknown-format',
      `the format ${CASE_FORMAT}`,
      JSON.stringify(format),
      'Open it with the version of Countersign that wrote it, or a newer one.',
    );
  const scheme = scalar(json, memberOf(root, 'scheme')?.value);
  const operation = scalar(json, memberOf(root, 'operation')?.value);
  if (scheme === undefined || operation === undefined)
    return fail(
      'not-a-case',
      'the members scheme and operation',
      'a case without them',
      'Name the scheme and the operation, for example "paynet" and "auth".',
    );
  const inputs = texts(json, memberOf(root, 'inputs')?.value);
  const observed = texts(json, memberOf(root, 'observed')?.value);
  if (typeof inputs === 'string')
    return fail(
      'not-a-case',
      `text for ${inputs} in inputs`,
      'an object, an array or null',
      'Write every input as a string.',
    );
  if (typeof observed === 'string')
    return fail(
      'not-a-case',
      `text for ${observed} in observed`,
      'an object, an array or null',
      'Write the observed value as a string.',
    );
  return { ok: true, value: { scheme, operation, inputs, observed, ...(id === undefined ? {} : { id }) } };
}

/** The members of an object as texts; the name of the first that has none. No object at all counts as an empty one. */
function texts(json: string, node: JsonNode | undefined): Record<string, string> | string {
  const found: [string, string][] = [];
  for (const { name, value } of node?.type === 'object' ? node.members : []) {
    const text = scalar(json, value);
    if (text === undefined) return name;
    found.push([name, text]);
  }
  return Object.fromEntries(found);
}

function scalar(json: string, node: JsonNode | undefined): string | undefined {
  if (!node || node.type === 'object' || node.type === 'array' || node.type === 'null') return undefined;
  const literal = json.slice(node.start, node.end);
  return node.type === 'string' ? decodeJsonString(literal) : literal;
}

function refuse(
  code: string,
  expected: string,
  got: string,
  fix: string,
): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { code, severity: 'error', expected, got, fix } };
}
