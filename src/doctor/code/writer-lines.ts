import type { CodeLanguage } from '../../core/recipe/op.ts';
import type { BodySource, Idiom } from './idiom.ts';

// The line of each writer of JSON (json/serialisers.ts), with its options. One that is not here writes as the
// plainest of its language does.

/** The line, or undefined where it would take more than one. */
type Line = (body: BodySource) => string | undefined;
type Lines = Readonly<Record<string, Line>>;

const none: Line = () => undefined;
/** Several ids, separated by blanks, with the same line. */
const all = (ids: string, line: Line): Lines => Object.fromEntries(ids.split(' ').map((id) => [id, line]));
/** Lines that differ in what follows the object alone. */
const each = (table: Readonly<Record<string, string>>, line: (body: BodySource, more: string) => string): Lines =>
  Object.fromEntries(Object.entries(table).map(([id, more]) => [id, (body) => line(body, more)]));

const COMPACT = "separators=(',', ':')";
const UTF8 = 'ensure_ascii=False';
const SORTED = 'sort_keys=True';
const PYTHON: Readonly<Record<string, string>> = {
  'python-utf8': UTF8,
  'python-compact': COMPACT,
  'python-compact-utf8': `${COMPACT}, ${UTF8}`,
  'python-sorted': SORTED,
  'python-sorted-utf8': `${SORTED}, ${UTF8}`,
  'python-sorted-compact': `${SORTED}, ${COMPACT}`,
  'python-sorted-compact-utf8': `${SORTED}, ${COMPACT}, ${UTF8}`,
  'python-0': 'indent=0',
  'python-1': 'indent=1',
  'python-2': 'indent=2',
  'python-3': 'indent=3',
  'python-4': 'indent=4',
  'python-8': 'indent=8',
  'python-1-utf8': `indent=1, ${UTF8}`,
  'python-tab': String.raw`indent='\t'`,
  'python-2-utf8': `indent=2, ${UTF8}`,
  'python-4-utf8': `indent=4, ${UTF8}`,
  'python-1-sorted': `indent=1, ${SORTED}`,
  'python-2-sorted': `indent=2, ${SORTED}`,
  'python-4-sorted': `indent=4, ${SORTED}`,
  'python-2-sorted-utf8': `indent=2, ${SORTED}, ${UTF8}`,
  'python-4-sorted-utf8': `indent=4, ${SORTED}, ${UTF8}`,
  'python-comma': "separators=(', ', ':')",
  'python-colon': "separators=(',', ': ')",
  'python-colon-utf8': `separators=(',', ': '), ${UTF8}`,
};

const UNESCAPED = 'JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE';
const HEX = 'JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT';
const PHP: Readonly<Record<string, string>> = {
  'php-slashes': 'JSON_UNESCAPED_UNICODE',
  'php-unicode': 'JSON_UNESCAPED_SLASHES',
  'php-raw': UNESCAPED,
  'php-zero': 'JSON_PRESERVE_ZERO_FRACTION',
  'php-raw-zero': `${UNESCAPED} | JSON_PRESERVE_ZERO_FRACTION`,
  'php-hex': HEX,
  'php-hex-html': 'JSON_HEX_TAG | JSON_HEX_AMP',
  'php-hex-tag': 'JSON_HEX_TAG',
  'php-hex-amp': 'JSON_HEX_AMP',
  'php-hex-quot': 'JSON_HEX_QUOT',
  'php-hex-unicode': `${HEX} | JSON_UNESCAPED_UNICODE`,
  'php-pretty': 'JSON_PRETTY_PRINT',
  'php-pretty-slashes': 'JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE',
  'php-pretty-unicode': 'JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES',
  'php-zero-slashes': 'JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION',
  'php-zero-unicode': 'JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION',
  'php-pretty-raw': `JSON_PRETTY_PRINT | ${UNESCAPED}`,
  'php-pretty-zero': `JSON_PRETTY_PRINT | ${UNESCAPED} | JSON_PRESERVE_ZERO_FRACTION`,
  'php-numeric': 'JSON_NUMERIC_CHECK',
  'php-force': 'JSON_FORCE_OBJECT',
};
/** The same with objects kept as objects. */
const PHP_OBJECTS: Readonly<Record<string, string>> = {
  'php-slashes-object': 'JSON_UNESCAPED_UNICODE',
  'php-unicode-object': 'JSON_UNESCAPED_SLASHES',
  'php-raw-object': UNESCAPED,
  'php-hex-object': HEX,
  'php-hex-html-object': 'JSON_HEX_TAG | JSON_HEX_AMP',
  'php-pretty-object': 'JSON_PRETTY_PRINT',
  'php-numeric-object': 'JSON_NUMERIC_CHECK',
};
const asObjects = ({ parsed }: BodySource): string => parsed.replace(', true)', ')');

const gson = ({ text, parsed }: BodySource): string =>
  text.startsWith('request') ? 'JsonParser.parseReader(request.getReader())' : parsed;
const gsonBuilt =
  (option: string): Line =>
  (body) =>
    `new GsonBuilder().${option}().create().toJson(${gson(body)})`;

