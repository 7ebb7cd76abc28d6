import type { Json } from './model.ts';
import {
  bigDecimal,
  goText as goNumberText,
  isPhpFloat,
  jacksonNumber,
  javaDouble,
  jsNumber,
  phpFloat,
  phpPlain,
  pythonNumber,
  rawNumber,
  rubyNumber,
  type NumberPrinter,
} from './numbers.ts';

// What a parsed body looks like when a language turns it into text without a serialiser.

interface Shape {
  readonly object: (members: readonly (readonly [name: string, value: string])[]) => string;
  readonly array: (items: readonly string[]) => string;
  readonly string: (text: string) => string;
  /** The quoted name of a member. */
  readonly name: (text: string) => string;
  readonly words: Readonly<Record<'true' | 'false' | 'null', string>>;
  readonly number: NumberPrinter;
  readonly sorted?: true;
}

function show(json: Json, shape: Shape): string {
  switch (json.is) {
    case 'object': {
      const members = shape.sorted ? json.members.toSorted(([a], [b]) => (a < b ? -1 : 1)) : json.members;
      return shape.object(members.map(([name, value]) => [shape.name(name), show(value, shape)]));
    }
    case 'array':
      return shape.array(json.items.map((item) => show(item, shape)));
    case 'string':
      return shape.string(json.text);
    case 'number':
      return shape.number(json.literal);
    default:
      return shape.words[json.is];
  }
}

/** In Python's single quotes, or in double ones where only single ones occur; `special` matches what is escaped, beside the quote. */
export function pythonQuoted(text: string, special: RegExp): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };
  const escaped = text.replaceAll(special, (char) => short[char] ?? pythonEscape(char.codePointAt(0) ?? 0));
  return quote + escaped.replaceAll(quote, `\\${quote}`) + quote;
}

/** Python's repr of a str: what is not printable is escaped. */
export const pythonRepr = (text: string): string =>
  pythonQuoted(text, /[\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]|(?! )\p{Zs}/gu);

function pythonEscape(code: number): string {
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

function rubyEscape(code: number): string {
  const hex = code.toString(16).toUpperCase();
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}

const PYTHON: Shape = {
  object: (members) => `{${members.map(([name, value]) => `${name}: ${value}`).join(', ')}}`,
  array: (items) => `[${items.join(', ')}]`,
  string: pythonRepr,
  name: pythonRepr,
  words: { true: 'True', false: 'False', null: 'None' },
  number: pythonNumber,
};
const plain = (text: string): string => text;
const RUBY_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
  '\u0007': '\\a',
  '\u001b': '\\e',
};
/** String#inspect: what is not printable as \uXXXX in upper case. */
const rubyString = (text: string): string =>
  `"${text
    .replaceAll(
      /["\\]|(?!\u0085)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu,
      (char) => RUBY_ESCAPES[char] ?? rubyEscape(char.codePointAt(0) ?? 0),
    )
    .replaceAll(/#(?=[{$@])/g, String.raw`\#`)}"`;
const WORDS = { true: 'true', false: 'false', null: 'null' };
const RUBY: Shape = {
  object: (members) => `{${members.map(([name, value]) => `${name}=>${value}`).join(', ')}}`,
  array: (items) => `[${items.join(', ')}]`,
  string: rubyString,
  name: rubyString,
  words: { ...WORDS, null: 'nil' },
  number: rubyNumber,
};
const JAVA: Shape = {
  object: (members) => `{${members.map((pair) => pair.join('=')).join(', ')}}`,
  array: (items) => `[${items.join(', ')}]`,
  string: plain,
  name: plain,
  words: WORDS,
  number: rawNumber,
};
const GO: Shape = {
  object: (members) => `map[${members.map((pair) => pair.join(':')).join(' ')}]`,
  array: (items) => `[${items.join(' ')}]`,
  string: plain,
  name: plain,
  words: { ...WORDS, null: '<nil>' },
  number: goNumberText,
  sorted: true,
};

/** String#dump: everything beyond ASCII escaped as well. */
export const rubyDump = (text: string): string =>
  rubyString(text).replaceAll(/[^\0-\u007f]/gu, (char) => rubyEscape(char.codePointAt(0) ?? 0));

