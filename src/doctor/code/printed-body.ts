import type { CodeLanguage } from '../../core/recipe/op.ts';
import type { BodySource, Idiom } from './idiom.ts';
import { assigned, type Pair, type Told } from './lines.ts';
import { writtenBy } from './writer-lines.ts';

// A parsed body printed instead of read: which words a line of each language is a true picture of.

type Print = readonly (readonly [words: RegExp, code: (body: BodySource) => string])[];

const TYPE = /signs (?:the word undefined|\[object Object\]) for/;

const PRINTS: Readonly<Record<CodeLanguage, Print>> = {
  javascript: [
    [TYPE, ({ parsed }) => `String(${parsed})`],
    [/signs \{\} for/, ({ parsed }) => `JSON.stringify(${parsed})`],
    [/signs \[object Promise\] for/, () => 'String(request.text())'],
    [/(?:signs util\.inspect|console\.log prints) of the parsed body[.,]/, ({ parsed }) => `util.inspect(${parsed})`],
    [/\(URLSearchParams\)/, ({ parsed }) => `new URLSearchParams(${parsed}).toString()`],
    [/\(querystring\.stringify\)/, ({ parsed }) => `querystring.stringify(${parsed})`],
    [/once more, as JSON\.stringify/, ({ text }) => `JSON.stringify(${text})`],
  ],
  python: [
    [/signs (?:the word None for|str\(\) of the parsed body[.,])/, ({ parsed }) => `str(${parsed}).encode()`],
    [/signs pprint\.pformat of the parsed body[.,]/, ({ parsed }) => `pprint.pformat(${parsed}).encode()`],
    [/once more, as json\.dumps/, ({ text }) => `json.dumps(${text}).encode()`],
  ],
  php: [
    [/signs Array for/, ({ parsed }) => `(string) ${parsed}`],
    [/signs print_r of the parsed body[.,]/, ({ parsed }) => `print_r(${parsed}, true)`],
    [/signs var_export of the parsed body[.,]/, ({ parsed }) => `var_export(${parsed}, true)`],
    [/signs serialize\(\) of the parsed body[.,]/, ({ parsed }) => `serialize(${parsed})`],
    [/\(http_build_query\)/, ({ parsed }) => `http_build_query(${parsed})`],
    [/once more, as json_encode/, ({ text }) => `json_encode(${text})`],
  ],
  ruby: [[/signs to_s of the parsed body(?:[.,]| \(Ruby 3\.4\))/, ({ parsed }) => `${parsed}.to_s`]],
  java: [
    [
      /signs toString\(\) of the (?:parsed body[.,]|Map that Jackson)/,
      ({ text }) => `mapper.readValue(${text}, Map.class).toString()`,
    ],
  ],
  csharp: [[/signs \S*HttpRequestStream for/, () => 'Request.Body.ToString()']],
  go: [[/signs fmt's text of the parsed body[.,]/, ({ parsed }) => `fmt.Sprint(${parsed})`]],
  bash: [],
};

/** Escapes that the writer of each language makes of characters which need none. */
const ESCAPES: Readonly<Partial<Record<CodeLanguage, RegExp>>> = {
  python: /has \\uXXXX for each/,
  php: /has (?:\\uXXXX for each|\\\/ for each)/,
  csharp: /has (?:\\uXXXX in upper case for each|\\u003c)/i,
  go: /has \\u003c/,
};

const sourceOf = (l: Idiom, { facts }: Told): BodySource => (facts.isSent ? l.sent : l.received);

/** Something else in the body's place; of one that is sent, in the signature alone. */
export const bodyOf = (l: Idiom, told: Told, code: string): Pair =>
  assigned(l, told.facts.isSent ? 'signedBody' : 'body', code, sourceOf(l, told).raw);

/** How this language makes such a body; undefined where none of its own lines does. */
export function printedBody(l: Idiom, told: Told): Pair | undefined {
  const { says } = told;
  const source = sourceOf(l, told);
  const own = PRINTS[l.language].find(([words]) => words.test(says))?.[1](source);
  if (own !== undefined) return bodyOf(l, told, own);
  const isAnew = says === '' || / writ(?:es it|ten) again as/.test(says) || (ESCAPES[l.language]?.test(says) ?? false);
  const code = isAnew ? writtenBy(l, says, source) : undefined;
  return code === undefined ? undefined : bodyOf(l, told, code);
}
