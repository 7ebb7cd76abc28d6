import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:net';

import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { curlCommand } from '../../core/http/curl.ts';
import { encodeUtf8 } from '../../core/bytes/text.ts';
import type { HttpMessage } from '../../core/http/message.ts';
import { readCurl } from './curl.ts';
import { lexPosix } from './posix.ts';

interface Sent {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly string[];
  readonly body: string;
}

let server: Server;
let origin = '';
const received: Buffer[] = [];

beforeAll(async () => {
  server = createServer((socket) => {
    const chunks: Buffer[] = [];
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      const whole = Buffer.concat(chunks);
      const end = whole.indexOf('\r\n\r\n');
      if (end === -1) return;
      const length = Number(/^content-length: *(\d+)/im.exec(whole.toString('latin1', 0, end))?.[1] ?? 0);
      if (whole.length < end + 4 + length) return;
      received.push(whole);
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : expect.fail();
});
afterAll(() => server.close());

/** Runs the script; what arrived, in its order. */
async function run(script: string): Promise<Sent[]> {
  received.length = 0;
  const shell = spawn('bash', ['--norc', '-s'], {
    env: { LC_ALL: 'C.UTF-8', PATH: process.env['PATH'], HOME: '/nonexistent' },
  });
  shell.stdin.end(script);
  await new Promise((resolve) => shell.on('close', resolve));
  return received.map(asSent);
}

/** Headers that every client adds of its own are left out, on both sides. */
const OWN =
  /^(host|content-length|connection|expect|user-agent: curl\/.*|accept: \*\/\*|accept-encoding: deflate, .*)(:|$)/i;

function asSent(bytes: Buffer): Sent {
  const end = bytes.indexOf('\r\n\r\n');
  const [line = '', ...headers] = bytes.toString('utf8', 0, end).split('\r\n');
  const [, method = '', target = ''] = /^(\S+) (.*) HTTP\/1\.1$/.exec(line) ?? [];
  return {
    method,
    target,
    // Optional whitespace around a value is no part of it.
    headers: headers
      .filter((header) => !OWN.test(header))
      .map((header) => header.replace(/^([^:]*):[ \t]*(.*?)[ \t]*$/, '$1: $2')),
    body: bytes.toString('utf8', end + 4),
  };
}

function asRead(message: HttpMessage): Sent {
  return {
    method: message.method,
    target: message.target,
    headers: message.headers.map(([name, value]) => `${name}: ${value}`).filter((header) => !OWN.test(header)),
    body: message.body ?? '',
  };
}

async function compare(script: string) {
  const reading = readCurl(lexPosix(script));
  if (!reading.ok) throw new Error(`${reading.problem.got}: ${script}`);
  expect(reading.requests.map(({ message }) => asRead(message))).toEqual(await run(script));
}

/** `curl`, quiet and quick, against the listener. */
const curl = (args: string) => `curl -sS -m 10 ${args.replaceAll('URL', origin)}`;

const COMMANDS = [
  `URL`,
  `URL/a/../b/./c?x=1&y=2#fragment`,
  `--path-as-is URL/a/../b`,
  `"URL?q=é"`,
  `'URL/ü'`,
  `URL/%2e%2E/x/..`,
  `-X PUT URL/x`,
  `-XDELETE URL`,
  `-I URL`,
  `-sSLk URL/b -H 'X-A: 1' -H "X-B:2" -H 'X-C;' -H 'X-D:' -H 'nothing' -H 'X-E:   spaced   out  '`,
  `-H 'Accept: application/json' -H 'accept: text/plain' URL`,
  `-d a=b URL`,
  `-d a=b -d 'c=d e' URL`,
  `-d '' URL`,
  `--data-raw '@x' URL`,
  `--data-binary $'a\\nb\\r\\n' URL`,
  `--data-ascii 'x\ny' URL`,
  `--data-urlencode 'a=b c+d&é' --data-urlencode '=x y' --data-urlencode 'plain /?' -d z URL`,
  `-G -d a=b -d c=d URL/x`,
  `-G -d a=b 'URL/x?y=1'`,
  `-G --data-urlencode 'q=a b' URL`,
  `--json '{"a":1}' URL`,
  `--json '{"a":' --json '1}' URL`,
  `--json '{}' -H 'Content-Type: application/vnd.x+json' URL`,
  `-d x --json y URL`,
  `-u user:pässwort URL`,
  `-u 'user:a:b' -d x URL`,
  `-u user:pass -H 'Authorization: MAC id="1"' URL`,
  `-H 'Content-Type: application/json' -d '{}' URL`,
  `-H 'Content-Type:' -d '{}' URL`,
  `-A agent/1 -e http://ref.example/ -b 'a=b; c=d' URL`,
  `-A '' URL`,
  `-b a=b -b c=d -H 'X: y' URL`,
  `-H 'User-Agent: own' -A other URL`,
  `-e 'x;auto' URL`,
  `-r 0-99 URL`,
  `--oauth2-bearer tok URL`,
  `-X POST -d @- URL <<'END'\nline one\nline $two\nEND`,
  `--data-binary @- URL <<<'a  b'`,
  `URL/one URL/two -d x`,
  `URL/one -d x --next URL/two -H 'A: b'`,
  `--url URL/u --request PATCH --data=x`.replace('--data=x', '--data x'),
  `-dabc -HX-A:1 URL`,
  `-d "a\\"b\\\\c\\$d\\x" URL`,
  `-d $'\\u00e9\\xc3\\xa9\\303\\251\\t\\'"\\q\\e' URL`,
  `-d a\\ b\\'c URL`,
  `-d 'x'"y"z$'w' URL`,
  `\\\n  -d x \\\n  URL # a comment`,
  `-d 'a=1' URL > /dev/null 2>&1`,
  `URL -d x; true`,
  `--url-query 'a=b c' URL`,
  `--url-query 'a=b' 'URL/?x=y' -d z`,
  `--request-target '/other path' URL/x`,
  `-u me:pw -X post URL`,
  `'http://us%65r:p%40ss@HOST/x'`,
  `-d x -H 'Content-Length: 1' -H 'Host: other.example' URL`,
  `-H 'X-Tab:\ta\tb' URL`,
  `-H $'X-U: \\u00e9' URL`,
  `--get URL`,
  `-H 'Cookie: own=1' -b a=b URL`,
  `--no-keepalive --no-buffer -N URL`,
  `--compressed -H 'Accept-Encoding: x' URL`,
];

describe('a curl command is read as curl sends it', () => {
  it.each(COMMANDS)('%s', async (args) => {
    await compare(`${curl(args).replaceAll('HOST', origin.slice(7))}\n`);
  });
});

const text = fc
  .array(
    fc.constantFrom(
      'a',
      'é',
      '😊',
      ' ',
      '\n',
      '\r',
      '\t',
      "'",
      '"',
      '\\',
      '$',
      '`',
      '!',
      '&',
      '=',
      '%',
      '^',
      '{"b":1}',
      '#',
      '\u00a0',
      '@',
    ),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''));
const oneLine = text.map((value) => value.replace(/[\r\n]/g, ''));

/** One text in each way to write it for a shell. */
const QUOTES: readonly ((value: string) => string)[] = [
  (value) => `'${value.replaceAll("'", String.raw`'\''`)}'`,
  (value) => `"${value.replace(/["\\$`]/g, String.raw`\$&`)}"`,
  (value) => `$'${[...value].map(ansi).join('')}'`,
  (value) => `'${value.replaceAll("'", `'"'"'`)}'""`,
];

