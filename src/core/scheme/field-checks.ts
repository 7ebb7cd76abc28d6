import { lineAndColumn, scanJson } from '../json/scan.ts';
import type { Problem } from '../problem.ts';
import type { FieldDef } from './fields.ts';

/** Warns about nothing where something belongs; what is empty on purpose is computed all the same. */
export function emptyIsSuspicious(value: string, field: FieldDef): Problem[] {
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

/** A whole number in decimal digits, of any size. */
export function checkInteger(value: string, { name: field }: FieldDef): Problem[] {
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

/** A Unix time in seconds; one in milliseconds is computed, with a warning. */
export function checkUnixSeconds(value: string, { name: field, optional }: FieldDef): Problem[] {
  const expected = 'Unix time in seconds (10 digits)';
  if (value === '' && optional) return [];
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

/** Warns where a body that begins like JSON is none, with line and column; other bodies are nobody's business. */
export function checkRawBody(value: string, { name: field }: FieldDef): Problem[] {
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

/** One of the choices, to the letter; nothing stands for the first. */
export function checkChoice(value: string, { name: field, choices = [] }: FieldDef): Problem[] {
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
export function describe(value: string): string {
  const length = `${value.length} character${value.length === 1 ? '' : 's'}`;
  const other = value.length - (value.match(/\d/g)?.length ?? 0);
  return `${length}, ${other === value.length ? 'none of them digits' : `${other} of them not digits`}`;
}