/** Options of a writer of .NET in an object initialiser. */
const options = (type: string, set: string): string => `new ${type} { ${set} }`;
const NEWTONSOFT: Readonly<Record<string, string>> = {
  'newtonsoft-pretty': 'Formatting.Indented',
  'newtonsoft-pretty-crlf': 'Formatting.Indented',
  'newtonsoft-ascii': options('JsonSerializerSettings', 'StringEscapeHandling = StringEscapeHandling.EscapeNonAscii'),
  'newtonsoft-html': options('JsonSerializerSettings', 'StringEscapeHandling = StringEscapeHandling.EscapeHtml'),
};
const STJ: Readonly<Record<string, string>> = {
  'stj-relaxed': options('JsonSerializerOptions', 'Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping'),
  'stj-pretty': options('JsonSerializerOptions', 'WriteIndented = true'),
  'stj-pretty-crlf': options('JsonSerializerOptions', 'WriteIndented = true'),
};

const LINES: Readonly<Record<CodeLanguage, Lines>> = {
  javascript: {
    ...each(
      { 'js-1': '1', 'js-2': '2', 'js-3': '3', 'js-4': '4', 'js-8': '8', 'js-tab': String.raw`'\t'` },
      ({ parsed }, indent) => `JSON.stringify(${parsed}, null, ${indent})`,
    ),
    'js-top': ({ parsed }) => `JSON.stringify(Object.fromEntries(Object.entries(${parsed}).sort()))`,
    ...all('js-sorted js-2-sorted', none),
  },
  python: {
    ...each(PYTHON, ({ parsed }, more) => `json.dumps(${parsed}, ${more}).encode()`),
    'python-top': ({ parsed }) => `json.dumps(dict(sorted(${parsed}.items()))).encode()`,
    'python-top-compact': ({ parsed }) => `json.dumps(dict(sorted(${parsed}.items())), ${COMPACT}).encode()`,
    'python-tool': none,
  },
  php: {
    ...each(PHP, ({ parsed }, flags) => `json_encode(${parsed}, ${flags})`),
    ...each(PHP_OBJECTS, (body, flags) => `json_encode(${asObjects(body)}, ${flags})`),
    'php-object': (body) => `json_encode(${asObjects(body)})`,
    ...all('php-sorted php-sorted-raw php-top php-top-raw php-top-slashes php-top-unicode', none),
    ...all('php-17 php-17-raw php-17-object', none),
  },
  java: {
    'jackson-pretty': ({ parsed }) => `mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(${parsed})`,
    gson: (body) => `new Gson().toJson(${gson(body)})`,
    'gson-nohtml': gsonBuilt('disableHtmlEscaping'),
    'gson-pretty': gsonBuilt('setPrettyPrinting'),
    'org-json': ({ text }) => `new JSONObject(new JSONTokener(${text})).toString()`,
    ...all('gson-object gson-object-nohtml gson-sorted', none),
    'jackson-bytes': ({ parsed }) => `mapper.writeValueAsBytes(${parsed})`,
    'jackson-bytes-pretty': ({ parsed }) => `mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(${parsed})`,
    ...all('jackson-sorted jackson-ascii jackson-decimal jackson-decimal-tree jackson-pretty-raw', none),
  },
  csharp: {
    newtonsoft: ({ parsed }) => `JsonConvert.SerializeObject(${parsed})`,
    ...each(NEWTONSOFT, ({ parsed }, more) => `JsonConvert.SerializeObject(${parsed}, ${more})`),
    ...each(STJ, ({ parsed }, more) => `JsonSerializer.Serialize(${parsed}, ${more})`),
  },
  go: {
    ...each(
      { 'go-2': '"  "', 'go-4': '"    "', 'go-tab': String.raw`"\t"`, 'go-struct-2': '"  "' },
      ({ parsed }, indent) => `marshalIndent(${parsed}, "", ${indent}) // json.MarshalIndent`,
    ),
    ...all('go-nohtml go-raw-nohtml go-encoder go-encoder-nohtml go-encoder-struct', none),
  },
  ruby: {
    ruby: ({ parsed }) => `JSON.generate(${parsed})`,
    ...each(
      { 'ruby-ascii': 'ascii_only: true', 'ruby-script': 'script_safe: true' },
      ({ parsed }, more) => `JSON.generate(${parsed}, ${more})`,
    ),
    ...all('ruby-pretty ruby-pretty-28', ({ parsed }) => `JSON.pretty_generate(${parsed})`),
    'ruby-top': ({ parsed }) => `${parsed}.sort.to_h.to_json`,
  },
  bash: each(
    {
      jq: '-c',
      'jq-join': '-cj',
      'jq-sorted': '-cS',
      'jq-sorted-cut': '-cS',
      'jq-sorted-pretty': '-S',
      'jq-tab': '--tab',
      'jq-4': '--indent 4',
      'jq-ascii': '-ac',
    },
    ({ text }, flags) => `jq ${flags} . ${text}`,
  ),
};

/** The ids of the writers that have a line of their own, or none. */
export const LINED: readonly string[] = Object.values(LINES).flatMap((lines) => Object.keys(lines));

/** How one of these writers is called in the language, where it has one of them; else the plainest of the language. */
export function writtenBy(l: Idiom, writers: readonly string[], body: BodySource): string | undefined {
  const lines = LINES[l.language];
  const own = writers.find((id) => id in lines);
  return own === undefined ? l.anew(body) : lines[own]?.(body);
}
