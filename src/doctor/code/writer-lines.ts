import type { CodeLanguage } from '../../core/recipe/op.ts';
import type { BodySource, Idiom } from './idiom.ts';

// The line of each writer of JSON that an answer can name, with the options that it names.

/** The line, or undefined where it would take more than one; `found` are the groups of the words. */
type Line = (body: BodySource, found: readonly (string | undefined)[]) => string | undefined;
type Lines = readonly (readonly [words: RegExp, line: Line])[];

const none: Line = () => undefined;
const FLAGS = String.raw`(?:JSON_[A-Z_]+|both UNESCAPED flags|the (?:UNESCAPED|JSON_HEX) flags)`;
const UNESCAPED = 'JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE';
const gson = ({ text, parsed }: BodySource): string =>
  text.startsWith('request') ? 'JsonParser.parseReader(request.getReader())' : parsed;
const indentedOf = (what = ''): string => (what === '' ? '"  "' : what.includes('four') ? '"    "' : String.raw`"\t"`);
/** Options of a writer of .NET in an object initialiser. */
const options = (type: string, set: string): string => `new ${type} { ${set} }`;

const JSON_NET: Readonly<Record<string, string>> = {
  'Formatting.Indented': 'Formatting.Indented',
  EscapeNonAscii: options('JsonSerializerSettings', 'StringEscapeHandling = StringEscapeHandling.EscapeNonAscii'),
  EscapeHtml: options('JsonSerializerSettings', 'StringEscapeHandling = StringEscapeHandling.EscapeHtml'),
};
const SYSTEM_TEXT_JSON: Readonly<Record<string, string>> = {
  UnsafeRelaxedJsonEscaping: options('JsonSerializerOptions', 'Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping'),
  WriteIndented: options('JsonSerializerOptions', 'WriteIndented = true'),
};

/** Several arguments, those that are there. */
const args = (...all: readonly (string | undefined)[]): string => all.filter((arg) => arg !== undefined).join(', ');

function phpFlags(words: string | undefined): string | undefined {
  return words
    ?.replace(/(?:both|the) UNESCAPED flags/, UNESCAPED)
    .replace('the JSON_HEX flags', 'JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT')
    .replaceAll(/, | and /g, ' | ');
}

const LINES: Readonly<Record<CodeLanguage, Lines>> = {
  javascript: [
    [/JSON\.stringify\(…, (.+?)\)(?! with sorted)/, ({ parsed }, [, more]) => `JSON.stringify(${args(parsed, more)})`],
    [
      /JSON\.stringify, outer keys sorted/,
      ({ parsed }) => `JSON.stringify(Object.fromEntries(Object.entries(${parsed}).sort()))`,
    ],
    [/JSON\.stringify\S*(?: null, \d\))? with sorted keys/, none],
  ],
  python: [
    [
      /json\.dumps of sorted items(?:, (separators=\([^)]*\)))?/,
      ({ parsed }, [, more]) => `json.dumps(${args(`dict(sorted(${parsed}.items()))`, more)}).encode()`,
    ],
    [/json\.dumps\(((?:[^()]|\([^()]*\))*)\)/, ({ parsed }, [, more]) => `json.dumps(${args(parsed, more)}).encode()`],
    [/json\.tool/, none],
  ],
  php: [
    [/ksort and json_encode|serialize_precision/, none],
    [
      new RegExp(String.raw`json_encode(?: with (${FLAGS}(?:(?:, | \| | and )${FLAGS})*))?( \(objects kept\))?`),
      ({ parsed }, [, flags, isKept]) =>
        `json_encode(${args(isKept === undefined ? parsed : parsed.replace(', true)', ')'), phpFlags(flags))})`,
    ],
  ],
  java: [
    [
      /Jackson with the default pretty printer(?! and)/,
      ({ parsed }) => `mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(${parsed})`,
    ],
    [/Jackson with|Gson (?:of a TreeMap|by way of)|disableHtmlEscaping, by way/, none],
    [
      /Gson with (disableHtmlEscaping|setPrettyPrinting)/,
      (body, [, more]) => `new GsonBuilder().${more}().create().toJson(${gson(body)})`,
    ],
    [/Gson/, (body) => `new Gson().toJson(${gson(body)})`],
    [/org\.json/, ({ text }) => `new JSONObject(new JSONTokener(${text})).toString()`],
  ],
  csharp: [
    [
      /Newtonsoft\.Json(?: with ([\w.]+))?/,
      ({ parsed }, [, more]) => `JsonConvert.SerializeObject(${args(parsed, more && JSON_NET[more])})`,
    ],
    [
      /System\.Text\.Json(?: with (U\w+|W\w+))?/,
      ({ parsed }, [, more]) => `JsonSerializer.Serialize(${args(parsed, more && SYSTEM_TEXT_JSON[more])})`,
    ],
  ],
  go: [
    [
      /json\.MarshalIndent of a (?:map|struct)(, "\\t"| with four spaces)?/,
      ({ parsed }, [, by]) => `marshalIndent(${parsed}, "", ${indentedOf(by)}) // json.MarshalIndent`,
    ],
    [/json\.Encoder/, none],
  ],
  ruby: [
    [/JSON\.pretty_generate/, ({ parsed }) => `JSON.pretty_generate(${parsed})`],
    [/JSON\.generate(?:\(([^)]*)\))?/, ({ parsed }, [, more]) => `JSON.generate(${args(parsed, more)})`],
    [/sort\.to_h\.to_json/, ({ parsed }) => `${parsed}.sort.to_h.to_json`],
  ],
  bash: [[/jq( -\w+| --tab| --indent 4)?/, ({ text }, [, more = '']) => `jq${more} . ${text}`]],
};

/** How the writer that the words name is called; the plainest one of the language where they name none of it. */
export function writtenBy(l: Idiom, says: string, body: BodySource): string | undefined {
  for (const [words, line] of LINES[l.language]) {
    const found = words.exec(says);
    if (found) return line(body, found);
  }
  return l.anew(body);
}
