import { findInvisible } from '../bytes/invisible.ts';
import { lineAndColumn, scanJson } from '../json/scan.ts';
import type { Problem } from '../problem.ts';

/** One input of an operation, named as the vendor names it. */
export interface FieldDef {
  /** The vendor's name: label on screen, key in case files. */
  readonly name: string;
  readonly kind: FieldKind;
  /** One sentence: what it is and where to find it. */
  readonly help: string;
  /** May be left out without a word. */
  readonly optional?: true;
  /** Never in a link, report or log unless the user ticks it. */
  readonly secret?: true;
  /** For `choice`: the values there are, the first being the default. */
  readonly choices?: readonly string[];
  /** For `choice`: the fields that hold another value under each choice (a key pair per flow). */
  readonly separates?: readonly string[];
}

/**
 * Kinds are rows of a table: each knows its shape on screen and what is wrong with a value. The
 * panel, the terminal and the sandbox ask the table, never the scheme.
 */
export type FieldKind =
  | 'text'
  | 'credential'
  | 'secret'
  | 'integer'
  | 'unixSeconds'
  | 'risingKey'
  | 'json'
  | 'rawBody'
  | 'choice';

interface KindRow {
  readonly shape: 'single' | 'multiline' | 'choice';
  /** What the "Now" button writes. */
  readonly now?: 'seconds' | 'milliseconds';
  readonly check: (value: string, field: FieldDef) => readonly Problem[];
}

const none = () => [];

export const FIELD_KINDS: Readonly<Record<FieldKind, KindRow>> = {
  text: { shape: 'single', check: emptyIsSuspicious },
  credential: { shape: 'single', check: emptyIsSuspicious },
  secret: { shape: 'single', check: emptyIsSuspicious },
  integer: { shape: 'single', check: checkInteger },
  unixSeconds: { shape: 'single', now: 'seconds', check: checkUnixSeconds },
  risingKey: { shape: 'single', now: 'milliseconds', check: checkInteger },
  json: { shape: 'multiline', check: none },
  rawBody: { shape: 'multiline', check: checkRawBody },
  choice: { shape: 'choice', check: checkChoice },
};

type Options = Pick<FieldDef, 'optional' | 'choices' | 'separates'>;
const make =
  (kind: FieldKind, extra: Partial<FieldDef> = {}) =>
  (name: string, help: string, options: Options = {}): FieldDef => ({ name, kind, help, ...extra, ...options });

/** Free text that is signed as typed. */
export const text = make('text');
/** A public identifier the vendor hands out. */
export const credential = make('credential');
/** A key that must stay secret. */
export const secret = make('secret', { secret: true });
/** A whole number kept as text, of any size. */
export const integer = make('integer');
/** Unix time in seconds, as decimal text. */
export const unixSeconds = make('unixSeconds');
/** A number that must rise with every request; milliseconds by habit. */
export const risingKey = make('risingKey');
/** A raw JSON body that the recipe reads members of. */
export const json = make('json');
/** A raw body of any kind, signed as it stands. */
export const rawBody = make('rawBody');
/** One of a few values. */
export const choice = make('choice');

/** What is wrong, or suspicious, with one value. Never quotes a secret. */
export function checkField(field: FieldDef, value: string): Problem[] {
  const row = FIELD_KINDS[field.kind];
  const problems = [...row.check(value, field)];
  if (row.shape === 'choice') return problems;
  const shape = row.shape === 'single' ? 'single' : 'multiline';
  for (const { code, says } of findInvisible(value, shape)) {
    problems.push({
      code,
      severity: shape === 'single' ? 'warning' : 'note',
      field: field.name,
      expected: 'a value without surprises',
      got: `one that ${says}`,
      fix: 'It is signed exactly as it stands. Keep it if the vendor has it too.',
    });
  }
  return problems;
}

