import { describe, expect, it } from 'vitest';

import type { CodeLanguage } from '../../core/recipe/op.ts';
import { factsAt } from '../fixtures/facts.ts';
import { codeFixes } from './index.ts';

const places = ['paysera/mac', 'paysera/oauth-token', 'paynet/auth', 'aeterna/webhook', 'aeterna/request'] as const;
type Place = (typeof places)[number];
const FACTS = Object.fromEntries(
  await Promise.all(places.map(async (place) => [place, await factsAt(place)] as const)),
);

const change = (place: Place, cause: string, says: string, language: CodeLanguage, values: object = {}) => {
  const facts = FACTS[place];
  if (!facts) throw new Error(`no facts of ${place}`);
  return codeFixes([cause], language, { says: `Your code ${says}.`, facts, ...values })[0];
};

type Row = readonly [place: Place, cause: string, says: string, language: CodeLanguage, before: string, after: string];

describe('the code before a change', () => {
  const rows: readonly Row[] = [
    [
      'paysera/mac',
      'field-case-changed',
      'takes host in the case in which it is given',
      'javascript',
      'const signedHost = host;',
      'const signedHost = host.toLowerCase();',
    ],
    [
      'paysera/mac',
      'field-case-changed',
      'writes host in upper case',
      'python',
      'signed_host = host.upper()',
      'signed_host = host.lower()',
    ],
    [
      'paysera/mac',
      'field-case-changed',
      'lower-cases method',
      'javascript',
      'const signedMethod = method.toLowerCase();',
      'const signedMethod = method.toUpperCase();',
    ],
    [
      'paysera/mac',
      'method-mismatch',
      'takes method in the case in which it is given',
      'javascript',
      'const signedMethod = method;',
      'const signedMethod = method.toUpperCase();',
    ],
    [
      'paysera/mac',
      'query-missing-from-path',
      'adds an empty query',
      'javascript',
      "const signedTarget = uri + '?';",
      'const signedTarget = uri;',
    ],
    [
      'paysera/mac',
      'literal-undefined',
      'has null for ext',
      'javascript',
      "const signedExt = 'null';",
      'const signedExt = ext;',
    ],
    [
      'paysera/oauth-token',
      'literal-undefined',
      'has the word None for redirect_uri',
      'python',
      "signed_redirect_uri = 'None'",
      'signed_redirect_uri = redirect_uri',
    ],
    [
      'aeterna/request',
      'wrong-key-derivation',
      'uses PublicToken: and SecretToken together as the key',
      'python',
      "key = (public_token + ':' + secret_token).encode('utf-8')",
      "key = secret_token.encode('utf-8')",
    ],
    [
      'aeterna/request',
      'wrong-key-derivation',
      'uses SecretToken’s MD5 digest as upper-case hex text',
      'javascript',
      "const key = createHash('md5').update(Buffer.from(secretToken, 'utf8')).digest().toString('hex').toUpperCase();",
      "const key = Buffer.from(secretToken, 'utf8');",
    ],
    [
      'paysera/mac',
      'wrong-key-derivation',
      'uses mac_key with & after it, as OAuth 1 does',
      'javascript',
      "const key = Buffer.from(macKey + '&', 'utf8');",
      "const key = Buffer.from(macKey, 'utf8');",
    ],
    [
      'aeterna/request',
      'whitespace-in-secret',
      'uses SecretToken with a zero-width space before it',
      'python',
      "key = secret_token.encode('utf-8')",
      String.raw`key = secret_token.replace('\u200b', '').encode('utf-8')`,
    ],
    [
      'paynet/auth',
      'whitespace-in-secret',
      'loses the blanks in token',
      'javascript',
      "const signedToken = token.replaceAll(' ', '');",
      'const signedToken = token;',
    ],
    [
      'paynet/auth',
      'trailing-newline-in-secret',
      'trims token',
      'javascript',
      'const signedToken = token.trim();',
      'const signedToken = token;',
    ],
    [
      'aeterna/request',
      'quotes-around-message',
      'keeps the quotes, a space and CR LF of a Windows echo',
      'javascript',
      String.raw`const signed = '"' + message + '"' + ' \r\n';`,
      'const signed = message;',
    ],
    [
      'aeterna/request',
      'secret-url-decoded',
      'URL-decodes SecretToken (+ becomes a space)',
      'php',
      '$key = urldecode($secretToken);',
      '$key = $secretToken;',
    ],
    [
      'aeterna/webhook',
      'python-repr-body',
      'signs str() of the parsed body',
      'python',
      'body = str(request.json).encode()',
      'body = request.get_data()',
    ],
    [
      'aeterna/webhook',
      'body-object-to-string',
      'signs to_s of the parsed body',
      'ruby',
      'body = JSON.parse(request.raw_post).to_s',
      'body = request.raw_post',
    ],
    [
      'aeterna/webhook',
      'byte-array-to-string',
      'signs the JSON of a Buffer for body',
      'javascript',
      "const signed = JSON.stringify(Buffer.from(body, 'utf8'));",
      'const signed = body;',
    ],
    [
      'aeterna/webhook',
      'partial-body-signed',
      'signs only the first 128 of body’s 300 characters',
      'python',
      'signed_body = body[:128]',
      'signed_body = body',
    ],
    [
      'aeterna/webhook',
      'body-reserialised-json',
      'parses body and writes it again as json.dumps(indent=4, ensure_ascii=False) does',
      'python',
      'body = json.dumps(request.json, indent=4, ensure_ascii=False).encode()',
      'body = request.get_data()',
    ],
    [
      'aeterna/webhook',
      'body-reserialised-json',
      "parses body and writes it again as json.dumps(sort_keys=True, separators=(',', ':')) or 3 others do",
      'python',
      "body = json.dumps(request.json, sort_keys=True, separators=(',', ':')).encode()",
      'body = request.get_data()',
    ],
    [
      'aeterna/webhook',
      'body-reserialised-json',
      'parses body and writes it again as JSON.stringify(…, null, 2) or 4 others do',
      'javascript',
      'const body = JSON.stringify(req.body, null, 2);',
      'const body = req.rawBody;',
    ],
    [
      'aeterna/webhook',
      'body-reserialised-json',
      'parses body and writes it again as json_encode with JSON_PRETTY_PRINT and both UNESCAPED flags or 3 others do',
      'php',
      "$body = json_encode(json_decode(file_get_contents('php://input'), true), JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);",
      "$body = file_get_contents('php://input');",
    ],
    [
      'aeterna/webhook',
      'body-reserialised-json',
      'parses body and writes it again as json_encode with JSON_UNESCAPED_UNICODE (objects kept) does',
      'php',
      "$body = json_encode(json_decode(file_get_contents('php://input')), JSON_UNESCAPED_UNICODE);",
      "$body = file_get_contents('php://input');",
    ],
    [
      'aeterna/webhook',
      'body-reserialised-json',
      'parses body and writes it again as Newtonsoft.Json, Jackson, JSON.generate or another does',
      'csharp',
      'var body = JsonConvert.SerializeObject(model);',
      'var body = await new StreamReader(Request.Body).ReadToEndAsync();',
    ],
    [
      'aeterna/webhook',
      'body-reserialised-json',
      'parses body and writes it again as Newtonsoft.Json, Jackson, JSON.generate or another does',
      'ruby',
      'body = JSON.generate(JSON.parse(request.raw_post))',
      'body = request.raw_post',
    ],
    [
      'aeterna/webhook',
      'body-reserialised-json',
      'parses body and writes it again as Gson with disableHtmlEscaping does',
      'java',
      'var body = new GsonBuilder().disableHtmlEscaping().create().toJson(JsonParser.parseReader(request.getReader()));',
      'var body = request.getInputStream().readAllBytes();',
    ],
    [
      'aeterna/webhook',
      'body-reserialised-json',
      'parses body and writes it again as json.MarshalIndent of a map does',
      'go',
      'body := marshalIndent(payload, "", "  ") // json.MarshalIndent',
      'body := readAll(r.Body) // io.ReadAll',
    ],
    [
      'aeterna/webhook',
      'body-reserialised-json',
      'parses body and writes it again as jq -cS does',
      'bash',
      'body=$(jq -cS . body.json)',
      'body=$(cat body.json)',
    ],
    [
      'paysera/mac',
      'body-reserialised-json',
      'parses body and writes it again as json.dumps does',
      'python',
      'signed_body = json.dumps(payload).encode()',
      'signed_body = body.encode()',
    ],
    [
      'paysera/mac',
      'body-empty',
      'signs an empty body',
      'javascript',
      "const signedBody = '';",
      'const signedBody = body;',
    ],
  ];
  it.each(rows)('is the mistake: %s, %s, %s, in %s', (place, cause, says, language, before, after) => {
    expect(change(place, cause, says, language)).toEqual({ before, after });
  });

  it.each([
    ['aeterna/webhook', 'python-repr-body', 'signs str() of the parsed body', 'javascript'],
    ['aeterna/webhook', 'python-repr-body', 'signs str() of the parsed body', 'go'],
    ['aeterna/webhook', 'body-object-to-string', 'signs Array for body', 'javascript'],
    ['aeterna/webhook', 'body-object-to-string', 'signs to_s of the parsed body', 'python'],
    ['aeterna/webhook', 'form-vs-json', 'writes body’s members as a form (http_build_query)', 'javascript'],
    ['aeterna/webhook', 'byte-array-to-string', "signs b'…', the repr of body’s bytes", 'javascript'],
    ['aeterna/webhook', 'byte-array-to-string', 'signs body’s bytes as decimal numbers with commas', 'python'],
    ['aeterna/webhook', 'html-entity-encoded', 'has the HTML entities in body decoded', 'php'],
    ['aeterna/webhook', 'charset-platform-default', 'encodes the text as CESU-8 instead of UTF-8', 'java'],
    [
      'aeterna/webhook',
      'charset-latin1-truncate',
      'encodes the text as Latin-1, with ? for what it cannot hold, instead of UTF-8',
      'javascript',
    ],
    ['aeterna/webhook', 'charset-platform-default', 'encodes the text as Mac Roman instead of UTF-8', 'javascript'],
    ['aeterna/webhook', 'json-escaped-unicode', String.raw`has \uXXXX for each character beyond ASCII in body`, 'go'],
    ['paystar/callback', 'number-formatting', 'keeps the JSON quotes round amount', 'javascript'],
    ['paysera/oauth-token', 'percent-hex-case', 'writes the escapes of the form in lower case', 'javascript'],
    ['paynet/auth', 'number-formatting', 'prints id as a float of 17 digits (ini precision)', 'javascript'],
    ['paynet/auth', 'timestamp-format', "prints id as Java's double", 'java'],
    ['paysera/mac', 'method-mismatch', 'takes host in the case in which it is given', 'javascript'],
    [
      'aeterna/webhook',
      'body-reserialised-json',
      'parses body and writes it again as ksort and json_encode does',
      'php',
    ],
    [
      'aeterna/request',
      'hex-leading-zero-dropped',
      'prints the digest as a signed number (new BigInteger(bytes).toString(16))',
      'javascript',
    ],
    ['aeterna/webhook', 'chained-hmac', 'computes the MAC of the hex text of the MAC', 'javascript'],
    ['paystar/alert', 'literal-undefined', 'has undefined for all of CreatedAt, Message', 'javascript'],
    ['aeterna/webhook', 'literal-undefined', 'uses the text "undefined" for SecretToken', 'javascript'],
    ['aeterna/webhook', 'utf8-bom', 'drops the byte order mark before body', 'javascript'],
    ['aeterna/request', 'secret-base64-encoded-extra', 'base64-encodes SecretToken with a line feed first', 'php'],
    [
      'aeterna/request',
      'secret-hex-decoded-wrongly',
      'takes the bytes of SecretToken as a Guid (ToByteArray)',
      'csharp',
    ],
    ['aeterna/request', 'hex-padding-bug', 'prints the bytes from 80 hex on as negative numbers (-2a)', 'java'],
    [
      'paynet/auth',
      'base64-of-hex',
      'writes the base64 of all that a command printed, the hex digest with "x" before it',
      'bash',
    ],
    [
      'paysera/mac',
      'missing-separator',
      String.raw`puts "\n  " between the parts and a line feed after the last`,
      'go',
    ],
    ['paysera/oauth-token', 'query-missing-from-path', 'loses the query of redirect_uri', 'javascript'],
    ['paysera/oauth-token', 'path-trailing-slash', 'has a slash more at the end of redirect_uri', 'javascript'],
  ] as const)('is left out where it would be false: %s, %s, %s, in %s', async (place, cause, says, language) => {
    const facts = await factsAt(place);
    expect(codeFixes([cause], language, { says: `Your code ${says}.`, facts })).toEqual([]);
  });

  it('percent-encodes the result, not the message, where that is what happened', () => {
    expect(
      change('paysera/mac', 'url-encoding', 'percent-encodes the result', 'javascript', { computed: 'q80=' }),
    ).toEqual({
      before: "const signature = encodeURIComponent(digest.toString('base64'));",
      after: "const signature = digest.toString('base64');",
    });
  });

  it('cuts a value where it was cut', () => {
    const values = { computed: 'ab'.repeat(16), observed: 'ab'.repeat(8) };
    const cut = change('paynet/auth', 'truncated', 'loses the end of the digest', 'javascript', values);
    expect(cut?.before).toBe("const signature = digest.toString('hex').slice(0, 16);");
  });

  it('shows each of two mistakes of one cause', () => {
    const facts = FACTS['aeterna/request'];
    if (!facts) throw new Error('no facts');
    const phrases = [
      { causes: ['charset-utf16'], says: 'encodes the text as UTF-16, low byte first, instead of UTF-8' },
      { causes: ['charset-utf16'], says: 'encodes SecretToken as UTF-16, low byte first' },
    ];
    const changes = codeFixes(['charset-utf16'], 'csharp', { says: '', phrases, facts });
    expect(changes.map(({ before }) => before)).toEqual([
      'var bytes = Encoding.Unicode.GetBytes(message);',
      'var key = Encoding.Unicode.GetBytes(secretToken);',
    ]);
  });
});
