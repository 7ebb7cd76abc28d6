import type { How } from '../how.ts';
import { asObject, jsJson } from '../json/as-js.ts';
import { readJson, type Json } from '../json/model.ts';
import { reserialise, serialiserOf } from '../json/serialisers.ts';
import { STRINGS } from '../json/strings.ts';
import { writeJson } from '../json/write.ts';
import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';

// A body within another object before it is signed: mistakes.md `wrapper-object-signed`.

const wrap = (
  id: string,
  cause: string,
  says: string,
  alter: Alteration['alter'],
  cost: number,
  how: Partial<How> = {},
): Alteration => row(STAGE.wrap, id, cause, says, alter, { cost, how });

/** Of longer bodies only what is met most is tried: each of these texts is as long. */
const LONGEST = 8192;
const WRAPPERS = ['body', 'data', 'payload', 'event', 'message', 'params', 'request', 'json', 'rawBody'];

const RARE_WRAPPERS = ['webhook', 'notification', 'payment', 'object', 'result', 'response', 'content', 'Data', 'Body'];

/** The body within an object of one member, by a serialiser; as an object or, parsed by nobody, as a text. */
const asMember =
  (id: string, isText = false) =>
  (name: string, text: string): string | undefined => {
    const json: Json | undefined = isText ? { is: 'string', text } : readJson(text);
    return json && writeJson({ is: 'object', members: [[name, json]] }, serialiserOf(id));
  };
const WRAPPED_BY: readonly (readonly [
  id: string,
  by: string,
  write: (name: string, text: string) => string | undefined,
])[] = [
  ['js', 'JSON.stringify', asMember('js')],
  ['python', 'json.dumps', asMember('python')],
  ['python-compact', "json.dumps with separators=(',', ':')", asMember('python-compact')],
  ['php', 'json_encode', asMember('php')],
  ['php-slashes', 'json_encode with JSON_UNESCAPED_SLASHES', asMember('php-unicode')],
  ['php-raw', 'json_encode with both UNESCAPED flags', asMember('php-raw')],
  ['gson', 'Gson', asMember('gson')],
  ['js-text', 'JSON.stringify', asMember('js', true)],
  ['python-text', 'json.dumps', asMember('python', true)],
  ['php-text', 'json_encode', asMember('php', true)],
];

/** Put into another object, as it stands or as a serialiser writes it; all of the stage `STAGE.wrap`. */
export const WRAPPED: readonly Alteration[] = [
  ...WRAPPERS.flatMap((name) => [
    wrap(
      `wrapped-${name}`,
      'wrapper-object-signed',
      `signs {"${name}": …} round it`,
      asObject((json) => `{"${name}":${jsJson(json)}}`),
      2,
      { id: 'wrapped', text: name },
    ),
    wrap(
      `wrapped-text-${name}`,
      'wrapper-object-signed',
      `signs {"${name}": "…"} with it as a text inside`,
      (text) => `{"${name}":${STRINGS.js(text)}}`,
      2.2,
      { id: 'wrapped-text', text: name },
    ),
    wrap(
      `wrapped-python-${name}`,
      'wrapper-object-signed',
      `signs json.dumps of {"${name}": …} round it`,
      (text) => {
        const inner = reserialise(text, 'python');
        return inner === undefined ? undefined : `{"${name}": ${inner}}`;
      },
      2.2,
      { id: 'wrapped-python', text: name },
    ),
  ]),
  ...[...WRAPPERS, ...RARE_WRAPPERS].flatMap((name) =>
    WRAPPED_BY.filter(([id]) => RARE_WRAPPERS.includes(name) || !/^(?:js|js-text|python)$/.test(id)).map(
      ([id, by, write]): Alteration => ({
        ...wrap(
          `wrapped-${id}-${name}`,
          'wrapper-object-signed',
          id.endsWith('-text')
            ? `signs {"${name}": "…"} with it as a text inside, written by ${by}`
            : `signs {"${name}": …} round it, written by ${by}`,
          (text) => (text.length > LONGEST ? undefined : write(name, text)),
          UNCOMMON,
          { id: `wrapped-${id}`, text: name },
        ),
        names: [['wrapper-object-signed'], ['body-reserialised-json', 'wrapper-object-signed']],
      }),
    ),
  ),
  wrap(
    'wrapped-array',
    'wrapper-object-signed',
    'signs an array round it',
    asObject((json) => `[${jsJson(json)}]`),
    2,
  ),
];
