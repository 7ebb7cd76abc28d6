/**
 * Numbers as each runtime prints them after reading them: what happens to `2600.00`, `1e5` and
 * integers beyond 2^53. Undefined: this runtime refuses the number.
 */
export type NumberPrinter = (literal: string) => string;

const isInteger = (literal: string): boolean => /^-?\d+$/.test(literal);

/** The literal as it stands: parsers that keep it (Gson's JsonElement, System.Text.Json's JsonElement). */
export const rawNumber: NumberPrinter = (literal) => literal;

/** ECMA-262 Number::toString; JSON.stringify prints null for what is not finite. */
export const jsNumber: NumberPrinter = (literal) => {
  const value = Number(literal);
  return Number.isFinite(value) ? String(value) : 'null';
};

/** Python: integers exact, floats by repr (exponent below 1e-4 and from 1e16). */
export const pythonNumber: NumberPrinter = (literal) =>
  isInteger(literal)
    ? integer(literal)
    : shortest(literal, { below: -4, from: 16, exponent: pythonExponent, point: '.0', infinite: 'Infinity' });

/** Go through interface{}: every number a float64 (encoding/json: exponent below 1e-6 and from 1e21, e-09 as e-9). */
export const goNumber: NumberPrinter = (literal) =>
  shortest(literal, {
    below: -6,
    from: 21,
    exponent: (e) => (e < 0 ? `e-${-e}` : `e+${e}`),
    point: '',
    infinite: literal,
  });

/** Go through a struct: whole numbers into int64, the others into float64. */
export const goTyped: NumberPrinter = (literal) => (/^-?\d+$/.test(literal) ? literal : goNumber(literal));

/** Go's %v of a float64: exponent below 1e-4 and from 1e21 on for JSON, but from 1e6 on here (strconv's 'g' with the shortest digits). */
export const goText: NumberPrinter = (literal) =>
  shortest(literal, { below: -4, from: 6, exponent: pythonExponent, point: '', infinite: literal });

/** PHP json_encode with serialize_precision -1: integers of 64 bits, 10.0 as 10.0 only with JSON_PRESERVE_ZERO_FRACTION. */
export const phpNumber =
  (zero: '' | '.0'): NumberPrinter =>
  (literal) =>
    isInteger(literal) && fits64(literal)
      ? integer(literal)
      : shortest(literal, {
          below: -4,
          from: 17,
          exponent: (e) => (e < 0 ? `e-${-e}` : `e+${e}`),
          point: zero,
          mantissaPoint: true,
          infinite: '0',
        });

/** `phpNumber` as PHP is set by default: 10.0 as 10. */
export const phpPlain: NumberPrinter = phpNumber('');

/** Whether PHP reads the number as a float: integers beyond 64 bits are. */
export const isPhpFloat = (literal: string): boolean => !isInteger(literal) || !fits64(literal);

/** PHP json_encode with serialize_precision 17, as before PHP 7.1: 0.1 becomes 0.10000000000000001. */
export const phpJson17: NumberPrinter = (literal) => {
  const text = phpFloat(literal, 17);
  return text.includes('E') ? text.replace('E', 'e') : text;
};

/** Perl: integers of 64 bits exact, floats by %.15g; a negative zero loses its sign. */
export const perlNumber: NumberPrinter = (literal) => {
  if (isInteger(literal) && fits64(literal)) return integer(literal);
  return Number(literal) === 0 ? '0' : general(literal, 15);
};

/** jq: every number a double, with the shortest digits; an exponent below 1e-4 and where more than 15 zeros would follow. */
export const jqNumber: NumberPrinter = (literal) => {
  const value = Number(literal);
  if (!Number.isFinite(value)) return '1.7976931348623157e+308';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const { digits } = parts(value.toExponential());
  return shortest(literal, { below: -4, from: digits.length + 15, exponent: pythonExponent, point: '', infinite: '' });
};

/** Gson into Object and Java's Double.toString: exponent below 1e-3 and from 1e7, always a point. */
export const javaDouble: NumberPrinter = (literal) =>
  shortest(literal, {
    below: -3,
    from: 7,
    exponent: (e) => `E${e}`,
    point: '.0',
    mantissaPoint: true,
    infinite: literal,
  });

/** Jackson's tree: integers exact, others as double. */
export const jacksonNumber: NumberPrinter = (literal) => (isInteger(literal) ? integer(literal) : javaDouble(literal));

