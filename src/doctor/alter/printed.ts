import type { CodeLanguage } from '../../core/recipe/op.ts';
import { asObject } from '../json/as-js.ts';
import { phpSerialize, printR, varDump, varExport } from '../json/dumped.ts';
import { goField, goStruct, goSyntax, plainField } from '../json/go-values.ts';
import { hashOrder } from '../json/hash-order.ts';
import { INSPECT, inspect } from '../json/inspect.ts';
import type { Json } from '../json/model.ts';
import { pformat } from '../json/pformat.ts';
import * as shown from '../json/shown.ts';
import { byUnit } from '../json/write.ts';
import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';

// What the printers of each language make of a parsed body, for the eyes of a programmer: mistakes.md `body-object-to-string`.

type Row = readonly [id: string, says: string, write: (json: Json) => string | undefined];

const outer = (json: Json, order: (members: Members) => Members): Json =>
  json.is === 'object' ? { is: 'object', members: order(json.members) } : json;
type Members = Extract<Json, { is: 'object' }>['members'];
const items = (json: Json, map: (member: Members[number]) => Json): Json | undefined =>
  json.is === 'object' ? { is: 'array', items: json.members.map(map) } : undefined;
const nameOf = ([name]: Members[number]): Json => ({ is: 'string', text: name });
const valueOf = ([, value]: Members[number]): Json => value;
const shownAs =
  (
    show: (json: Json) => string,
    make: (json: Json) => Json | undefined,
    wrapped: (text: string) => string = (t) => t,
  ) =>
  (json: Json): string | undefined => {
    const made = make(json);
    return made && wrapped(show(made));
  };
const tuples = (json: Json): string | undefined =>
  json.is === 'object'
    ? `[${json.members.map(([name, value]) => `(${shown.pythonRepr(name)}, ${shown.pythonText(value)})`).join(', ')}]`
    : undefined;
const sorted = (json: Json): Json => outer(json, byUnit);
const hashed = (json: Json): Json =>
  json.is === 'array'
    ? { is: 'array', items: json.items.map(hashed) }
    : json.is === 'object'
      ? { is: 'object', members: hashOrder(json.members).map(([name, value]) => [name, value]) }
      : json;
const netPairs =
  (between: string) =>
  (json: Json): string | undefined =>
    json.is === 'object'
      ? json.members
          .map(([name, value]) => `[${name}, ${value.is === 'null' ? '' : shown.javaText(value)}]`)
          .join(between)
      : undefined;
const netAnonymous =
  (name: (member: string) => string) =>
  (json: Json): string | undefined =>
    json.is === 'object'
      ? `{ ${json.members.map(([member, value]) => `${name(member)} = ${value.is === 'null' ? '' : shown.javaText(value)}`).join(', ')} }`
      : undefined;

