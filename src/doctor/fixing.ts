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

/** What to do about a set of causes, in their order; `placeOf` says what each was made with, `isReceived` that the body is verified, not sent. */
export function fixOf(
  causes: readonly string[],
  placeOf?: (cause: string) => MistakenPlace | undefined,
  isReceived = false,
): string {
  const fixes = causes.map((cause) => {
    const [words, place] = [CAUSES[cause], placeOf?.(cause)];
    const own =
      place === 'secret' || place === 'part'
        ? words?.[place]
        : place === 'body' && isReceived
          ? RECEIVED[cause]
          : undefined;
    return own ?? words?.fix ?? '';
  });
  return [...new Set(fixes)].filter((fix) => fix !== '').join(' ');
}
