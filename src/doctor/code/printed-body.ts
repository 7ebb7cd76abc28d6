import type { CodeLanguage } from '../../core/recipe/op.ts';
import type { Idiom } from './idiom.ts';
import { assigned, type Pair, type Told } from './lines.ts';

// A parsed body printed instead of read: which words a line of each language is a true picture of.

type Print = readonly (readonly [words: RegExp, code: string])[];

const TYPE = /signs (?:the word undefined|\[object Object\]) for/;
const PHP_DATA = "json_decode(file_get_contents('php://input'), true)";

const PRINTS: Readonly<Record<CodeLanguage, Print>> = {
  javascript: [
    [TYPE, 'String(req.body)'],
    [/signs \{\} for/, 'JSON.stringify(req.body)'],
    [/signs \[object Promise\] for/, 'String(request.text())'],
    [/signs util\.inspect of the parsed body[.,]/, 'util.inspect(req.body)'],
    [/\(URLSearchParams\)/, 'new URLSearchParams(req.body).toString()'],
    [/\(querystring\.stringify\)/, 'querystring.stringify(req.body)'],
    [/once more, as JSON\.stringify/, 'JSON.stringify(req.rawBody.toString())'],
  ],
  python: [
    [/signs (?:the word None for|str\(\) of the parsed body[.,])/, 'str(request.json).encode()'],
    [/signs pprint\.pformat of the parsed body[.,]/, 'pprint.pformat(request.json).encode()'],
    [/once more, as json\.dumps/, 'json.dumps(request.get_data(as_text=True)).encode()'],
  ],
  php: [
    [/signs Array for/, `(string) ${PHP_DATA}`],
    [/signs print_r of the parsed body[.,]/, `print_r(${PHP_DATA}, true)`],
    [/signs var_export of the parsed body[.,]/, `var_export(${PHP_DATA}, true)`],
    [/signs serialize\(\) of the parsed body[.,]/, `serialize(${PHP_DATA})`],
    [/\(http_build_query\)/, `http_build_query(${PHP_DATA})`],
    [/once more, as json_encode/, "json_encode(file_get_contents('php://input'))"],
  ],
  ruby: [[/signs to_s of the parsed body(?:[.,]| \(Ruby 3\.4\))/, 'JSON.parse(request.raw_post).to_s']],
  java: [
    [
      /signs toString\(\) of the (?:parsed body[.,]|Map that Jackson)/,
      'mapper.readValue(request.getInputStream(), Map.class).toString()',
    ],
  ],
  csharp: [[/signs \S*HttpRequestStream for/, 'Request.Body.ToString()']],
  go: [[/signs fmt's text of the parsed body[.,]/, 'fmt.Sprint(payload)']],
  bash: [],
};

/** Escapes that the writer of each language makes of characters which need none. */
const ESCAPES: Readonly<Partial<Record<CodeLanguage, RegExp>>> = {
  python: /has \\uXXXX for each/,
  php: /has (?:\\uXXXX for each|\\\/ for each)/,
  csharp: /has (?:\\uXXXX in upper case for each|\\u003c)/i,
  go: /has \\u003c/,
};

/** How this language makes such a body; undefined where none of its own lines does. */
export function printedBody(l: Idiom, { says }: Told): Pair | undefined {
  const isAnew = says === '' || / writ(?:es it|ten) again as/.test(says) || (ESCAPES[l.language]?.test(says) ?? false);
  const code = PRINTS[l.language].find(([words]) => words.test(says))?.[1] ?? (isAnew ? l.parsedAgain : undefined);
  return code === undefined ? undefined : assigned(l, 'body', code, l.rawBody);
}
