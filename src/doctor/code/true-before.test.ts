import { describe, expect, it } from 'vitest';

import type { CodeLanguage } from '../../core/recipe/op.ts';
import type { How } from '../how.ts';
import { factsAt } from '../fixtures/facts.ts';
import { codeFixes } from './index.ts';

const places = ['paysera/mac', 'paysera/oauth-token', 'paynet/auth', 'aeterna/webhook', 'aeterna/request'] as const;
type Place = (typeof places)[number];
const FACTS = Object.fromEntries(
  await Promise.all(places.map(async (place) => [place, await factsAt(place)] as const)),
);

const written = (...writers: readonly string[]): How => ({ id: 'json', of: 'body', writers });

const change = (place: Place, cause: string, how: How, language: CodeLanguage, values: object = {}) => {
  const facts = FACTS[place];
  if (!facts) throw new Error(`no facts of ${place}`);
  return codeFixes([cause], language, { phrases: [{ causes: [cause], how }], facts, ...values })[0];
};

type Row = readonly [place: Place, cause: string, how: How, language: CodeLanguage, before: string, after: string];

describe('the code before a change', () => {
  const rows: readonly Row[] = [
    [
      'paysera/mac',
      'field-case-changed',
      { id: 'case/as-is', of: 'host' },
      'javascript',
      'const signedHost = host;',
      'const signedHost = host.toLowerCase();',
    ],
    [
      'paysera/mac',
      'field-case-changed',
      { id: 'case/other', of: 'host' },
      'python',
      'signed_host = host.upper()',
      'signed_host = host.lower()',
    ],
    [
      'paysera/mac',
      'field-case-changed',
      { id: 'lower', of: 'method' },
      'javascript',
      'const signedMethod = method.toLowerCase();',
      'const signedMethod = method.toUpperCase();',
    ],
    [
      'paysera/mac',
      'method-mismatch',
      { id: 'case/as-is', of: 'method' },
      'javascript',
      'const signedMethod = method;',
      'const signedMethod = method.toUpperCase();',
    ],
    [
      'paysera/mac',
      'query-missing-from-path',
      { id: 'empty-query', of: 'uri' },
      'javascript',
      "const signedTarget = uri + '?';",
      'const signedTarget = uri;',
    ],
    [
      'paysera/mac',
      'literal-undefined',
      { id: 'list/word', of: 'ext', text: 'null' },
      'javascript',
      "const signedExt = 'null';",
      'const signedExt = ext;',
    ],
    [
      'paysera/oauth-token',
      'literal-undefined',
      { id: 'word', of: 'redirect_uri', text: 'None' },
      'python',
      "signed_redirect_uri = 'None'",
      'signed_redirect_uri = redirect_uri',
    ],
    [
      'aeterna/request',
      'wrong-key-derivation',
      { id: 'joined', of: 'SecretToken', names: ['PublicToken', 'SecretToken'], text: ':' },
      'python',
      "key = (public_token + ':' + secret_token).encode('utf-8')",
      "key = secret_token.encode('utf-8')",
    ],
    [
      'aeterna/request',
      'wrong-key-derivation',
      { id: 'key/derived-hex-upper', of: 'SecretToken', algorithm: 'MD5' },
      'javascript',
      "const key = createHash('md5').update(Buffer.from(secretToken, 'utf8')).digest().toString('hex').toUpperCase();",
      "const key = Buffer.from(secretToken, 'utf8');",
    ],
    [
      'paysera/mac',
      'wrong-key-derivation',
      { id: 'joined-oauth', of: 'mac_key' },
      'javascript',
      "const key = Buffer.from(macKey + '&', 'utf8');",
      "const key = Buffer.from(macKey, 'utf8');",
    ],
    [
      'aeterna/request',
      'whitespace-in-secret',
      { id: 'secret-head', of: 'SecretToken', text: '\u200b' },
      'python',
      "key = secret_token.encode('utf-8')",
      String.raw`key = secret_token.replace('\u200b', '').encode('utf-8')`,
    ],
    [
      'paynet/auth',
      'whitespace-in-secret',
      { id: 'secret-no-blanks', of: 'token' },
      'javascript',
      "const signedToken = token.replaceAll(' ', '');",
      'const signedToken = token;',
    ],
    [
      'paynet/auth',
      'trailing-newline-in-secret',
      { id: 'secret-trimmed', of: 'token' },
      'javascript',
      'const signedToken = token.trim();',
      'const signedToken = token;',
    ],
    [
      'aeterna/request',
      'quotes-around-message',
      { id: 'message/quotes-crlf', text: ' \r\n' },
      'javascript',
      String.raw`const signed = '"' + message + '"' + ' \r\n';`,
      'const signed = message;',
    ],
    [
      'aeterna/request',
      'secret-url-decoded',
      { id: 'secret-form-decoded', of: 'SecretToken' },
      'php',
      '$key = urldecode($secretToken);',
      '$key = $secretToken;',
    ],
    [
      'aeterna/webhook',
      'python-repr-body',
      { id: 'shown-python', of: 'body' },
      'python',
      'body = str(request.json).encode()',
      'body = request.get_data()',
    ],
    [
      'aeterna/webhook',
      'body-object-to-string',
      { id: 'shown-ruby', of: 'body' },
      'ruby',
      'body = JSON.parse(request.raw_post).to_s',
      'body = request.raw_post',
    ],
    [
      'aeterna/webhook',
      'byte-array-to-string',
      { id: 'body-bytes-node-json', of: 'body' },
      'javascript',
      "const signed = JSON.stringify(Buffer.from(body, 'utf8'));",
      'const signed = body;',
    ],
    [
      'aeterna/webhook',
      'partial-body-signed',
      { id: 'cut', of: 'body', at: 128 },
      'python',
      'signed_body = body[:128]',
      'signed_body = body',
    ],
    [
      'aeterna/webhook',
      'body-reserialised-json',
      written('python-4-utf8'),
      'python',
      'body = json.dumps(request.json, indent=4, ensure_ascii=False).encode()',
      'body = request.get_data()',
    ],
    [
      'aeterna/webhook',
      'body-reserialised-json',
      written('python-sorted-compact'),
      'python',
      "body = json.dumps(request.json, sort_keys=True, separators=(',', ':')).encode()",
      'body = request.get_data()',
    ],
    [
      'aeterna/webhook',
      'body-reserialised-json',
      written('js-2'),
      'javascript',
      'const body = JSON.stringify(req.body, null, 2);',
      'const body = req.rawBody;',
    ],
    [
      'aeterna/webhook',
      'body-reserialised-json',
      written('php-pretty-raw'),
      'php',
      "$body = json_encode(json_decode(file_get_contents('php://input'), true), JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);",
      "$body = file_get_contents('php://input');",
    ],
    [
      'aeterna/webhook',
      'body-reserialised-json',
      written('php-slashes-object'),
      'php',
      "$body = json_encode(json_decode(file_get_contents('php://input')), JSON_UNESCAPED_UNICODE);",
      "$body = file_get_contents('php://input');",
    ],
    [
      'aeterna/webhook',
      'body-reserialised-json',
      written('newtonsoft', 'jackson', 'ruby'),
      'csharp',
      'var body = JsonConvert.SerializeObject(model);',
      'var body = await new StreamReader(Request.Body).ReadToEndAsync();',
    ],
    [
      'aeterna/webhook',
      'body-reserialised-json',
      written('newtonsoft', 'jackson', 'ruby'),
      'ruby',
      'body = JSON.generate(JSON.parse(request.raw_post))',
      'body = request.raw_post',
    ],
    [
      'aeterna/webhook',
      'body-reserialised-json',
      written('gson-nohtml'),
      'java',
      'var body = new GsonBuilder().disableHtmlEscaping().create().toJson(JsonParser.parseReader(request.getReader()));',
      'var body = request.getInputStream().readAllBytes();',
    ],
    [
      'aeterna/webhook',
      'body-reserialised-json',
      written('go-2'),
      'go',
      'body := marshalIndent(payload, "", "  ") // json.MarshalIndent',
      'body := readAll(r.Body) // io.ReadAll',
    ],
    [
      'aeterna/webhook',
      'body-reserialised-json',
      written('jq-sorted'),
      'bash',
      'body=$(jq -cS . body.json)',
      'body=$(cat body.json)',
    ],
    [
      'paysera/mac',
      'body-reserialised-json',
      written('python'),
      'python',
      'signed_body = json.dumps(payload).encode()',
      'signed_body = body.encode()',
    ],
    [
      'aeterna/request',
      'quotes-around-message',
      { id: 'quotes', of: 'Email', text: '"' },
      'bash',
      String.raw`message="$xAppAccessTs\"$email\""`,
      'message="$xAppAccessTs$email"',
    ],
    [
      'paynet/auth',
      'wrong-key-field',
      { id: 'other', of: 'token', other: 'id' },
      'javascript',
      'const signedToken = id;',
      'const signedToken = token;',
    ],
    [
      'paysera/mac',
      'body-empty',
      { id: 'body-empty', of: 'body', text: '' },
      'javascript',
      "const signedBody = '';",
      'const signedBody = body;',
    ],
  ];
  it.each(rows)('is the mistake: %s, %s, %o, in %s', (place, cause, how, language, before, after) => {
    expect(change(place, cause, how, language)).toEqual({ before, after });
  });

  it('percent-encodes the result, not the message, where that is what happened', () => {
    expect(
      change('paysera/mac', 'url-encoding', { id: 'digest/base64', of: 'the result' }, 'javascript', {
        computed: 'q80=',
      }),
    ).toEqual({
      before: "const signature = encodeURIComponent(digest.toString('base64'));",
      after: "const signature = digest.toString('base64');",
    });
  });

  it('cuts a value where it was cut', () => {
    const values = { computed: 'ab'.repeat(16), observed: 'ab'.repeat(8) };
    const cut = change('paynet/auth', 'truncated', { id: 'digest/cut-start', of: 'the result' }, 'javascript', values);
    expect(cut?.before).toBe("const signature = digest.toString('hex').slice(0, 16);");
  });

  it('shows each of two mistakes of one cause', () => {
    const facts = FACTS['aeterna/request'];
    if (!facts) throw new Error('no facts');
    const phrases = [
      { causes: ['charset-utf16'], how: { id: 'charset', charset: 'utf-16le' } },
      { causes: ['charset-utf16'], how: { id: 'key/charset', of: 'SecretToken', charset: 'utf-16le' } },
    ];
    const changes = codeFixes(['charset-utf16'], 'csharp', { phrases, facts });
    expect(changes.map(({ before }) => before)).toEqual([
      'var bytes = Encoding.Unicode.GetBytes(message);',
      'var key = Encoding.Unicode.GetBytes(secretToken);',
    ]);
  });
});
