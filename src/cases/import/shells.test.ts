import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { body, hostile, read } from './test-read.ts';

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

describe('what the shell would do is said', () => {
  it.each([
    ['curl https://x.example -H "X: $TOKEN"', '$TOKEN'],
    ['curl https://x.example -d "$(date)"', 'runs another command'],
    ['curl https://x.example -d @body.json', 'content is not in the command'],
    ['curl https://x.example -F a=b', 'boundary'],
    ['curl https://x.example --digest -u a:b', '--digest'],
    ['curl https://x.example --made-up', '--made-up'],
    ['curl https://x.example \\ \n -d a', 'a space after'],
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
