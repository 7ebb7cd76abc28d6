import type { CodeLanguage } from '../../core/recipe/op.ts';
import { bash, php, ruby } from './idioms-script.ts';
import { csharp, go, java } from './idioms-typed.ts';
import { operand, short, snake, spellShort, type Idiom } from './idiom.ts';

const quoted = (literal: string): string => (literal.includes("'") ? `"${literal}"` : `'${literal}'`);

const javascript: Idiom = {
  language: 'javascript',
  prints: ['js-number', 'amount-js'],
  formDecoded: (text) => `decodeURIComponent(${text}.replaceAll('+', ' '))`,
  decodedText: (text) => `Buffer.from(${text}, 'base64').toString()`,
  printed: (text) => `String(Number(${text}))`,
  spell: spellShort,
  byteOrderMark: '\\ufeff',
  set: (name, value) => `const ${name} = ${value};`,
  text: quoted,
  name: (name) => name,
  join: (...parts) => parts.join(' + '),
  utf8: (text) => `Buffer.from(${text}, 'utf8')`,
  utf16: (text) => `Buffer.from(${text}, 'utf16le')`,
  latin1: (text) => `Buffer.from(${text}, 'latin1')`,
  fromHex: (text) => `Buffer.from(${text}, 'hex')`,
  fromBase64: (text) => `Buffer.from(${text}, 'base64')`,
  hmac: (key, message, algorithm = 'SHA-256') =>
    `createHmac('${short(algorithm)}', ${key}).update(${message}).digest()`,
  hash: (message, algorithm = 'SHA-256') => `createHash('${short(algorithm)}').update(${message}).digest()`,
  hex: (bytes) => `${bytes}.toString('hex')`,
  base64: (bytes) => `${bytes}.toString('base64')`,
  base64url: (bytes) => `${bytes}.toString('base64url')`,
  upper: (text) => `${text}.toUpperCase()`,
  lower: (text) => `${text}.toLowerCase()`,
  replaced: (text, from, to) => `${text}.replaceAll('${from}', '${to}')`,
  trim: (text) => `${text}.trim()`,
  received: { parsed: 'req.body', text: 'req.rawBody.toString()', raw: 'req.rawBody' },
  sent: { parsed: 'payload', text: 'body', raw: 'body' },
  anew: ({ parsed }) => `JSON.stringify(${parsed})`,
  encoded: (text) => `encodeURIComponent(${text})`,
  encodedLower: (text) => `encodeURIComponent(${text}).replaceAll(/%../g, (escape) => escape.toLowerCase())`,
  decoded: (text) => `decodeURIComponent(${text})`,
  seconds: 'String(Math.floor(Date.now() / 1000))',
  millis: 'String(Date.now())',
  hexLossy: (bytes) => `[...${bytes}].map((byte) => byte.toString(16)).join('')`,
  asText: {
    'body-bytes-node-json': (bytes) => `JSON.stringify(${bytes})`,
    'body-bytes-js-json': (bytes) => `JSON.stringify(new Uint8Array(${bytes}))`,
    'body-bytes-js': (bytes) => `String(new Uint8Array(${bytes}))`,
  },
  nfd: (text) => `${text}.normalize('NFD')`,
  reversed: (bytes) => `${bytes}.toReversed()`,
  cut: (text, length) => `${text}.slice(0, ${length})`,
  fixedAlgorithm: ['await jwtVerify(token, key);', "await jwtVerify(token, key, { algorithms: ['RS256'] });"],
  rawSignature: ["sign('sha256', data, key)", "sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' })"],
};

/** hashlib names SHA-3 with a line below, and has the short SHA-512 and RIPEMD-160 only by way of OpenSSL. */
const inHashlib = (algorithm: string): string | undefined =>
  /^(?:Keccak|RIPEMD)|\//.test(algorithm) ? undefined : short(algorithm).replace('-', '_');

const pythonRepr = (bytes: string): string => `str(${bytes})`;

const python: Idiom = {
  language: 'python',
  prints: ['float', 'amount-float'],
  formDecoded: (text) => `unquote_plus(${text})`,
  decodedText: (text) => `base64.b64decode(${text}).decode('utf-8', 'replace')`,
  printed: (text) => `str(float(${text}))`,
  spell: inHashlib,
  byteOrderMark: '\\ufeff',
  set: (name, value) => `${snake(name)} = ${value}`,
  text: quoted,
  name: snake,
  join: (...parts) => parts.join(' + '),
  utf8: (text) => `${operand(text)}.encode('utf-8')`,
  utf16: (text) => `${text}.encode('utf-16')`,
  latin1: (text) => `${text}.encode('latin-1')`,
  inCharset: (text, charset) =>
    charset === 'US-ASCII' ? `${text}.encode('ascii', 'replace')` : `${text}.encode('${charset.toLowerCase()}')`,
  fromHex: (text) => `bytes.fromhex(${text})`,
  fromBase64: (text) => `base64.b64decode(${text})`,
  hmac: (key, message, algorithm = 'SHA-256') => `hmac.new(${key}, ${message}, '${inHashlib(algorithm)}').digest()`,
  hash: (message, algorithm = 'SHA-256') => `hashlib.${inHashlib(algorithm)}(${message}).digest()`,
  hex: (bytes) => `${bytes}.hex()`,
  base64: (bytes) => `base64.b64encode(${bytes}).decode()`,
  base64url: (bytes) => `base64.urlsafe_b64encode(${bytes}).rstrip(b'=').decode()`,
  upper: (text) => `${text}.upper()`,
  lower: (text) => `${text}.lower()`,
  replaced: (text, from, to) => `${text}.replace('${from}', '${to}')`,
  trim: (text) => `${text}.strip()`,
  received: { parsed: 'request.json', text: 'request.get_data(as_text=True)', raw: 'request.get_data()' },
  sent: { parsed: 'payload', text: 'body', raw: 'body.encode()' },
  anew: ({ parsed }) => `json.dumps(${parsed}).encode()`,
  encoded: (text) => `quote(${text}, safe='')`,
  decoded: (text) => `unquote(${text})`,
  seconds: 'str(int(time.time()))',
  millis: 'str(int(time.time() * 1000))',
  base64Wrapped: (bytes) => `base64.encodebytes(${bytes}).decode()`,
  hexLossy: (bytes) => `'%x' % int.from_bytes(${bytes}, 'big')`,
  hexDashed: (bytes) => `${bytes}.hex('-')`,
  localSeconds: 'str(int(datetime.utcnow().timestamp()))',
  asText: {
    'body-bytes-python': pythonRepr,
    'message/python-bytes': pythonRepr,
    'python-bytes': pythonRepr,
    'secret-repr': pythonRepr,
    'digest/decimalPythonBytes': pythonRepr,
    'python-bytearray': (bytes) => `str(bytearray(${bytes}))`,
    'printed-bytes-list': (bytes) => `str(list(${bytes}))`,
  },
  nfd: (text) => `unicodedata.normalize('NFD', ${text})`,
  reversed: (bytes) => `${bytes}[::-1]`,
  cut: (text, length) => `${text}[:${length}]`,
  fixedAlgorithm: [
    'jwt.decode(token, key, algorithms=[header["alg"]])',
    "jwt.decode(token, key, algorithms=['RS256'])",
  ],
};

/** How each language writes what changes are made of. */
export const IDIOMS: Readonly<Record<CodeLanguage, Idiom>> = { javascript, python, php, java, csharp, go, ruby, bash };