/** str() of the parsed body. */
export const pythonText = (json: Json): string => show(json, PYTHON);
/** str() with the quotes replaced, as people then try. */
export const pythonRequoted = (json: Json): string => show(json, PYTHON).replaceAll("'", '"');
/** Hash#to_s of Ruby up to 3.3. */
export const rubyText = (json: Json): string => show(json, RUBY);
/** Hash#to_s of Ruby from 3.4 on, with blanks round the arrow. */
export const rubyText34 = (json: Json): string =>
  show(json, { ...RUBY, object: (members) => `{${members.map(([name, value]) => `${name} => ${value}`).join(', ')}}` });
/** Hash#to_s of Ruby up to 3.3 where the body was parsed with symbolize_names. */
export const rubySymbols = (json: Json): string =>
  show(json, { ...RUBY, name: (name) => (/^[A-Za-z_]\w*[?!]?$/.test(name) ? `:${name}` : `:${rubyString(name)}`) });
/** Hash#inspect of Ruby 3.4 with symbols for names. */
export const rubySymbols34 = (json: Json): string =>
  show(json, {
    ...RUBY,
    name: (name) => (/^[A-Za-z_]\w*[?!]?$/.test(name) ? name : rubyString(name)),
    object: (members) => `{${members.map(([name, value]) => `${name}: ${value}`).join(', ')}}`,
  });
/** OpenStruct#inspect. */
export const rubyStruct = (json: Json): string | undefined =>
  json.is === 'object'
    ? `#<OpenStruct ${json.members.map(([name, value]) => `${name}=${rubyText(value)}`).join(', ')}>`
    : undefined;
/** Map.toString() where numbers keep their letters, as those of BigDecimal do after org.json. */
export const javaText = (json: Json): string => show(json, JAVA);
/** Map.toString() after Jackson, which reads numbers with a point as doubles. */
export const jacksonText = (json: Json): string => show(json, { ...JAVA, number: jacksonNumber });
/** Map.toString() after Gson, which reads every number as a double: 1 is 1.0. */
export const gsonText = (json: Json): string => show(json, { ...JAVA, number: javaDouble });
/** fmt.Sprint of a map whose numbers are float64. */
export const goText = (json: Json): string => show(json, GO);
/** fmt.Sprint of a map after UseNumber: numbers keep their letters. */
export const goRawText = (json: Json): string => show(json, { ...GO, number: rawNumber });

/** The members' values one after the other (PHP's implode, Object.values().join). */
export function valuesJoined(json: Json, separator: string): string | undefined {
  if (json.is !== 'object') return undefined;
  return json.members.map(([, value]) => scalarText(value)).join(separator);
}

/** A scalar as text, structures as JavaScript's String() has them. */
export function scalarText(json: Json): string {
  switch (json.is) {
    case 'string':
      return json.text;
    case 'number':
      return jsNumber(json.literal);
    case 'object':
      return '[object Object]';
    case 'array':
      return json.items.map((item) => (item.is === 'null' ? '' : scalarText(item))).join(',');
    default:
      return json.is;
  }
}

/** A scalar as PHP's string cast has it. */
export function phpText(json: Json): string {
  switch (json.is) {
    case 'true':
      return '1';
    case 'false':
    case 'null':
      return '';
    case 'number':
      return isPhpFloat(json.literal) ? phpFloat(json.literal, 14) : phpPlain(json.literal);
    case 'string':
      return json.text;
    default:
      return 'Array';
  }
}

/** str() of the body parsed with parse_float=Decimal. */
export const pythonDecimals = (json: Json): string =>
  show(json, {
    ...PYTHON,
    number: (literal) => (/[.eE]/.test(literal) ? `Decimal('${bigDecimal(literal)}')` : literal),
  });
/** What pydantic's models print of themselves, and types.SimpleNamespace. */
export const pythonFields = (json: Json, between: string): string | undefined =>
  json.is === 'object' ? json.members.map(([name, value]) => `${name}=${pythonText(value)}`).join(between) : undefined;

/** A scalar as Python's str() has it. */
export const pythonScalar = (json: Json): string => (json.is === 'string' ? json.text : pythonText(json));
