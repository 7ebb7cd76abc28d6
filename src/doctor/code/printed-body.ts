import type { CodeLanguage } from '../../core/recipe/op.ts';
import type { BodySource, Idiom } from './idiom.ts';
import { assigned, partOf, type Pair, type Told, type WriteTold } from './lines.ts';
import { writtenBy } from './writer-lines.ts';

// A body parsed and written anew, or printed instead of read: which line of each language does that.

type Print = Readonly<Record<string, (body: BodySource) => string>>;

/** By the way's id; what stands for the body by its text. */
const PRINTS: Readonly<Record<CodeLanguage, Print>> = {
  javascript: {
    'body-undefined': ({ parsed }) => `String(${parsed})`,
    '[object Object]': ({ parsed }) => `String(${parsed})`,
    'body-braces': ({ parsed }) => `JSON.stringify(${parsed})`,
    '[object Promise]': () => 'String(request.text())',
    'printed-inspect': ({ parsed }) => `util.inspect(${parsed})`,
    'to-form-js': ({ parsed }) => `new URLSearchParams(${parsed}).toString()`,
    'to-form-js-querystring': ({ parsed }) => `querystring.stringify(${parsed})`,
    stringified: ({ text }) => `JSON.stringify(${text})`,
  },
  python: {
    'body-none': ({ parsed }) => `str(${parsed}).encode()`,
    'shown-python': ({ parsed }) => `str(${parsed}).encode()`,
    'printed-pformat': ({ parsed }) => `pprint.pformat(${parsed}).encode()`,
    dumped: ({ text }) => `json.dumps(${text}).encode()`,
  },
  php: {
    Array: ({ parsed }) => `(string) ${parsed}`,
    'shown-print-r': ({ parsed }) => `print_r(${parsed}, true)`,
    'shown-var-export': ({ parsed }) => `var_export(${parsed}, true)`,
    'shown-serialize': ({ parsed }) => `serialize(${parsed})`,
    'to-form-php': ({ parsed }) => `http_build_query(${parsed})`,
    'php-encoded': ({ text }) => `json_encode(${text})`,
  },
  ruby: {
    'shown-ruby': ({ parsed }) => `${parsed}.to_s`,
    'shown-ruby-34': ({ parsed }) => `${parsed}.to_s`,
  },
  java: {
    'shown-java': ({ text }) => `mapper.readValue(${text}, Map.class).toString()`,
    'printed-java-jackson': ({ text }) => `mapper.readValue(${text}, Map.class).toString()`,
  },
  csharp: { 'Microsoft.AspNetCore.Http.HttpRequestStream': () => 'Request.Body.ToString()' },
  go: { 'shown-go': ({ parsed }) => `fmt.Sprint(${parsed})` },
  bash: {},
};

/** The writer of each language makes such escapes of characters which need none. */
const ESCAPES: Readonly<Partial<Record<CodeLanguage, readonly string[]>>> = {
  python: ['unicode-escaped'],
  php: ['unicode-escaped', 'slashes'],
  csharp: ['unicode-escaped-upper', 'html-escaped'],
  go: ['html-escaped'],
};

const sourceOf = (l: Idiom, { facts }: Told): BodySource => (facts.isSent ? l.sent : l.received);

/** Something else in the body's place; of one that is sent, in the signature alone. */
export const bodyOf = (l: Idiom, told: Told, code: string): Pair =>
  assigned(l, told.facts.isSent ? 'signedBody' : 'body', code, sourceOf(l, told).raw);

const body = 'body';

/** Whether it is the body that went through something, and not another part or the secret. */
export const isBody = (told: Told): boolean => {
  const { how, facts } = told;
  const part = partOf(told);
  return facts.hasBody && how.of !== facts.secretName && (part === undefined || part.name === body);
};

/** How this language writes or prints such a body; undefined where none of its own lines does. */
export const rawBody: WriteTold = (l, told) => (isBody(told) ? printedBody(l, told) : undefined);

/** The same, whether or not the recipe signs the body itself. */
export const printedBody: WriteTold = (l, told) => {
  const { id, text, writers } = told.how;
  const source = sourceOf(l, told);
  const own = PRINTS[l.language][id === 'body-object' ? (text ?? '') : id]?.(source);
  if (own !== undefined) return bodyOf(l, told, own);
  const code = ESCAPES[l.language]?.includes(id) ? l.anew(source) : writers && writtenBy(l, writers, source);
  return code === undefined ? undefined : bodyOf(l, told, code);
};

/** The ids, and texts, of which some language has a line. */
export const PRINTED_IDS: readonly string[] = [
  ...Object.values(PRINTS).flatMap((prints) => Object.keys(prints)),
  ...Object.values(ESCAPES).flat(),
];
