import { describe, expect, it } from 'vitest';

import { readImport } from './index.ts';
import { read } from './test-read.ts';
import { ANSWER_LEFT_OUT } from './terminal.ts';

const BASH = `curl -i https://x.example/y -H 'X-Sig: ab' \\\n  -d '{\n"a": 1}'`;
const REQUEST = { method: 'POST', target: '/y', body: '{\n"a": 1}' };

const ANSWERS = [
  'HTTP/1.1 401 Unauthorized\r\nwww-authenticate: Bearer error="invalid\r\n\r\n{"error":"it\'s wrong"}',
  "HTTP/2 401 \n\n<html>don't</html>",
  '{"error":"(a) & <b>", "of": "$5"}',
  '\n{\n  "error": "it\'s"\n}',
  "<!doctype html>\n<p>don't</p>",
  'curl: (22) The requested URL returned error: 401\n',
  '  % Total    % Received % Xfer\n100    31  100    31\n{"error":"it\'s"}',
  '*   Trying 192.0.2.1:443...\n> POST /y HTTP/1.1\n> Host: x.example\n>\n< HTTP/1.1 401\n<\n{"e":"it\'s"}',
  "Sorry, that isn't a signature",
];

describe('a command copied together with what it printed', () => {
  it.each(ANSWERS)('reads the command above %j', (answer) => {
    const { message, lost, requests } = read(`${BASH}\n${answer}`);
    expect(requests).toHaveLength(1);
    expect(message).toMatchObject(REQUEST);
    expect(lost).toEqual([ANSWER_LEFT_OUT]);
  });

  it('reads the next command below an answer', () => {
    const { requests } = read(`$ ${BASH}\n{"error":"it's"}\n$ curl https://x.example/z`);
    expect(requests.map(({ message }) => message.target)).toEqual(['/y', '/z']);
  });

  it('in the command prompt and in PowerShell', () => {
    const cmd = read('C:\\Users\\me>curl ^"https://x.example/y^" ^\n  -d ^"a^"\n{"error":"a & b"}\n');
    expect(cmd.requests).toHaveLength(1);
    expect(cmd.lost).toEqual([ANSWER_LEFT_OUT]);
    expect(cmd.message).toMatchObject({ target: '/y', body: 'a' });
    const shell = read('PS C:\\> curl.exe https://x.example/y -d \'a\'\n{"error":"it\'s"}');
    expect(shell.message).toMatchObject({ target: '/y', body: 'a' });
    expect(shell.lost).toContain(ANSWER_LEFT_OUT);
  });

  it('does not take a command whose own quote is open for one that is whole', () => {
    for (const open of [`curl https://x.example/y -d 'it's'`, `curl https://x.example/y\ncurl https://x.example -d 'a`])
      expect(readImport(open)).toMatchObject({ ok: false, problem: { code: 'curl-unclosed' } });
  });
});

describe('prompts of a terminal', () => {
  it.each([
    '$ ',
    'me@host:~/src$ ',
    '[me@host ~]$ ',
    '[root@host ~]# ',
    'root@host:/# ',
    '➜  ~ ',
    '❯ ',
    '(venv) me % ',
  ])('stand before the command: %s', (prompt) => {
    const { message, lost } = read(`${prompt}${BASH}`);
    expect(message).toMatchObject(REQUEST);
    expect(lost).toEqual([]);
  });

  it('stand before each line that goes on', () => {
    const { message, lost } = read("$ curl https://x.example/y \\\n> -H 'X-A: 1' \\\n>   -d a");
    expect(message).toMatchObject({ target: '/y', body: 'a' });
    expect(message.headers).toContainEqual(['X-A', '1']);
    expect(lost).toEqual([]);
  });

  it('are no comment', () => {
    expect(read('# first curl https://x.example/a\ncurl https://x.example/y').requests).toHaveLength(1);
  });
});

it('reads the request that curl -v shows, and says that its body is not there', () => {
  const { message, lost } = read(
    '*   Trying 192.0.2.1:443...\n> POST /y HTTP/1.1\n> Host: x.example\n> X-Sig: ab\n> Content-Length: 7\n> \n< HTTP/1.1 401 Unauthorized\n< Server: a\n',
  );
  expect(message).toMatchObject({ method: 'POST', origin: 'https://x.example', target: '/y' });
  expect(message.headers).toContainEqual(['X-Sig', 'ab']);
  expect(lost.join()).toContain('Content-Length says 7 bytes; the body here has 0');
});