/** Java's BigDecimal.toString, as Jackson writes it with USE_BIG_DECIMAL_FOR_FLOATS: the digits that were there, the exponent with a sign. */
export const bigDecimal: NumberPrinter = (literal) => {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(literal) ?? [];
  const scale = fraction.length - Number(exponent);
  const digits = (whole + fraction).replace(/^0+(?=\d)/, '');
  const adjusted = digits.length - 1 - scale;
  if (scale >= 0 && adjusted >= -6) {
    const padded = digits.padStart(scale + 1, '0');
    return sign + (scale === 0 ? padded : `${padded.slice(0, -scale)}.${padded.slice(-scale)}`);
  }
  const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
  return `${sign}${mantissa}${adjusted === 0 ? '' : `E${adjusted > 0 ? '+' : '-'}${Math.abs(adjusted)}`}`;
};

/** What JsonNode makes of one: stripTrailingZeros(), so that 100.00 is 1E+2; integers stay as they are. */
export const strippedDecimal: NumberPrinter = (literal) => {
  if (isInteger(literal)) return integer(literal);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(literal) ?? [];
  const digits = (whole + fraction).replace(/^0+(?=\d)/, '');
  const kept = digits.replace(/0+$/, '');
  return kept === ''
    ? '0'
    : bigDecimal(`${sign}${kept}E${Number(exponent) - fraction.length + digits.length - kept.length}`);
};

/** .NET's double.ToString(): the shortest digits, or the 15 of .NET Framework. */
export const netDouble =
  (precision?: 15): NumberPrinter =>
  (literal) =>
    shortest(precision ? String(Number(Number(literal).toPrecision(precision))) : literal, {
      below: -5,
      from: 15,
      exponent: dotnetExponent,
      point: '',
      infinite: literal,
    });

/** Newtonsoft's JObject: integers exact, others as double with at least one decimal. */
export const newtonsoftNumber: NumberPrinter = (literal) =>
  isInteger(literal)
    ? integer(literal)
    : shortest(literal, { below: -5, from: 15, exponent: dotnetExponent, point: '.0', infinite: literal });

/** Ruby: integers exact, floats by to_s (exponent below 1e-4 and from 1e16). */
export const rubyNumber: NumberPrinter = (literal) =>
  isInteger(literal)
    ? integer(literal)
    : shortest(literal, {
        below: -4,
        from: 16,
        exponent: pythonExponent,
        point: '.0',
        mantissaPoint: true,
        infinite: literal,
      });

/** C's %.{precision}g as PHP's echo of a float has it (`1.7092512006E+12`): ini `precision`, 14 by default, 12 and 17 in old settings. */
export function phpFloat(literal: string, precision: number): string {
  const { digits, exponent, negative } = parts(Number(literal).toExponential(precision - 1));
  const sign = negative ? '-' : '';
  if (exponent < -4 || exponent >= precision) {
    const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : `${digits}.0`;
    return `${sign}${mantissa}E${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
  }
  return `${sign}${plain(digits, exponent)}`;
}

/** C's %.{precision}g. */
export function general(literal: string, precision: number): string {
  const { digits, exponent, negative } = parts(Number(literal).toExponential(precision - 1));
  const sign = negative ? '-' : '';
  if (exponent < -4 || exponent >= precision) {
    const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
    return `${sign}${mantissa}${pythonExponent(exponent)}`;
  }
  return `${sign}${plain(digits, exponent)}`;
}

interface Rule {
  /** Exponents below this, or from this on, are written with an exponent. */
  readonly below: number;
  readonly from: number;
  readonly exponent: (exponent: number) => string;
  /** What is put after a whole number. */
  readonly point: string;
  /** Whether a mantissa of one digit gets `.0`. */
  readonly mantissaPoint?: boolean;
  readonly infinite: string;
}

function shortest(literal: string, rule: Rule): string {
  const value = Number(literal);
  if (!Number.isFinite(value)) return rule.infinite;
  if (value === 0) return `${Object.is(value, -0) ? '-' : ''}0${rule.point}`;
  const { digits, exponent, negative } = parts(value.toExponential());
  const sign = negative ? '-' : '';
  if (exponent < rule.below || exponent >= rule.from) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : rule.mantissaPoint ? '.0' : '';
    return `${sign}${digits[0]}${fraction}${rule.exponent(exponent)}`;
  }
  const text = plain(digits, exponent);
  return `${sign}${text}${text.includes('.') ? '' : rule.point}`;
}

function parts(exponential: string): {
  readonly digits: string;
  readonly exponent: number;
  readonly negative: boolean;
} {
  const [mantissa = '0', exponent = '0'] = exponential.split('e');
  const digits = mantissa.replace(/[-.]/g, '').replace(/0+$/, '') || '0';
  return { digits, exponent: Number(exponent), negative: mantissa.startsWith('-') };
}

function plain(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

function pythonExponent(exponent: number): string {
  return `e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function dotnetExponent(exponent: number): string {
  return `E${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function integer(literal: string): string {
  return String(BigInt(literal));
}

function fits64(literal: string): boolean {
  const value = BigInt(literal);
  return value >= -(2n ** 63n) && value < 2n ** 63n;
}