const NODE: readonly Row[] = [
  ['inspect', 'signs what util.inspect or console.log prints of the parsed body', (json) => inspect(json)],
  [
    'inspect-deep',
    'signs util.inspect of the parsed body with depth null',
    (json) => inspect(json, { ...INSPECT, depth: Infinity }),
  ],
  [
    'inspect-line',
    'signs util.inspect of the parsed body on one line',
    (json) => inspect(json, { ...INSPECT, breakLength: Infinity }),
  ],
  [
    'inspect-deep-line',
    'signs util.inspect of the parsed body on one line with depth null',
    (json) => inspect(json, { ...INSPECT, depth: Infinity, breakLength: Infinity }),
  ],
  [
    'inspect-loose',
    'signs util.inspect of the parsed body with compact false',
    (json) => inspect(json, { ...INSPECT, depth: Infinity, compact: 0 }),
  ],
];
const PYTHON: readonly Row[] = [
  ['pformat', 'signs pprint.pformat of the parsed body', (json) => pformat(json)],
  [
    'pformat-unsorted',
    'signs pprint.pformat of the parsed body with sort_dicts=False',
    (json) => pformat(json, { isSorted: false }),
  ],
  ['pformat-120', 'signs pprint.pformat of the parsed body with width=120', (json) => pformat(json, { width: 120 })],
  ['pformat-4', 'signs pprint.pformat of the parsed body with indent=4', (json) => pformat(json, { indent: 4 })],
  ['python-sorted', 'signs str() of the parsed body, its names sorted', (json) => shown.pythonText(sorted(json))],
  ['python-items', 'signs str() of the items of the parsed body', (json) => around('dict_items(', tuples(json), ')')],
  ['python-list-items', 'signs str() of a list of the items of the parsed body', tuples],
  ['python-sorted-items', 'signs str() of the sorted items of the parsed body', (json) => tuples(sorted(json))],
  [
    'python-ordered',
    'signs str() of an OrderedDict of the parsed body',
    (json) => around('OrderedDict(', tuples(json), ')'),
  ],
  [
    'python-ordered-dict',
    'signs str() of an OrderedDict of the parsed body (Python 3.12)',
    (json) => around('OrderedDict(', shown.pythonText(json), ')'),
  ],
  [
    'python-values',
    'signs str() of the values of the parsed body',
    shownAs(
      shown.pythonText,
      (json) => items(json, valueOf),
      (text) => `dict_values(${text})`,
    ),
  ],
  [
    'python-list-values',
    'signs str() of a list of the values of the parsed body',
    shownAs(shown.pythonText, (json) => items(json, valueOf)),
  ],
  ['python-decimal', 'signs str() of the body parsed with Decimal', shown.pythonDecimals],
  ['python-model', 'signs str() of a pydantic model of the body', (json) => shown.pythonFields(json, ' ')],
  [
    'python-namespace',
    'signs str() of a SimpleNamespace of the body',
    (json) => around('namespace(', shown.pythonFields(json, ', '), ')'),
  ],
  [
    'python-keys',
    'signs str() of a list of the names in the parsed body',
    shownAs(shown.pythonText, (json) => items(json, nameOf)),
  ],
];
const PHP: readonly Row[] = [
  ['print-r-object', 'signs print_r of the body parsed into objects', (json) => printR(json, true)],
  ['var-export-object', 'signs var_export of the body parsed into objects', (json) => varExport(json, true)],
  ['var-dump', 'signs what var_dump prints of the parsed body', (json) => varDump(json)],
  ['serialize-object', 'signs serialize() of the body parsed into objects', (json) => phpSerialize(json, true)],
];
const RUBY: readonly Row[] = [
  ['ruby-34-symbols', 'signs to_s of the parsed body with symbols (Ruby 3.4)', shown.rubySymbols34],
  [
    'ruby-values',
    'signs to_s of the values of the parsed body',
    shownAs(shown.rubyText, (json) => items(json, valueOf)),
  ],
  ['ruby-keys', 'signs to_s of the names in the parsed body', shownAs(shown.rubyText, (json) => items(json, nameOf))],
  ['ruby-pairs', 'signs to_s of the pairs of the parsed body', shownAs(shown.rubyText, pairs)],
  [
    'ruby-sorted',
    'signs to_s of the sorted pairs of the parsed body',
    shownAs(shown.rubyText, (json) => pairs(sorted(json))),
  ],
  ['ruby-sorted-hash', 'signs to_s of the parsed body, its names sorted', (json) => shown.rubyText(sorted(json))],
  ['ruby-struct', 'signs inspect of an OpenStruct of the parsed body', shown.rubyStruct],
];
const GO: readonly Row[] = [
  ['go-raw', "signs fmt's text of the body parsed with UseNumber", shown.goRawText],
  ['go-pointer', "signs fmt's text of a pointer to the parsed body", (json) => `&${shown.goText(json)}`],
  ['go-syntax', "signs fmt's %#v of the parsed body", goSyntax],
  ['go-struct', "signs fmt's %v of a struct of the body", (json) => goStruct(json)],
  ['go-struct-names', "signs fmt's %+v of a struct of the body", (json) => goStruct(json, goField)],
  ['go-struct-plain', "signs fmt's %+v of a struct of the body", (json) => goStruct(json, plainField)],
  [
    'go-struct-pointer',
    "signs fmt's %v of a pointer to a struct of the body",
    (json) => around('&', goStruct(json), ''),
  ],
  [
    'go-pointer-names',
    "signs fmt's %+v of a pointer to a struct of the body",
    (json) => around('&', goStruct(json, goField), ''),
  ],
  [
    'go-pointer-plain',
    "signs fmt's %+v of a pointer to a struct of the body",
    (json) => around('&', goStruct(json, plainField), ''),
  ],
];
const JAVA: readonly Row[] = [
  ['java-jackson', 'signs toString() of the Map that Jackson read the body into', shown.jacksonText],
  ['java-hash', 'signs toString() of a HashMap of the body', (json) => shown.jacksonText(hashed(json))],
  ['gson-hash', 'signs toString() of a HashMap of the body parsed by Gson', (json) => shown.gsonText(hashed(json))],
  ['java-tree', 'signs toString() of a TreeMap of the body', (json) => shown.jacksonText(sorted(json))],
  ['java-entries', 'signs toString() of the entries of the parsed body', (json) => bracketed(shown.jacksonText(json))],
  [
    'java-values',
    'signs toString() of the values of the parsed body',
    shownAs(shown.jacksonText, (json) => items(json, valueOf)),
  ],
  [
    'java-keys',
    'signs toString() of the names in the parsed body',
    shownAs(shown.jacksonText, (json) => items(json, nameOf)),
  ],
];
const NET: readonly Row[] = [
  ['net-pairs', 'signs string.Join of a Dictionary of the body', netPairs(',')],
  ['net-pairs-ampersand', 'signs string.Join of a Dictionary of the body', netPairs('&')],
  ['net-pairs-space', 'signs string.Join of a Dictionary of the body', netPairs(', ')],
  ['net-pairs-bare', 'signs string.Concat of a Dictionary of the body', netPairs('')],
  ['net-anonymous', 'signs ToString() of an anonymous object of the body', netAnonymous((name) => name)],
  ['net-anonymous-pascal', 'signs ToString() of an anonymous object of the body', netAnonymous(plainField)],
];

