import { lineAndColumn, scanJson } from '../json/scan.ts';
import type { Problem } from '../problem.ts';
import type { FieldDef } from './fields.ts';

/** One problem of a field, by what is expected there. */
function expecting(field: string, expected: string) {
  return (severity: Problem['severity'], code: string, got: string, fix: string): Problem[] => [
    { code, severity, field, expected, got, fix },
  ];
}

/** Warns about nothing where something belongs; what is empty on purpose is computed all the same. */
export function emptyIsSuspicious(value: string, { name, optional }: FieldDef): Problem[] {
  return value !== '' || optional ? [] : nothingIn(name);
}

/** The warning that a field has no value, and needs one. */
export function nothingIn(name: string): Problem[] {
  return expecting(name, 'a value')('warning', 'empty', 'nothing', `Fill in ${name}.`);
}

/** A whole number in decimal digits, of any size. */
export function checkInteger(value: string, { name }: FieldDef): Problem[] {
  const problem = expecting(name, 'a whole number in decimal digits');
  if (value === '') return problem('error', 'empty', 'nothing', `Fill in ${name}.`);
  if (!/^-?\d+$/.test(value)) {
    const fix = 'Remove everything but the digits. Until then it stays as typed.';
    return problem('error', 'not-an-integer', describe(value), fix);
  }
  if (value.startsWith('-')) {
    const positive = expecting(name, 'a positive number');
    return positive('warning', 'negative', 'a negative one', 'Check the value with the vendor.');
  }
  if (!/^0\d/.test(value)) return [];
  const bare = expecting(name, 'no leading zero: an integer has none in JSON');
  const fix = 'Remove the zero: it changes the signature, and the server signs the number without it.';
  return bare('warning', 'leading-zero', 'one', fix);
}

const UNITS: Readonly<Record<number, string>> = {
  10: 'seconds',
  13: 'milliseconds',
  16: 'microseconds',
  19: 'nanoseconds',
};

/** A Unix time in that unit; one in another unit is computed, with a warning. */
export const checkUnixTime =
  (unit: 'seconds' | 'milliseconds') =>
  (value: string, { name, optional }: FieldDef): Problem[] => {
    const digits = unit === 'seconds' ? 10 : 13;
    const problem = expecting(name, `Unix time in ${unit} (${digits} digits)`);
    const { length } = value;
    if (value === '' && optional) return [];
    if (value === '') return problem('error', 'empty', 'nothing', 'Press Now, or paste the value your code sent.');
    if (!/^\d+$/.test(value)) {
      const fix = `Use digits only: ${unit} since 1970-01-01T00:00:00Z. Until then it stays as typed.`;
      return problem('error', 'not-an-integer', describe(value), fix);
    }
    if (length === digits || length === digits - 1) return [];
    const other = UNITS[length];
    if (other === undefined)
      return problem('warning', 'timestamp-range', `${length} digits`, `Check the unit: ${digits} digits are ${unit}.`);
    const often = Math.abs(length - digits) === 3 ? '' : ' as often as needed';
    const fix = `${length < digits ? 'Multiply' : 'Divide'} by 1,000${often}: this vendor counts ${unit}.`;
    return problem('warning', 'timestamp-unit', `${length} digits, which look like ${other}`, fix);
  };

/** Warns where a body that begins like JSON is none, with line and column; other bodies are nobody's business. */
export function checkRawBody(value: string, { name }: FieldDef): Problem[] {
  const start = value.trimStart();
  if (!start.startsWith('{') && !start.startsWith('[')) return [];
  const scan = scanJson(value);
  if (scan.ok) return [];
  const { line, column } = lineAndColumn(value, scan.at);
  return expecting(name, `${scan.expected} at line ${line}, column ${column}`)(
    'warning',
    'not-json',
    'something else, so this is not valid JSON',
    'The raw bytes are signed all the same. Compare with what was really sent.',
  );
}

/** One of the choices, to the letter; nothing stands for the first. */
export function checkChoice(value: string, { name, choices = [] }: FieldDef): Problem[] {
  if (value === '' || choices.includes(value)) return [];
  const problem = expecting(name, `one of ${choices.join(', ')}`);
  return problem('error', 'not-a-choice', describe(value), 'Choose one of them.');
}

/** A value by its shape, never by its content: it might be a secret in the wrong field. */
export function describe(value: string): string {
  const length = `${value.length} character${value.length === 1 ? '' : 's'}`;
  const other = value.length - (value.match(/\d/g)?.length ?? 0);
  return `${length}, ${other === value.length ? 'none of them digits' : `${other} of them not digits`}`;
}
