import { CAUSES, type MistakenPlace } from './words.ts';

const RAW = 'Take the bytes of the body as they were received, before any parser, and compute over them.';

/** What to do about a mistake made with a body that is received and verified: nobody serialises or sends it. */
const RECEIVED: Readonly<Record<string, string>> = {
  'body-reserialised-json': RAW,
  'json-key-order': RAW,
  'json-escaped-unicode': RAW,
  'json-escaped-slashes': RAW,
  'json-escaped-html': RAW,
  'json-whitespace': RAW,
  'number-formatting': RAW,
  'python-repr-body': RAW,
  'body-object-to-string': RAW,
  'literal-undefined': `The body was not there when the string was built. ${RAW}`,
  'body-empty-vs-{}': RAW,
  'form-vs-json': RAW,
  'newlines-stripped': RAW,
  'byte-array-to-string':
    'Give the function the bytes of the body as they were received, not what the language prints for them.',
  'params-missing-from-base': RAW,
  'signed-set-differs-from-sent': RAW,
  'empty-field-dropped': RAW,
  'empty-field-added': RAW,
  'key-name-case': RAW,
  'timestamp-format': RAW,
  'url-encoding': RAW,
};

const ONCE = 'Write the body once, keep that text, and both sign and send it.';

/** And with one that is sent: no parser has to be forestalled, and nothing arrives that could be kept. */
const SENT: Readonly<Record<string, string>> = {
  'body-reserialised-json': ONCE,
  'framework-parsed-body': ONCE,
  'json-key-order': ONCE,
  'json-escaped-unicode': ONCE,
  'json-escaped-slashes': ONCE,
  'json-escaped-html': ONCE,
  'number-formatting': ONCE,
  'body-empty': 'Sign the body that is sent: it was empty, or not there yet, when the string was built.',
  'literal-undefined':
    'The body was not there when the string was built: write it first. If it is meant to be empty, use the empty string, not a word.',
  'lambda-base64-body': 'Sign the body itself, not its base64 text.',
  'html-entity-encoded':
    'Sign the body as it is sent: characters are escaped for HTML only where a page is written (in PHP, give http_build_query "&" as its third argument).',
  'backslash-slashed': 'Sign the body as it is sent, without backslashes before its quotes.',
  'byte-array-to-string': 'Give the function the bytes of the body themselves, not what the language prints for them.',
};

/** How a body goes: to the program, which verifies it whole, or from it. */
export type BodyWay = 'received' | 'sent';
const BY_WAY: Readonly<Record<BodyWay, Readonly<Record<string, string>>>> = { received: RECEIVED, sent: SENT };

/** What to do about a set of causes, in their order; `placeOf` says what each was made with, `way` how a body goes. */
export function fixOf(
  causes: readonly string[],
  placeOf?: (cause: string) => MistakenPlace | undefined,
  way?: BodyWay,
): string {
  const fixes = causes.map((cause) => {
    const [words, place] = [CAUSES[cause], placeOf?.(cause)];
    const own =
      place === 'secret' || place === 'part'
        ? words?.[place]
        : place === 'body' && way !== undefined
          ? BY_WAY[way][cause]
          : undefined;
    return own ?? words?.fix ?? '';
  });
  return [...new Set(fixes)].filter((fix) => fix !== '').join(' ');
}