const rows = (language: CodeLanguage, cause: string, table: readonly Row[]): Alteration[] =>
  table.map(([id, says, write], i) =>
    row(STAGE.content, `printed-${id}`, cause, says, asObject(write), {
      cost: UNCOMMON + i / 1000,
      language,
      also: cause === 'python-repr-body' ? [['body-object-to-string']] : [],
    }),
  );

/** With the line end that puts, p, print and console.log add. */
const withEnd = (alteration: Alteration): Alteration => ({
  ...alteration,
  id: `${alteration.id}-lf`,
  names: [...alteration.names, ...alteration.names.map((names) => [...names, 'trailing-newline'])],
  says: `${alteration.says}, and the line feed after it`,
  how: { id: alteration.id, text: '\n' },
  cost: alteration.cost + 0.05,
  alter: (text) => {
    const printed = alteration.alter(text);
    return printed === undefined || printed.endsWith('\n') ? undefined : `${printed}\n`;
  },
});

const BARE: readonly Alteration[] = [
  ...rows('javascript', 'body-object-to-string', NODE),
  ...rows('python', 'python-repr-body', PYTHON),
  ...rows('php', 'body-object-to-string', PHP),
  ...rows('ruby', 'body-object-to-string', RUBY),
  ...rows('go', 'body-object-to-string', GO),
  ...rows('java', 'body-object-to-string', JAVA),
  ...rows('csharp', 'body-object-to-string', NET),
  row(
    STAGE.content,
    'java-optional',
    'body-object-to-string',
    'signs toString() of an Optional of it',
    (text) => `Optional[${text}]`,
    {
      cost: UNCOMMON,
      language: 'java',
    },
  ),
];

/** What is printed, and the same as a line. */
export const PRINTED: readonly Alteration[] = [...BARE, ...BARE.map(withEnd)];

function pairs(json: Json): Json | undefined {
  return items(json, (member) => ({ is: 'array', items: [nameOf(member), valueOf(member)] }));
}

function around(before: string, text: string | undefined, after: string): string | undefined {
  return text === undefined ? undefined : before + text + after;
}

const bracketed = (text: string): string => `[${text.slice(1, -1)}]`;
