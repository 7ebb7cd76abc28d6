import { describe, expect, it } from 'vitest';

import { PRINTED, WRITTEN_ANEW } from './dump.ts';
import { readImport } from './index.ts';
import { read } from './test-read.ts';

const HEADERS: readonly (readonly [string, string])[] = [
  ['Accept', 'application/json, text/plain'],
  ['X-App-Token', 'mt_71'],
  ['X-App-Access-Sig', 'ab12'],
];
const list = (line: (name: string, value: string) => string, separator: string) =>
  HEADERS.map(([name, value]) => line(name, value)).join(separator);

describe('headers that a program printed', () => {
  it.each([
    ['Python', `{${list((name, value) => `'${name}': '${value}'`, ', ')}}`],
    ['requests, in an error', `ApiError: (401, {${list((name, value) => `'${name}': '${value}'`, ', ')}})`],
    ['PHP print_r', `Array\n(\n${list((name, value) => `    [${name}] => ${value}`, '\n')}\n)\n`],
    ['PHP var_dump', `array(3) {\n${list((name, value) => `  ["${name}"]=>\n  string(9) "${value}"`, '\n')}\n}\n`],
    ['PHP var_export', `array (\n${list((name, value) => `  '${name}' => '${value}',`, '\n')}\n)`],
    ['PHP for curl', `curl_setopt($ch, CURLOPT_HTTPHEADER, [${list((name, value) => `'${name}: ${value}'`, ', ')}]);`],
    ['Ruby', `{${list((name, value) => `"${name}"=>"${value}"`, ', ')}}`],
    ['Go', `map[${list((name, value) => `${name}:[${value}]`, ' ')}]`],
    ['Java', `{${list((name, value) => `${name}=[${value}]`, ', ')}}`],
    ['Spring', `[${list((name, value) => `${name}:"${value}"`, ', ')}]`],
    ['JSON', JSON.stringify(Object.fromEntries(HEADERS))],
    ['a table', list((name, value) => `${name}\t${value}`, '\n')],
  ])('are read: %s', (_, text) => {
    const { message, lost } = read(text);
    expect(message.headers).toEqual(HEADERS);
    expect(message.body).toBeUndefined();
    expect(lost).toContain(PRINTED);
  });

  it('are read under the names that CGI gives them', () => {
    const { message } = read(
      "{'REQUEST_METHOD': 'POST', 'HTTP_X_SIGNATURE': 'ab', 'CONTENT_TYPE': 'a/b'}\nb'{\"a\": 1}'",
    );
    expect(message).toMatchObject({ method: 'POST', body: '{"a": 1}' });
    expect(message.headers).toEqual([
      ['X-SIGNATURE', 'ab'],
      ['CONTENT-TYPE', 'a/b'],
    ]);
  });

  it('are found in a line of a log, and in the words of an error', () => {
    expect(read('10:00:01 ERROR api POST /payin 401 X-App-Token=mt X-App-Access-Ts=17').message).toMatchObject({
      method: 'POST',
      target: '/payin',
      headers: [
        ['X-App-Token', 'mt'],
        ['X-App-Access-Ts', '17'],
      ],
    });
    const mac = 'MAC id="c", ts="17", nonce="n", mac="ab="';
    expect(read(`10:00:00 DEBUG "GET /w HTTP/1.1" Authorization: ${mac} 401`).message.headers).toEqual([
      ['Authorization', mac],
    ]);
  });
});

