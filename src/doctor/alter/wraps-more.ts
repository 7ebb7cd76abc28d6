import { encodeHex } from '../../core/bytes/hex.ts';
import { encodeUtf8, withoutEnd } from '../../core/bytes/text.ts';
import { scanJson } from '../../core/json/scan.ts';
import type { How } from '../how.ts';
import { asObject, jsJson } from '../json/as-js.ts';
import { withoutMembers, type Json } from '../json/model.ts';
import { reserialise } from '../json/serialisers.ts';
import { pythonRepr, rubyDump } from '../json/shown.ts';
import { jsNumber } from '../json/numbers.ts';
import { STRINGS } from '../json/strings.ts';
import { byUnit, COMPACT, writeJson } from '../json/write.ts';
import { row, STAGE, type Alteration } from './alteration.ts';
import { WRAPPED } from './wrapped.ts';
import { htmlEntities, PATH_SEGMENT, PYTHON_PATH, RFC3986 } from './percent.ts';

// What happens to a whole body less often.

const binary = (text: string): string => Array.from(encodeUtf8(text), (byte) => String.fromCharCode(byte)).join('');
const lines = (text: string, width: number): string =>
  `${(text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join('\n')}\n`;
const wrap = (
  id: string,
  cause: string,
  says: string,
  alter: Alteration['alter'],
  cost = 1.9,
  how: Partial<How> = {},
): Alteration => row(STAGE.wrap, id, cause, says, alter, { cost, how });

/** What shells and command-line tools print of it. */
const printed: readonly Alteration[] = [
  wrap(
    'base64-lines',
    'lambda-base64-body',
    'signs what the command base64 prints of it',
    (text) => lines(btoa(binary(text)), 76),
    1.8,
  ),
  wrap(
    'base64-lf',
    'lambda-base64-body',
    'signs its base64 text and a line feed',
    (text) => `${btoa(binary(text))}\n`,
    1.8,
  ),
  wrap(
    'hex-lines',
    'message-not-hex-decoded',
    'signs what xxd -p prints of it',
    (text) => lines(encodeHex(encodeUtf8(text)), 60),
    2.2,
  ),
  wrap(
    'hex-upper',
    'message-not-hex-decoded',
    'signs its upper-case hex text',
    (text) => encodeHex(encodeUtf8(text)).toUpperCase(),
    2.4,
  ),
  wrap(
    'sh-echo',
    'trailing-newline',
    'prints it with echo of sh, which interprets the backslashes and adds a line feed',
    (text) => `${shEscapes(withoutEnd(text, '\n'))}\n`,
    1.7,
  ),
  {
    ...wrap(
      'sh-printf',
      'backslash-slashed',
      'prints it with printf, which interprets the backslashes',
      shEscapes,
      1.9,
    ),
    fix: 'Print it with printf %s: what is printed is no format.',
  },
  wrap(
    'words-joined',
    'json-whitespace',
    'has one space for every run of white space in it, and none at its ends',
    (text) => text.trim().replaceAll(/\s+/g, ' '),
    2.25,
  ),
  {
    ...wrap(
      'unquoted',
      'json-whitespace',
      'has one space for every run of white space in it, as echo without quotes prints it',
      (text) => `${text.trim().replaceAll(/\s+/g, ' ')}\n`,
      2.3,
    ),
    fix: 'Leave the white space as it is. In a shell, put the variable between double quotes and print it with printf %s.',
  },
  wrap('python-bytes', 'body-double-encoded', 'signs repr() of its text', pythonRepr, 2.1),
  wrap('ruby-dump', 'body-double-encoded', 'signs dump of its text', rubyDump, 2.1),
];

const percent: readonly Alteration[] = [
  wrap('body-rfc3986', 'url-encoding', 'percent-encodes it as rawurlencode does', RFC3986),
  wrap('body-quote', 'url-encoding', 'percent-encodes it as quote does', PYTHON_PATH),
  wrap('body-path', 'url-encoding', 'percent-encodes it as url.PathEscape does', PATH_SEGMENT, 2.1),
  wrap(
    'body-lower-escapes',
    'url-encoding',
    'percent-encodes it with lower-case digits',
    (text) => RFC3986(text).replaceAll(/%../g, (found) => found.toLowerCase()),
    2.2,
  ),
];

const markup: readonly Alteration[] = [
  wrap('html-entities', 'html-entity-encoded', 'escapes it as htmlentities does', htmlEntities, 1.9),
  wrap(
    'tags-stripped',
    'html-entity-encoded',
    'has its tags stripped (strip_tags)',
    (text) => text.replaceAll(/<[A-Za-z\d/!?][^>]*>/g, ''),
    2,
  ),
  wrap(
    'nl2br',
    'html-entity-encoded',
    'has <br /> before each line end (nl2br)',
    (text) => text.replaceAll(/\r?\n/g, '<br />$&'),
    2.1,
  ),
];

