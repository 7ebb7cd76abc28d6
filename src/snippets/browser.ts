import { BROWSER_HELPERS, BROWSER_RESERVED } from './browser-helpers.ts';
import { quote } from './javascript-text.ts';
import { COMMON_ROWS, writeJavaScript, type Dialect } from './javascript.ts';
import { stemOf, type Language } from './language.ts';
import type { Input, Program } from './program.ts';
import type { Term } from './term.ts';
import { atom, helper, type Code, type Rows, type Writer } from './writer.ts';

/** `await` holds less tightly than a full stop, more tightly than any operator between two. */
const UNARY = 60;

const awaited = ({ text }: Code): Code => ({ text: `await ${text}`, binds: UNARY });

const rows: Rows = {
  ...COMMON_ROWS,
  utf8: helper('utf8'),
  hex: helper('hex'),
  hexUpper: (args, _, writer) => atom(`${writer.call('hex', ...args.map(({ text }) => text)).text}.toUpperCase()`),
  hexDecode: helper('hexDecode'),
  base64: helper('base64'),
  base64url: helper('base64url'),
  base64Decode: helper('base64Decode'),
  base64urlDecode: helper('base64urlDecode'),
  hash: ([of], { param }, writer) => {
    if (param !== 'MD5') return awaited(writer.call('digest', quote(String(param)), of?.text ?? ''));
    writer.needs(MD5);
    return atom(`md5(${of?.text})`);
  },
  hmac: ([key, of], { param }, writer) => {
    const args = [key?.text ?? '', of?.text ?? ''];
    if (param !== 'MD5') return awaited(writer.call('hmac', quote(String(param)), ...args));
    writer.needs(MD5, '@noble/hashes/hmac.js hmac as hmacWith');
    return atom(`hmacWith(md5, ${args.join(', ')})`);
  },
};

/** WebCrypto has no MD5. */
const MD5 = '@noble/hashes/legacy.js md5';

const ALGORITHMS: Readonly<Record<string, string>> = {
  ES256: "{ name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }",
};
const RS256 = "{ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }";

function source({ source: from }: Input, writer: Writer): string {
  switch (from.from) {
    case 'literal':
      return quote(from.text);
    case 'environment':
      if (!from.required) return `prompt(${quote(from.variable)}) ?? ''`;
      return writer.call('ask', quote(from.variable)).text;
    case 'seconds':
      return 'String(Math.floor(Date.now() / 1000))';
    case 'milliseconds':
      return 'String(Date.now())';
    case 'nonce':
      return writer.call('hex', 'crypto.getRandomValues(new Uint8Array(16))').text;
    case 'stdin':
      return `await ${writer.call('receivedBody').text}`;
  }
}

function notes({ inputs, request }: Program): string[] {
  const secret = inputs.some(({ isSecret }) => isSecret);
  return [
    ...(secret
      ? ['No page can keep a secret from anyone who opens it: sign on a server. This one asks for what it needs.']
      : []),
    ...(request?.certificate
      ? ['No script can present a client certificate: the browser itself offers those that are installed in it.']
      : []),
  ];
}

const dialect: Dialect = {
  rows,
  helpers: BROWSER_HELPERS,
  reserved: BROWSER_RESERVED,
  text: '',
  notes,
  source,
  utf8: (text, writer) => writer.call('utf8', text.text),
  hex: (bytes, writer) => writer.call('hex', bytes.text),
  signed: (name, args, writer) => awaited(writer.call('isSigned', ALGORITHMS[name] ?? RS256, ...args)),
};

/** WebCrypto and fetch, as a module of a page; inputs are asked for with `prompt`. MD5 comes from @noble/hashes. */
export const browser: Language = {
  id: 'javascript-browser',
  label: 'JavaScript (browser)',
  highlight: 'javascript',
  testedWith: 'Chromium and Node.js 20',
  inPage: true,
  needs: (program) =>
    usesMd5(program) ? 'the package @noble/hashes and a bundler, since WebCrypto has no MD5' : undefined,
  fileName: (program) => `${stemOf(program)}.js`,
  run: (program) => `<script type="module" src="${stemOf(program)}.js"></script>`,
  write: (program) => writeJavaScript(program, dialect, browser),
};

function usesMd5({ statements }: Program): boolean {
  const has = ({ param, args }: Term): boolean => param === 'MD5' || args.some(has);
  return statements.some((statement) => statement.do === 'bind' && has(statement.binding.term));
}
