import { general, goText, jsNumber, phpFloat } from '../json/numbers.ts';
import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';
import { digits } from './clock.ts';

/** A whole number as it is printed once it was a float, or no longer fits; for plain integers as well as times. */
export const FLOATS: readonly Alteration[] = [
  row(
    STAGE.content,
    'js-number',
    'number-formatting',
    "prints it as JavaScript's number",
    (text) => (digits(text) ? jsNumber(text) : undefined),
    { cost: 1.4, language: 'javascript', also: [['timestamp-format']] },
  ),
  ...[14, 12, 15, 16, 17, 10, 6].map((precision, i) =>
    row(
      STAGE.content,
      `php-${precision}`,
      'number-formatting',
      `prints it as a float of ${precision} digits (ini precision)`,
      (text) => (digits(text) ? phpFloat(text, precision) : undefined),
      { cost: 1.4 + i / 10, language: 'php', also: [['timestamp-format']], how: { id: 'php-float', at: precision } },
    ),
  ),
  ...[6, 12, 15].map((precision) =>
    row(
      STAGE.content,
      `g-${precision}`,
      'number-formatting',
      `prints it as a float of ${precision} digits`,
      (text) => (digits(text) ? general(text, precision) : undefined),
      { cost: 2, also: [['timestamp-format']], how: { id: 'general-float', at: precision } },
    ),
  ),
  row(
    STAGE.content,
    'java-double',
    'number-formatting',
    "prints it as Java's double",
    (text) => (digits(text) ? javaScientific(text) : undefined),
    { cost: 1.9, language: 'java', also: [['timestamp-format']] },
  ),
  row(
    STAGE.content,
    'go-float',
    'number-formatting',
    "prints it as Go's float64 (%v)",
    (text) => (digits(text) ? goText(text) : undefined),
    { cost: 1.9, language: 'go', also: [['timestamp-format']] },
  ),
  row(
    STAGE.content,
    'printf-e',
    'number-formatting',
    'prints it with %e',
    (text) =>
      digits(text)
        ? Number(text)
            .toExponential(6)
            .replace(/e\+(\d)$/, 'e+0$1')
        : undefined,
    { cost: UNCOMMON, also: [['timestamp-format']] },
  ),
  row(STAGE.content, 'nan', 'literal-undefined', 'has NaN for it', () => 'NaN', {
    how: { id: 'word', text: 'NaN' },
    cost: UNCOMMON,
    language: 'javascript',
  }),
  row(STAGE.content, 'zero', 'literal-undefined', 'has 0 for it, which a number is before it is set', () => '0', {
    how: { id: 'word', text: '0' },
    cost: UNCOMMON,
    also: [['empty-field-added'], ['number-formatting']],
    fix: 'Set it before the string is put together: a number that was never set is 0.',
  }),
  row(
    STAGE.content,
    'double',
    'number-formatting',
    'rounds it to a double',
    (text) => (digits(text) ? String(Number(text)) : undefined),
    { cost: 1.9, language: 'javascript' },
  ),
  row(
    STAGE.content,
    'int32',
    'number-formatting',
    'cuts it to 32 bits',
    (text) => (digits(text) ? String(BigInt.asIntN(32, BigInt(text))) : undefined),
    { cost: 2.2 },
  ),
  row(
    STAGE.content,
    'uint32',
    'number-formatting',
    'cuts it to 32 bits without sign',
    (text) => (digits(text) ? String(BigInt.asUintN(32, BigInt(text))) : undefined),
    { cost: 2.3 },
  ),
  row(
    STAGE.content,
    'int32-max',
    'number-formatting',
    'holds it at 2147483647, the most that 32 bits hold',
    (text) => (digits(text) && BigInt(text) > 2147483647n ? '2147483647' : undefined),
    { cost: 2.4 },
  ),
  row(
    STAGE.content,
    'unzero',
    'number-formatting',
    'loses its leading zeros',
    (text) => text.replace(/^0+(?=\d)/, ''),
    {
      cost: 1.3,
    },
  ),
];

function javaScientific(text: string): string {
  const value = Number(text);
  if (value < 1e7) return `${value}.0`;
  const [mantissa = '', exponent = ''] = value.toExponential().split('e+');
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${exponent}`;
}
