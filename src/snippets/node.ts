import { nodeHelpers, SCRIPT_RESERVED } from './javascript-helpers.ts';
import { quote, property } from './javascript-text.ts';
import { COMMON_ROWS, headerObject, writeJavaScript, type Dialect } from './javascript.ts';
import { stemOf, type Language, type Piece } from './language.ts';
import type { Input, Program, RequestPlan } from './program.ts';
import type { Term } from './term.ts';
import { ATOM, atom, bracketed, isNeverEmpty, line, type Code, type Rows, type Writer } from './writer.ts';

const utf8 = (text: Code): Code => atom(`Buffer.from(${text.text}, 'utf8')`);

/** What hashes are made of: they take a text for its UTF-8 bytes. */
function message(term: Term | undefined, code: Code | undefined, writer: Writer): string {
  const [inner] = term?.word === 'utf8' ? term.args : [];
  const text = inner && writer.code(inner);
  return text && code?.text === utf8(text).text ? text.text : (code?.text ?? '');
}

/** A digest writes itself down; other bytes are asked to. */
function encoded(bytes: Code, encoding: string): Code {
  if (bytes.text.endsWith('.digest()')) return atom(`${bytes.text.slice(0, -1)}'${encoding}')`);
  return atom(`${bracketed(bytes, ATOM)}.toString('${encoding}')`);
}

const encoder =
  (encoding: string): Rows['hex'] =>
  ([of]) =>
    of ? encoded(of, encoding) : atom('');
const decoder =
  (encoding: string): Rows['hexDecode'] =>
  ([of], _, writer) =>
    writer.call('decode', of?.text ?? '', `'${encoding}'`);
const algorithm = (term: Term): string => quote(String(term.param).replace('-', '').toLowerCase());

const rows: Rows = {
  ...COMMON_ROWS,
  utf8: ([of]) => utf8(of ?? atom("''")),
  hex: encoder('hex'),
  hexUpper: ([of]) => atom(`${of ? encoded(of, 'hex').text : ''}.toUpperCase()`),
  hexDecode: ([of], _, writer) => writer.call('decode', `${of ? bracketed(of, ATOM) : ''}.toLowerCase()`, "'hex'"),
  base64: encoder('base64'),
  base64url: encoder('base64url'),
  base64Decode: decoder('base64'),
  base64urlDecode: decoder('base64url'),
  hash: ([of], term, writer) => {
    writer.needs('node:crypto createHash');
    return atom(`createHash(${algorithm(term)}).update(${message(term.args[0], of, writer)}).digest()`);
  },
  hmac: ([key, of], term, writer) => {
    writer.needs('node:crypto createHmac');
    const [secret, text] = [message(term.args[0], key, writer), message(term.args[1], of, writer)];
    return atom(`createHmac(${algorithm(term)}, ${secret}).update(${text}).digest()`);
  },
};

function source({ source: from }: Input, writer: Writer): string {
  switch (from.from) {
    case 'literal':
      return quote(from.text);
    case 'environment':
      return from.required ? writer.call('env', quote(from.variable)).text : `process.env.${from.variable} ?? ''`;
    case 'seconds':
      return 'String(Math.floor(Date.now() / 1000))';
    case 'milliseconds':
      return 'String(Date.now())';
    case 'nonce':
      writer.needs('node:crypto randomBytes');
      return "randomBytes(16).toString('hex')";
    case 'stdin':
      writer.needs('node:stream/consumers buffer');
      return writer.call('utf8Text', 'await buffer(process.stdin)').text;
  }
}

/** fetch has no client certificates. */
function sendCertified({ method, url, headers, body, certificate }: RequestPlan, writer: Writer): Piece[] {
  writer.needs('node:events once', 'node:fs readFileSync', 'node:https request', 'node:stream/consumers text');
  const file = (name = '') => `readFileSync(${writer.call('env', quote(name)).text})`;
  const content = body && `${writer.text(body)}${isNeverEmpty(body) ? '' : ' || undefined'}`;
  return [
    line(`const sent = request(${writer.text(url)}, {`),
    line(`  ${property('method', writer.text(method))},`),
    ...headerObject(headers, writer),
    line(`  cert: ${file(certificate?.certificate)},`),
    line(`  key: ${file(certificate?.key)},`),
    line('});'),
    line(`sent.end(${content ?? ''});`),
    line("const [response] = await once(sent, 'response');"),
    line('console.log(response.statusCode);'),
    line('console.log(await text(response));'),
  ];
}

const IMPORTED =
  'createHash createHmac createPublicKey verify timingSafeEqual randomBytes buffer text once request readFileSync';

function dialectOf(type: string): Dialect {
  const helpers = nodeHelpers((own) => (type === '' ? '' : `: ${own}`));
  return {
    rows,
    helpers,
    reserved: new Set([...SCRIPT_RESERVED, ...Object.keys(helpers), ...IMPORTED.split(' ')]),
    text: type,
    notes: () => [],
    source,
    utf8,
    hex: (bytes) => encoded(bytes, 'hex'),
    signed: (name, args, writer) => writer.call(name === 'ES256' ? 'isSignedES256' : 'isSignedRS256', ...args),
    sendCertified,
  };
}

const [plain, typed] = [dialectOf(''), dialectOf(': string')];
const redirected = ({ inputs }: Program): string =>
  inputs.some(({ source: { from } }) => from === 'stdin') ? ' < body' : '';

/** Node.js alone: node:crypto and fetch; a module (`.mjs`), with await at its outermost level. */
export const javascript: Language = {
  id: 'javascript',
  label: 'JavaScript (Node)',
  highlight: 'javascript',
  testedWith: 'Node.js 20',
  fileName: (program) => `${stemOf(program)}.mjs`,
  run: (program) => `node ${stemOf(program)}.mjs${redirected(program)}`,
  write: (program) => writeJavaScript(program, plain, javascript),
};

/** `javascript` with types, to be compiled with tsc; nothing else of it differs. */
export const typescript: Language = {
  id: 'typescript',
  label: 'TypeScript',
  highlight: 'typescript',
  testedWith: 'TypeScript 7.0 and Node.js 20',
  needs: () => 'the packages typescript and @types/node',
  fileName: (program) => `${stemOf(program)}.mts`,
  run: (program) =>
    `npx tsc --strict --target es2022 --module nodenext --types node ${stemOf(program)}.mts && node ${stemOf(program)}.mjs${redirected(program)}`,
  write: (program) => writeJavaScript(program, typed, typescript),
};