function ansi(char: string, index: number): string {
  const code = char.codePointAt(0) ?? 0;
  if (/[a-z]/.test(char)) return char;
  if (index % 3 === 0 && code <= 0xffff) return `\\u${code.toString(16).padStart(4, '0')}`;
  if (index % 3 === 1) return [...encodeUtf8(char)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
  return [...encodeUtf8(char)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}

const quoted = (value: fc.Arbitrary<string>) =>
  fc.tuple(value, fc.nat(QUOTES.length - 1)).map(([one, style]) => QUOTES[style]?.(one) ?? '');
const option = (names: readonly string[], value: fc.Arbitrary<string>) =>
  fc.tuple(fc.constantFrom(...names), quoted(value)).map(([name, word]) => `${name} ${word}`);

const data = option(
  ['-d', '--data-raw', '--data-binary', '--data-ascii', '--json', '--data-urlencode'],
  text.map((value) => (value.startsWith('@') ? `=${value}` : value)),
).filter((given) => !/^--data-urlencode.*@/s.test(given));
const header = option(
  ['-H', '--header'],
  oneLine.filter((value) => value.trim() !== '').map((value) => `X-Sig: ${value.trim()}`),
);
const other = fc.oneof(
  option(
    ['-A', '-e', '-b'],
    oneLine.map((value) => `x=${value.trim()}`),
  ),
  option(
    ['-u'],
    oneLine.map((value) => `me:${value}`),
  ),
  fc.constantFrom('-X PUT', '-sS', '-L', '--compressed', '-H "Content-Type: application/json"', '-H "Accept:"'),
);
const command = fc
  .tuple(
    fc.array(fc.oneof(data, header, other), { maxLength: 6 }),
    fc.constantFrom('', '?q=1', '/a/b?c=d#e'),
    fc.boolean(),
  )
  .map(([options, place, get]) => curl(['-g', ...options, ...(get ? ['-G'] : []), `'URL${place}'`].join(' ')));

describe('generated commands', () => {
  it('are read as curl sends them', async () => {
    const script = fc
      .sample(command, { numRuns: 150, seed: 6 })
      .filter((line) => !/-G.*/s.test(line))
      .join('\n');
    await compare(script.replaceAll('URL', origin));
  });

  it('come back from our own export, to the byte', () => {
    const headers = fc.array(
      fc.tuple(
        fc.stringMatching(/^X-[a-z]{1,6}$/),
        oneLine.map((value) => value.replace(/^[ \t]+|[ \t]+$/g, '')),
      ),
    );
    const bodies = fc.option(
      fc.oneof(
        text,
        text.map((value) => `${value}\0%${value}`),
        fc.string({ unit: 'binary' }),
      ),
    );
    fc.assert(
      fc.property(headers, bodies, fc.constantFrom('/', '/a?b={c}', '/[1]?x=%20'), (list, body, target) => {
        const message: HttpMessage = {
          method: 'POST',
          origin: 'https://api.example',
          target,
          headers: [['Content-Type', 'text/plain'], ...list],
          ...(body === null ? {} : { body: body.replace(/\p{Surrogate}/gu, '\ufffd') }),
        };
        const reading = readCurl(lexPosix(curlCommand(message)));
        expect(reading.ok && reading.requests.map((request) => request.message)).toEqual([message]);
      }),
      { numRuns: 1000 },
    );
  });
});
