import { describe, expect, it } from 'vitest';

import { readImport } from './index.ts';
import { read } from './test-read.ts';
import { PUNCTUATION, SURROUNDED } from './surroundings.ts';

const CURL = `curl https://x.example/y -H 'X-Sig: ab' -d '{"a":1}'`;
const REQUEST = { method: 'POST', target: '/y', body: '{"a":1}' };

describe('a request that was copied with what stood around it', () => {
  it.each([
    `\`\`\`bash\n${CURL}\n\`\`\``,
    `It fails since Monday:\n\n\`\`\`\n$ ${CURL}\n\`\`\`\nAny idea?`,
    `\`${CURL}\``,
    `this one fails: ${CURL}`,
  ])('is read: %j', (text) => {
    const { message, lost, requests } = read(text);
    expect(requests).toHaveLength(1);
    expect(message).toMatchObject(REQUEST);
    expect(lost).toEqual([SURROUNDED]);
  });

  it.each([String.raw`"{\"a\":\"\u00e9\"}"`, String.raw`{\"a\":\"\u00e9\"}`])('as a string of a log: %s', (text) => {
    const { message, lost } = read(text);
    expect(message.body).toBe('{"a":"é"}');
    expect(lost).toContain(SURROUNDED);
  });

  it('as the headers of a network panel, a line each for name and value', () => {
    const { message } = read(':authority:\nx.example\nX-App-Token:\nabc\nX-App-Access-Ts:\n17');
    expect(message.headers).toEqual([
      ['X-App-Token', 'abc'],
      ['X-App-Access-Ts', '17'],
    ]);
  });

  it('stays refused where nothing in it is a request', () => {
    for (const text of ['```\nhello\n```', 'why does curl fail?', '"{"', 'a:\nb\nc'])
      expect(readImport(text).ok, text).toBe(false);
  });
});

describe('a command from a chat or a document', () => {
  it('has plain quotes and spaces, and says so', () => {
    const { message, lost } = read('curl\u00a0-X POST ‘https://x.example/y’ -d ‘{“a”:1}’');
    expect(message).toMatchObject(REQUEST);
    expect(lost).toEqual([PUNCTUATION]);
  });

  it('keeps curly quotes and spaces that are data', () => {
    const body = '{"a":"say ‘x’\u00a0and “y”"}';
    const { message, lost } = read(`curl https://x.example/y -d '${body}'`);
    expect(message.body).toBe(body);
    expect(lost).toEqual([]);
  });
});

it('says that a shell takes away double quotes within double quotes', () => {
  const { message, lost } = read('curl https://x.example/y -d "{"a":"b"}"');
  expect(message.body).toBe('{a:b}');
  expect(lost.join()).toContain('Put single quotes around it.');
  expect(read(String.raw`curl https://x.example/y -d "{\"a\":\"b\"}"`).lost).toEqual([]);
});

it('reads an address alone as what a browser asks for', () => {
  const { message, kind } = read(' https://x.example/y?a=%20b#c\n');
  expect({ kind, ...message }).toEqual({
    kind: 'raw-http',
    method: 'GET',
    origin: 'https://x.example',
    target: '/y?a=%20b',
    headers: [],
  });
});