describe('a whole request that a program printed', () => {
  const whole = { method: 'POST', origin: 'https://x.example', target: '/y', body: '{"a":1.50}' };
  const url = 'https://x.example/y';
  it.each([
    ['axios', JSON.stringify({ method: 'post', url, headers: { 'X-Signature': 'ab' }, data: whole.body })],
    ['a log', `10:00 POST ${url} headers={"X-Signature":"ab"} body=${whole.body} status=401`],
    [
      'a record',
      JSON.stringify({
        level: 'error',
        req: { method: 'POST', url, headers: { 'X-Signature': ['ab'] }, body: whole.body },
      }),
    ],
    ['requests', `POST ${url}\n{'X-Signature': 'ab'}\nb'${whole.body}'`],
    [
      'OkHttp',
      `D/OkHttp: --> POST ${url}\nD/OkHttp: X-Signature: ab\nD/OkHttp: \nD/OkHttp: ${whole.body}\nD/OkHttp: --> END POST`,
    ],
    [
      'http.client',
      `send: b'POST /y HTTP/1.1\\r\\nHost: x.example\\r\\nX-Signature: ab\\r\\n\\r\\n'\nsend: b'${whole.body}'`,
    ],
    ['a .http file', `### create\nPOST ${url}\nX-Signature: ab\n\n${whole.body}`],
  ])('is read: %s', (_, text) => {
    const { message, requests } = read(text);
    expect(message).toMatchObject(whole);
    expect(message.headers).toContainEqual(['X-Signature', 'ab']);
    expect(requests[0]?.hasLine).toBe(true);
  });

  it.each([
    ['Wireshark', '    POST /y HTTP/1.1\\r\\n\n    X-Signature: ab\\r\\n\n'],
    ['HTTP/2', ':method: POST\n:path: /y\n:authority: x.example\nX-Signature: ab'],
    ['.NET', `Method: POST, RequestUri: '${url}', Version: 1.1, Headers:\n{\n  X-Signature: ab\n}`],
  ])('is read without a body: %s', (_, text) => {
    expect(read(text).message).toMatchObject({ method: 'POST', target: '/y' });
    expect(read(text).message.headers).toContainEqual(['X-Signature', 'ab']);
  });
});

describe('a body that a program printed', () => {
  const BODY = '{"auth":{"id":4711,"key":17,"hash":"ab"},"ok":true}';
  it.each([
    "{'auth': {'id': 4711, 'key': 17, 'hash': 'ab'}, 'ok': true}",
    "{ auth: { id: 4711, key: 17, hash: 'ab' }, ok: true }",
    '{:auth=>{:id=>4711, :key=>17, :hash=>"ab"}, :ok=>true}',
    'Array\n(\n    [auth] => Array\n        (\n            [id] => 4711\n            [key] => 17\n            [hash] => ab\n        )\n\n    [ok] => true\n)\n',
    'array(2) {\n  ["auth"]=>\n  array(3) {\n    ["id"]=>\n    int(4711)\n    ["key"]=>\n    int(17)\n    ["hash"]=>\n    string(2) "ab"\n  }\n  ["ok"]=>\n  bool(true)\n}\n',
  ])('is written as JSON, and that is said: %s', (text) => {
    const { message, lost } = read(text);
    expect(message.body).toBe(BODY);
    expect(lost).toContain(WRITTEN_ANEW);
  });

  it('keeps its bytes where it was printed as JSON', () => {
    const body = '{"auth": {"id":1.50}}';
    for (const text of [`[10:00] local.ERROR: refused ${body}`, JSON.stringify({ request: body })]) {
      expect(read(text).message.body).toBe(body);
      expect(read(text).lost).not.toContain(WRITTEN_ANEW);
    }
  });

  it('may be the lines of a script, or one member without its braces', () => {
    expect(read('id: 123\nkey: 17\nhash: ab').message.body).toBe('{"id":123,"key":17,"hash":"ab"}');
    expect(read('"auth": {"id": 1}').message.body).toBe('{"auth": {"id": 1}}');
  });
});

it('takes the access token out of an answer', () => {
  expect(read('{"data":{"accessToken":"eyJh.eyJi.c","refreshToken":"eyJh.eyJi.d"}}').message.headers).toEqual([
    ['Authorization', 'Bearer eyJh.eyJi.c'],
  ]);
});

it.each([
  ['# test\nPAYNET_ID=1\n\nexport PAYNET_TOKEN="s"', 'import-settings'],
  ['{"name":"x","values":[],"_postman_variable_scope":"environment"}', 'import-settings'],
  ['3a2a3af79b17897100cb96b7695b91f8', 'import-value'],
  ['one (two) three', 'import-unknown'],
  ['{"format":"countersign-case/1",', 'not-json'],
])('says what else it is: %j', (text, code) => {
  const reading = readImport(text);
  expect(!reading.ok && reading.problem.code).toBe(code === 'not-json' ? false : code);
});

it('reads a long line of names, signs and lines within a moment', () => {
  // Processor time: what else the machine does is not counted.
  const start = process.cpuUsage();
  for (const piece of ['{a: ', '[a] => ', '--> GET http://x\n', 'A=1\r\n', 'X-A=', "send: b'", '(((', 'map[a:'])
    readImport(piece.repeat(90_000 / piece.length));
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(5000);
});
