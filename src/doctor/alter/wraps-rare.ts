import { encodeUtf8 } from '../../core/bytes/text.ts';
import { reserialise } from '../json/serialisers.ts';
import type { How } from '../how.ts';
import { readJson, type Json } from '../json/model.ts';
import { jsNumber } from '../json/numbers.ts';
import { STRINGS } from '../json/strings.ts';
import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';
import { JS_URI, PYTHON_FORM, jsEscape } from './percent.ts';
import { pythonBytes } from './python-bytes.ts';

const binary = (text: string): string => Array.from(encodeUtf8(text), (byte) => String.fromCharCode(byte)).join('');
const wrap = (
  id: string,
  cause: string,
  says: string,
  alter: Alteration['alter'],
  how: Partial<How> = {},
): Alteration => row(STAGE.wrap, id, cause, says, alter, { cost: UNCOMMON, how });

const base64 = (text: string): string => btoa(binary(text));
const folded = (text: string, width: number, newline: string): string =>
  (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(newline);
/** FILTER_SANITIZE_SPECIAL_CHARS. */
const numericEntities = (text: string): string =>
  text.replaceAll(/["'<>&\u0000-\u001f]/g, (char) => `&#${char.charCodeAt(0)};`);

/** As JavaScript joins what stands in an array: objects by the name of their type, nothing for null. */
function arrayText(text: string): string | undefined {
  const json = readJson(text);
  return json?.is === 'array' ? asText(json) : undefined;
}
function asText(json: Json): string {
  if (json.is === 'array') return json.items.map((item) => (item.is === 'null' ? '' : asText(item))).join(',');
  if (json.is === 'object') return '[object Object]';
  if (json.is === 'string') return json.text;
  return json.is === 'number' ? jsNumber(json.literal) : json.is;
}

/** The only member of a form, as some webhooks come: GitHub's, Slack's. */
const MEMBERS = ['payload', 'data', 'body', 'json', 'event', 'message'] as const;
const asMember: readonly Alteration[] = MEMBERS.flatMap((name) => [
  wrap(`member-${name}`, 'form-vs-json', `signs ${name}= before it`, (text) => `${name}=${text}`, {
    id: 'member',
    text: name,
  }),
  wrap(
    `member-${name}-encoded`,
    'form-vs-json',
    `signs ${name}= and it percent-encoded, as a form`,
    (text) => `${name}=${PYTHON_FORM(text)}`,
    { id: 'member-encoded', text: name },
  ),
]);

/** Met seldom: each by itself. */
export const RARE_WRAPS: readonly Alteration[] = [
  ...asMember,
  {
    ...wrap('twice', 'signed-set-differs-from-sent', 'takes it in twice', (text) => text + text),
    fix: 'Give each part to the hash once: a second update() adds to the first.',
  },
  // A Stripe or Slack sample with a header that this vendor does not send.
  ...['.', 'undefined.', 'None.', 'undefined', 'v0:undefined:', ':'].map((head) =>
    wrap(
      `headed-${head}`,
      'wrong-scheme-version',
      `signs ${JSON.stringify(head)} before it, where other vendors have a time`,
      (text) => head + text,
      { id: 'headed', text: head },
    ),
  ),
  {
    ...wrap('array-text', 'body-object-to-string', 'signs String() of the array that it holds', arrayText),
    language: 'javascript' as const,
  },
  wrap('only-text', 'body-reserialised-json', 'signs the text that the JSON in it is', (text) => {
    const json = readJson(text);
    return json?.is === 'string' ? json.text : undefined;
  }),
  wrap('base64-mime', 'lambda-base64-body', 'signs its base64 text in lines of 76 ended by CR LF', (text) =>
    folded(base64(text), 76, '\r\n'),
  ),
  wrap(
    'base64-60',
    'lambda-base64-body',
    "signs its base64 text in lines of 60 (Ruby's encode64)",
    (text) => `${folded(base64(text), 60, '\n')}\n`,
  ),
  wrap(
    'base64-64',
    'lambda-base64-body',
    'signs what openssl base64 prints of it, in lines of 64',
    (text) => `${folded(base64(text), 64, '\n')}\n`,
  ),
  wrap('base64-url', 'lambda-base64-body', 'signs its base64url text', (text) =>
    base64(text).replaceAll('+', '-').replaceAll('/', '_'),
  ),
  wrap('base64-url-bare', 'lambda-base64-body', 'signs its base64url text without padding', (text) =>
    base64(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
  ),
  wrap('gson-encoded', 'body-double-encoded', 'encodes it once more, as Gson does', (text) => STRINGS.gson(text)),
  wrap('jq-encoded', 'body-double-encoded', "passes it through jq's tostring", (text) => {
    const compact = reserialise(text, 'jq-join');
    return compact === undefined ? undefined : STRINGS.raw(compact);
  }),
  wrap('special-chars', 'html-entity-encoded', 'passes it through FILTER_SANITIZE_SPECIAL_CHARS', numericEntities),
  {
    ...wrap('quotemeta', 'backslash-slashed', 'passes it through quotemeta', (text) =>
      text.replaceAll(/[.\\+*?[^\]$()]/g, String.raw`\$&`),
    ),
    fix: 'Sign it as it is: quotemeta is for patterns.',
  },
  wrap('body-uri', 'url-encoding', 'percent-encodes it as encodeURI does', JS_URI),
  wrap(
    'python-bytearray',
    'byte-array-to-string',
    'signs str() of a bytearray of it',
    (text) => `bytearray(${pythonBytes(encodeUtf8(text))})`,
  ),
  wrap('js-escape', 'url-encoding', "percent-encodes it as JavaScript's escape() does", jsEscape),
  row(
    STAGE.wrap,
    'seven-bits',
    'charset-latin1-truncate',
    "keeps the low seven bits of each byte (Node's toString('ascii'))",
    (text) => Array.from(encodeUtf8(text), (byte) => String.fromCharCode(byte & 0x7f)).join(''),
    { cost: UNCOMMON, language: 'javascript', also: [['charset-ascii-question-mark'], ['charset-platform-default']] },
  ),
  row(
    STAGE.wrap,
    'shell-quotes',
    'quotes-around-message',
    'loses its double quotes to the shell',
    (text) => text.replaceAll('"', ''),
    {
      cost: UNCOMMON,
      language: 'bash',
      fix: 'Put the text between single quotes, or read it from a file: the shell takes double quotes away.',
    },
  ),
];