const isEmpty = (value: Json): boolean =>
  value.is === 'null' ||
  value.is === 'false' ||
  (value.is === 'string' && (value.text === '' || value.text === '0')) ||
  (value.is === 'number' && Number(value.literal) === 0) ||
  (value.is === 'array' && value.items.length === 0) ||
  (value.is === 'object' && value.members.length === 0);
const outerKept = (json: Json, drops: (value: Json) => boolean): Json =>
  json.is === 'object' ? { is: 'object', members: json.members.filter(([, value]) => !drops(value)) } : json;

const filtered: readonly Alteration[] = ['js', 'php', 'php-raw', 'python'].flatMap((id) => {
  const again = (json: Json): string | undefined => reserialise(jsJson(json), id);
  return [
    wrap(
      `filtered-${id}`,
      'empty-field-dropped',
      'drops empty members (array_filter), then writes it again',
      asObject((json) => again(outerKept(json, isEmpty))),
      1.8,
      { id: 'filtered' },
    ),
    wrap(
      `no-null-${id}`,
      'empty-field-dropped',
      'drops null members, then writes it again',
      asObject((json) => again(withoutMembers(json, (value) => value.is === 'null'))),
      1.8,
      { id: 'no-null-again' },
    ),
  ];
});

/** Wrappers, prints, escapes and filters of a whole body; all of them of the stage `STAGE.wrap`. */
export const MORE_WRAPS: readonly Alteration[] = [
  ...WRAPPED,
  ...printed,
  ...percent,
  ...markup,
  ...filtered,
  row(
    STAGE.wrap,
    'replacer-list',
    'json-key-order',
    'gives JSON.stringify a sorted list of names, which also drops nested members',
    asObject(replacerList),
    { cost: 1.8, language: 'javascript', also: [['body-reserialised-json'], ['partial-body-signed']] },
  ),
  wrap('lower', 'field-case-changed', 'lower-cases it', (text) => text.toLowerCase()),
  wrap('upper', 'field-case-changed', 'upper-cases it', (text) => text.toUpperCase(), 2.1),
  wrap(
    'raw-members',
    'body-reserialised-json',
    'reads its members as json.RawMessage and writes them again',
    rawMembers,
    1.7,
  ),
  wrap('unicode-escape', 'body-double-encoded', 'passes it through unicode_escape', unicodeEscape, 2.1),
];

/** JSON.stringify(o, Object.keys(o).sort()): a list of names, which drops nested members of other names. Where there are none, it only sorts, as others do. */
function replacerList(json: Json): string | undefined {
  let drops = false;
  const names = json.is === 'object' ? byUnit(json.members).map(([name]) => name) : [];
  const kept = (value: Json): Json => {
    if (value.is === 'array') return { is: 'array', items: value.items.map(kept) };
    if (value.is !== 'object') return value;
    const members = names.flatMap((name) => value.members.filter(([other]) => other === name));
    drops ||= members.length < value.members.length;
    return { is: 'object', members: members.map(([name, inner]) => [name, kept(inner)]) };
  };
  const text = writeJson(kept(json), { string: STRINGS.js, number: jsNumber, layout: COMPACT });
  return drops ? text : undefined;
}

/** What sh's echo and printf make of backslashes. */
function shEscapes(text: string): string {
  const known: Readonly<Record<string, string>> = {
    n: '\n',
    t: '\t',
    r: '\r',
    b: '\b',
    f: '\f',
    v: '\v',
    a: '\u0007',
    '\\': '\\',
  };
  return text.replaceAll(/\\([ntrbfva\\])/g, (_, char: string) => known[char] ?? char);
}

/** Go: map[string]json.RawMessage marshalled: outer keys sorted, values compacted, < > & escaped. */
function rawMembers(text: string): string | undefined {
  const scan = scanJson(text);
  if (!scan.ok || scan.root.type !== 'object') return undefined;
  const members = scan.root.members.map(
    ({ name, value }) => [name, compact(text.slice(value.start, value.end))] as const,
  );
  const sorted = members.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([name, value]) => `${STRINGS.go(name)}:${value}`).join(',')}}`;
}

function compact(text: string): string {
  return text
    .replaceAll(/("(?:[^"\\]|\\.)*")|\s+/gs, (_, kept?: string) => kept ?? '')
    .replaceAll(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Python's unicode_escape codec. */
function unicodeEscape(text: string): string {
  const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };
  return text.replaceAll(/[^ -~]|\\/gu, (char) => {
    const code = char.codePointAt(0) ?? 0;
    if (short[char] !== undefined) return short[char];
    if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
    return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
  });
}
