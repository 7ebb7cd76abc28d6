import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readImport } from './index.ts';

function read(text: string) {
  const reading = readImport(text);
  if (!reading.ok || !('requests' in reading)) throw new Error(`not read: ${JSON.stringify(reading)}`);
  const [request] = reading.requests;
  if (!request) throw new Error('no request');
  return { ...reading, message: request.message, lost: [...reading.lost, ...request.lost] };
}

const body = (text: string) => read(text).message.body;

/** Texts a body may be of. Not lone surrogates: no command line carries them. */
const hostile = fc
  .array(
    fc.constantFrom(
      'a',
      ' ',
      '"',
      "'",
      '\\',
      '\n',
      '%',
      '%20',
      '^',
      '&',
      '|',
      '$',
      '`',
      '!',
      '(',
      ')',
      '{}',
      'é',
      '😊',
      '\t',
      '#',
      ';',
      '@{',
    ),
    { maxLength: 12 },
  )
  .map((parts) => `x${parts.join('')}`);

describe('the Windows command prompt', () => {
  /** Chromium's front_end/panels/network/NetworkLogView.ts, escapeStringWin. */
  const chrome = (text: string) =>
    `^"${text
      .replaceAll('\\', '\\\\')
      .replaceAll('"', '\\"')
      .replace(/[^a-zA-Z0-9\s_\-:=+~'/.',?;()*`]/g, '^$&')
      .replace(/%(?=[a-zA-Z0-9_])/g, '%^')
      .replace(/\r?\n/g, '^\n\n')}^"`;

  it('gives back what Chrome wrote', () => {
    fc.assert(
      fc.property(
        hostile.map((text) => text.replace(/\\(?!")/g, '')),
        (text) => {
          const command = `curl ^"https://x.example/a^?b=c^%^20d^" ^\n  -H ^"accept: */*^" ^\n  --data-raw ${chrome(text)}`;
          expect(read(command).message).toMatchObject({ target: '/a?b=c%20d', body: text });
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['curl https://x.example -d "{\\"a\\": \\"b c\\"}" ^\n -H "X-A: 1"', '{"a": "b c"}'],
    ['curl https://x.example -d "{""a"":1}"', '{"a":1}'],
    ['curl.exe https://x.example ^\r\n  -d "a^b"', 'a^b'],
    ['curl https://x.example ^\n -d a^&b^|c', 'a&b|c'],
    ['curl https://x.example ^\n -d "C:\\\\x\\y\\\\\\"z"', 'C:\\\\x\\y\\"z'],
  ])('%s', (command, expected) => {
    expect(body(command)).toBe(expected);
  });

  it('says what it does not do: variables, single quotes, doubled backslashes', () => {
    expect(read('curl ^"https://x.example^" -H "X: %TOKEN%"').lost.join()).toContain('%TOKEN%');
    expect(read(`curl ^"https://x.example^" -d 'a'`)).toMatchObject({ message: { body: "'a'" } });
    expect(read(`curl ^"https://x.example^" -d ${chrome('a\\b')}`).lost.join()).toContain('backslash');
  });
});

describe('PowerShell', () => {
  /** Chromium's escapeString for PowerShell. */
  const chrome = (text: string) =>
    `"${text.replace(/[`$"]/g, '`$&').replace(/[^\x20-\x7E]/g, (char) => `$([char]${char.charCodeAt(0)})`)}"`;

  it('gives back what Chrome wrote', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const script = `$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n$session.UserAgent = "Mozilla/5.0 (X)"\n$session.Cookies.Add((New-Object System.Net.Cookie("a", "b", "/", "x.example")))\nInvoke-WebRequest -UseBasicParsing -Uri "https://x.example/y?z" \`\n-Method "POST" \`\n-WebSession $session \`\n-Headers @{\n"accept"="*/*"\n  "x-sig"=${chrome(text.trim())}\n} \`\n-ContentType "application/json" \`\n-Body ([System.Text.Encoding]::UTF8.GetBytes(${chrome(text)}))`;
        expect(read(script).message).toEqual({
          method: 'POST',
          origin: 'https://x.example',
          target: '/y?z',
          headers: [
            ['accept', '*/*'],
            ['x-sig', text.trim()],
            ['User-Agent', 'Mozilla/5.0 (X)'],
            ['Cookie', 'a=b'],
            ['Content-Type', 'application/json'],
          ],
          body: text,
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('reads variables that the text sets: headers added one by one, a here-string', () => {
    const script = `$headers = New-Object "System.Collections.Generic.Dictionary[[String],[String]]"\n$headers.Add("X-App-Token", "t")\n$body = @"\n{"a": 1}\n"@\n\n$response = Invoke-RestMethod 'https://x.example/y' -Method 'POST' -Headers $headers -Body $body\n$response | ConvertTo-Json`;
    expect(read(script).message).toEqual({
      method: 'POST',
      origin: 'https://x.example',
      target: '/y',
      headers: [['X-App-Token', 't']],
      body: '{"a": 1}',
    });
  });

  it.each([
    ["curl.exe https://x.example -d 'it''s'", "it's"],
    ['curl.exe https://x.example `\n  -d "a`"b`$c$([char]10)"', 'a"b$c\n'],
    [`curl.exe https://x.example -d '{\\"a\\":1}'`, '{"a":1}'],
    ['PS C:\\> curl.exe https://x.example -d \'{"a":1}\'', '{"a":1}'],
  ])('%s', (command, expected) => {
    expect(body(command)).toBe(expected);
  });

  it('says that Windows PowerShell drops quotes, and which variables it does not know', () => {
    expect(read(`curl.exe https://x.example -d '{"a":1}'`).lost.join()).toContain('5.1 drops');
    expect(read('Invoke-RestMethod -Uri https://x.example -Headers $h -Body "a $b"').lost.join()).toMatch(
      /\$h.*\$b|\$b.*\$h/,
    );
  });
});

describe('fetch() calls', () => {
  it('gives back what browsers wrote', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (text) => {
        const call = `await fetch("https://x.example/y", ${JSON.stringify({ credentials: 'include', headers: { Accept: '*/*', 'X-Sig': 'ab' }, referrer: 'https://r.example/', body: text, method: 'POST', mode: 'cors' }, null, 2)});`;
        expect(read(call).message).toEqual({
          method: 'POST',
          origin: 'https://x.example',
          target: '/y',
          headers: [
            ['Accept', '*/*'],
            ['X-Sig', 'ab'],
            ['Content-Type', 'text/plain;charset=UTF-8'],
          ],
          body: text,
        });
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    [`fetch('https://x.example', { method: 'post', body: 'a' + "b" + \`c\\n\` })`, 'abc\n'],
    [
      `fetch("https://x.example", {body: JSON.stringify({a: 2600.00, 'b': [1, null, "x"], /* c */ __proto__: {d: 1},}),})`,
      '{"a":2600,"b":[1,null,"x"]}',
    ],
    [`const r = await fetch("https://x.example", {body: new URLSearchParams({a: 'b c'}).toString()});`, 'a=b+c'],
    [`fetch("https://x.example", {body: '\\x41\\u00e9\\u{1F600}\\\\n'})`, 'Aé😀\\n'],
  ])('%s', (call, expected) => {
    expect(body(call)).toBe(expected);
  });

  it('runs nothing, and says what it would take to know', () => {
    const { message, lost } = read('fetch("https://x.example", {headers: headers, body: sign(`${secret}`), method})');
    expect(message).toEqual({ method: 'GET', origin: 'https://x.example', target: '/', headers: [] });
    expect(lost.join()).toMatch(/headers are computed.*body is computed/);
  });
});

const har = (request: object) =>
  JSON.stringify({
    log: { version: '1.2', entries: [{ startedDateTime: '2026-11-22T05:00:01Z', request, response: { status: 401 } }] },
  });

describe('HAR files', () => {
  it('take the address and the text of the body, never the parsed parts', () => {
    const { message } = read(
      har({
        method: 'POST',
        url: 'https://x.example/a%2Fb?c=d&c=%20#e',
        queryString: [{ name: 'other', value: '1' }],
        headers: [
          { name: ':authority', value: 'x' },
          { name: 'X-Sig', value: 'ab' },
        ],
        postData: { text: '{"a": 2600.00}', params: [{ name: 'q', value: '2' }] },
      }),
    );
    expect(message).toEqual({
      method: 'POST',
      origin: 'https://x.example',
      target: '/a%2Fb?c=d&c=%20',
      headers: [['X-Sig', 'ab']],
      body: '{"a": 2600.00}',
    });
  });

  it.each([
    ['a body in base64', { postData: { text: 'w6k=', encoding: 'base64' } }, 'é', ''],
    ['a body that is not text', { postData: { text: '/w==', encoding: 'base64' } }, undefined, 'not UTF-8'],
    ['a body in parameters only', { postData: { params: [{ name: 'a', value: 'b' }] } }, undefined, 'bytes are lost'],
    ['cookies in parsed form', { cookies: [{ name: 'a', value: 'b' }] }, undefined, 'Cookie header is lost'],
    [
      'another length',
      { headers: [{ name: 'content-length', value: '5' }], postData: { text: 'abc' } },
      'abc',
      'was changed',
    ],
  ])('%s', (_, part, expected, says) => {
    const reading = read(har({ method: 'POST', url: 'https://x.example/', ...part }));
    expect(reading.message.body).toBe(expected);
    expect(reading.lost.join()).toContain(says);
  });

  it('that break off give what came before', () => {
    const whole = har({ method: 'GET', url: 'https://x.example/' });
    expect(read(whole.slice(0, -3)).lost.join()).toContain('breaks off');
  });
});

describe('Postman collections', () => {
  const collection = {
    info: { name: 'C', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    variable: [{ key: 'host', value: 'x.example' }],
    auth: { type: 'bearer', bearer: [{ key: 'token', value: 'T' }] },
    event: [{ listen: 'prerequest', script: { exec: ['throw new Error("run!")'] } }],
    item: [
      {
        name: 'Folder',
        item: [
          {
            name: 'Pay',
            request: {
              method: 'POST',
              header: [
                { key: 'X-Sig', value: '{{sig}}' },
                { key: 'Off', value: '1', disabled: true },
              ],
              url: { raw: 'https://{{host}}/pay?a=b', host: ['ignored'] },
              body: { mode: 'raw', raw: '{"a": 1.0}', options: { raw: { language: 'json' } } },
            },
          },
        ],
      },
      {
        name: 'Form',
        request: {
          method: 'POST',
          auth: { type: 'noauth' },
          url: 'x.example/f',
          body: { mode: 'urlencoded', urlencoded: [{ key: 'a', value: 'b c&é' }] },
        },
      },
    ],
  };

  it('are read with their variables, folders and authorization; their scripts are not run', () => {
    const reading = readImport(JSON.stringify(collection));
    if (!reading.ok || reading.kind !== 'postman') throw new Error('not read');
    expect(reading.requests.map(({ name, message }) => ({ name, ...message }))).toEqual([
      {
        name: 'Folder / Pay',
        method: 'POST',
        origin: 'https://x.example',
        target: '/pay?a=b',
        headers: [
          ['Authorization', 'Bearer T'],
          ['X-Sig', '{{sig}}'],
          ['Content-Type', 'application/json'],
        ],
        body: '{"a": 1.0}',
      },
      {
        name: 'Form',
        method: 'POST',
        origin: 'http://x.example',
        target: '/f',
        headers: [['Content-Type', 'application/x-www-form-urlencoded']],
        body: 'a=b%20c%26%C3%A9',
      },
    ]);
    expect(reading.lost.join()).toContain('not run');
    expect(reading.requests[0]?.lost.join()).toMatch(/\{\{host\}\}.*filled in.*\{\{sig\}\}/);
  });
});

describe('what the shell would do is said', () => {
  it.each([
    ['curl https://x.example -H "X: $TOKEN"', '$TOKEN'],
    ['curl https://x.example -d "$(date)"', 'runs a command'],
    ['curl https://x.example -d @body.json', 'content is not in the command'],
    ['curl https://x.example -F a=b', 'boundary'],
    ['curl https://x.example --digest -u a:b', '--digest'],
    ['curl https://x.example --made-up', '--made-up'],
    ['curl https://x.example \\ \n -d a', 'space stands after'],
    ['curl https://x.example -b cookies.txt', 'Cookies come from a file'],
    ["curl https://x.example -d $'\\xff'", 'not UTF-8'],
    ['curl https://x.example/{a,b}', 'pattern'],
  ])('%s', (command, says) => {
    expect(read(command).lost.join()).toContain(says);
  });
});

it.each([
  [
    'a message whose body speaks of curl and fetch',
    'POST /x HTTP/1.1\nHost: x.example\n\ncurl https://y.example; fetch("https://z.example")',
    'raw-http',
  ],
  ['a bash command with a caret before a quote', `curl https://x.example -d '{"re":"^"}'`, 'curl'],
])('%s is told apart', (_, text, kind) => {
  const reading = read(text);
  expect(reading.kind).toBe(kind);
  expect(reading.message.body).toBe(
    kind === 'curl' ? '{"re":"^"}' : 'curl https://y.example; fetch("https://z.example")',
  );
});