function emptyIsSuspicious(value: string, field: FieldDef): Problem[] {
  if (value !== '' || field.optional) return [];
  return [
    {
      code: 'empty',
      severity: 'warning',
      field: field.name,
      expected: 'a value',
      got: 'nothing',
      fix: `Fill in ${field.name}.`,
    },
  ];
}

function checkInteger(value: string, { name: field }: FieldDef): Problem[] {
  const expected = 'a whole number in decimal digits';
  if (value === '')
    return [{ code: 'empty', severity: 'error', field, expected, got: 'nothing', fix: `Fill in ${field}.` }];
  if (!/^-?\d+$/.test(value))
    return [
      {
        code: 'not-an-integer',
        severity: 'error',
        field,
        expected,
        got: describe(value),
        fix: 'Remove everything but the digits. It stays as typed meanwhile.',
      },
    ];
  if (value.startsWith('-'))
    return [
      {
        code: 'negative',
        severity: 'warning',
        field,
        expected: 'a positive number',
        got: 'a negative one',
        fix: 'Check the value with the vendor.',
      },
    ];
  if (/^0\d/.test(value))
    return [
      {
        code: 'leading-zero',
        severity: 'warning',
        field,
        expected: 'no leading zero: an integer has none in JSON',
        got: 'one',
        fix: 'Remove the zero: it changes the signature, and the server signs the number without it.',
      },
    ];
  return [];
}

function checkUnixSeconds(value: string, { name: field }: FieldDef): Problem[] {
  const expected = 'Unix time in seconds (10 digits)';
  if (value === '')
    return [
      {
        code: 'empty',
        severity: 'error',
        field,
        expected,
        got: 'nothing',
        fix: 'Press Now, or paste the value your code sent.',
      },
    ];
  if (!/^\d+$/.test(value))
    return [
      {
        code: 'not-an-integer',
        severity: 'error',
        field,
        expected,
        got: describe(value),
        fix: 'Use digits only: seconds since 1970-01-01T00:00:00Z. It stays as typed meanwhile.',
      },
    ];
  const unit = { 13: 'milliseconds', 16: 'microseconds', 19: 'nanoseconds' }[value.length];
  if (unit)
    return [
      {
        code: 'timestamp-unit',
        severity: 'warning',
        field,
        expected,
        got: `${value.length} digits, which look like ${unit}`,
        fix: `Divide by 1,000${unit === 'milliseconds' ? '' : ' as often as needed'}: this vendor counts seconds.`,
      },
    ];
  if (value.length < 9 || value.length > 10)
    return [
      {
        code: 'timestamp-range',
        severity: 'warning',
        field,
        expected,
        got: `${value.length} digits`,
        fix: 'Check the unit: ten digits are seconds.',
      },
    ];
  return [];
}

function checkRawBody(value: string, { name: field }: FieldDef): Problem[] {
  const start = value.trimStart();
  if (!start.startsWith('{') && !start.startsWith('[')) return [];
  const scan = scanJson(value);
  if (scan.ok) return [];
  const { line, column } = lineAndColumn(value, scan.at);
  return [
    {
      code: 'not-json',
      severity: 'warning',
      field,
      expected: `${scan.expected} at line ${line}, column ${column}`,
      got: 'something else, so this is not valid JSON',
      fix: 'The raw bytes are signed all the same. Compare with what was really sent.',
    },
  ];
}

function checkChoice(value: string, { name: field, choices = [] }: FieldDef): Problem[] {
  if (value === '' || choices.includes(value)) return [];
  return [
    {
      code: 'not-a-choice',
      severity: 'error',
      field,
      expected: `one of ${choices.join(', ')}`,
      got: describe(value),
      fix: 'Choose one of them.',
    },
  ];
}

/** A value by its shape, never by its content: it might be a secret in the wrong field. */
function describe(value: string): string {
  const length = `${value.length} character${value.length === 1 ? '' : 's'}`;
  const other = value.length - (value.match(/\d/g)?.length ?? 0);
  return `${length}, ${other === value.length ? 'none of them digits' : `${other} of them not digits`}`;
}
