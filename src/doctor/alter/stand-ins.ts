import { encodeHex } from '../../core/bytes/hex.ts';
import { encodeUtf8 } from '../../core/bytes/text.ts';
import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';

// Names of types and numbers of bytes that stand where a body should.

const pairsOfHex = (bytes: Uint8Array): readonly string[] => encodeHex(bytes).match(/../g) ?? [];

/** Names of types that ToString() and String() give. */
const TYPES: readonly string[] = [
  'System.Collections.Generic.Dictionary`2[System.String,System.String]',
  'System.Collections.Generic.SortedDictionary`2[System.String,System.Object]',
  'System.Collections.Generic.SortedDictionary`2[System.String,System.String]',
  'System.Collections.Generic.List`1[System.Object]',
  'System.Collections.Generic.List`1[System.String]',
  'System.Collections.Generic.List`1[System.Collections.Generic.KeyValuePair`2[System.String,System.Object]]',
  'System.Collections.Generic.List`1[System.Collections.Generic.KeyValuePair`2[System.String,System.String]]',
  'System.Collections.Generic.Dictionary`2+ValueCollection[System.String,System.Object]',
  'System.Collections.Hashtable',
  'System.Collections.Specialized.NameValueCollection',
  'System.Object[]',
  'System.String[]',
  'System.Char[]',
  'System.IO.StreamReader',
  'System.Net.Http.FormUrlEncodedContent',
  'System.Net.Http.ByteArrayContent',
  'System.Net.Http.HttpRequestMessage',
  'System.Net.Http.Json.JsonContent',
  'System.Text.Json.JsonDocument',
  'System.Xml.XmlDocument',
  'ImmutableMultiDict([])',
  '<QueryDict: {}>',
  '[object Map]',
  '[object URLSearchParams]',
  '[object Blob]',
  '[object Response]',
  '[object Undefined]',
  '[object Null]',
];
/** Bytes of the body for programmers' eyes. */
const BYTES: readonly (readonly [id: string, says: string, write: (bytes: Uint8Array) => string])[] = [
  ['net-dashes', 'signs BitConverter.ToString of its bytes', (bytes) => pairsOfHex(bytes).join('-').toUpperCase()],
  [
    'go-bytes',
    "signs fmt's %#v of its bytes",
    (bytes) => `[]byte{${Array.from(bytes, (byte) => `0x${byte.toString(16)}`).join(', ')}}`,
  ],
  ['hex-spaces', "signs its hex bytes with spaces between (fmt's % x)", (bytes) => pairsOfHex(bytes).join(' ')],
  ['bytes-bare', 'signs its bytes as decimal numbers with nothing between', (bytes) => bytes.join('')],
  [
    'bytes-compact',
    'signs its bytes as an array of numbers without spaces',
    (bytes) => `[${Int8Array.from(bytes).join(',')}]`,
  ],
  ['bytes-json', 'signs its bytes as a JSON array', (bytes) => `[${bytes.join(',')}]`],
  ['bytes-list', 'signs str() of a list of its bytes', (bytes) => `[${bytes.join(', ')}]`],
  [
    'node-buffer',
    'signs util.inspect of a Buffer of it',
    (bytes) =>
      `<Buffer ${pairsOfHex(bytes.subarray(0, 50)).join(' ')}${bytes.length > 50 ? ` ... ${bytes.length - 50} more byte${bytes.length > 51 ? 's' : ''}` : ''}>`,
  ],
];

/** A variable or a file that no shell has read, and templates that nobody filled in. */
const UNREAD: readonly (readonly [text: string, fix: string])[] = [
  ...['$BODY', '${BODY}', '$body', '${body}', '$PAYLOAD', '$payload', '$DATA', '$data', '$JSON', '$json'].map(
    (text) => [text, 'Put the variable between double quotes: single quotes keep its name as it stands.'] as const,
  ),
  ...['{body}', '{payload}', '#{body}', '#{payload}'].map(
    (text) => [text, 'Have the variable put into the string: the template is not filled in.'] as const,
  ),
  ...['@body.json', '@payload.json', '@data.json', 'body.json', 'payload.json', 'data.json'].map(
    (text) => [text, 'Sign what the file holds, not its name: openssl reads a file that stands last.'] as const,
  ),
];

/** Texts that have nothing of the body but its type or its bytes as numbers; far-fetched. */
export const STAND_INS: readonly Alteration[] = [
  ...TYPES.map((name, i) =>
    row(STAGE.content, `type-${i}`, 'body-object-to-string', `signs ${name} for it`, () => name, {
      cost: UNCOMMON + i / 1000,
      how: { id: 'body-object', text: name },
    }),
  ),
  ...UNREAD.map(([text, fix], i) =>
    row(STAGE.content, `unread-${text}`, 'literal-undefined', `signs the text ${text} for it`, () => text, {
      cost: UNCOMMON + i / 1000,
      how: { id: 'unread', text },
      fix,
    }),
  ),
  ...BYTES.map(([id, says, write]) =>
    row(STAGE.content, `printed-${id}`, 'byte-array-to-string', says, (text) => write(encodeUtf8(text)), {
      cost: UNCOMMON,
      also: id === 'node-buffer' ? [['body-object-to-string']] : [['message-not-hex-decoded']],
    }),
  ),
];
