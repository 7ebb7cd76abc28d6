import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodeUtf8, encodeUtf8 } from '../../core/bytes/text.ts';
import type { HttpMessage } from '../../core/http/message.ts';
import { harFile } from '../export/har.ts';
import { HarScanner, type HarEntry } from './har-scan.ts';
import { readHar } from './har.ts';

const json = fc.jsonValue({ maxDepth: 4 });

/** A log with requests of any shape among members that do not matter. */
const anyLog = fc
  .record({
    before: json,
    entries: fc.array(
      fc.record({ first: json, request: fc.dictionary(fc.string(), json), status: fc.nat(599), content: json }),
    ),
    after: json,
    indent: fc.constantFrom(0, 2, '\t'),
  })
  .map(({ before, entries, after, indent }) => {
    const made = entries.map(({ first, request, status, content }) => ({
      first,
      startedDateTime: '2026-11-22T05:00:00.000Z',
      request,
      response: { content, status, log: { entries: [{ request: { url: 'x' } }] } },
    }));
    const text = JSON.stringify(
      { before, log: { pages: [before], entries: made, after }, entries: [{ request: {} }] },
      null,
      indent,
    );
    return {
      text,
      expected: entries.map(({ request, status }) => ({ request: JSON.stringify(request), status: String(status) })),
    };
  });

function scan(text: string, sizes: readonly number[]) {
  const scanner = new HarScanner();
  const bytes = encodeUtf8(text);
  const found: HarEntry[] = [];
  for (let at = 0, round = 0; at < bytes.length; round++) {
    const size = sizes[round % sizes.length] ?? bytes.length;
    found.push(...scanner.push(bytes.slice(at, at + size)));
    at += size;
  }
  return { found, problem: scanner.end() };
}

describe('the scan of a HAR file', () => {
  it('finds the same requests as JSON.parse, however the bytes are cut up', () => {
    fc.assert(
      fc.property(anyLog, fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), ({ text, expected }, sizes) => {
        const { found, problem } = scan(text, sizes);
        expect(problem).toBeUndefined();
        expect(
          found.map(({ request, status }) => ({
            request: JSON.stringify(JSON.parse(decodeUtf8(request) ?? '')),
            status,
          })),
        ).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('skips a byte order mark, and says when the file breaks off or is something else', () => {
    const whole = '\ufeff{"log":{"entries":[{"request":{"url":"https://x.example/"}}]}}';
    expect(scan(whole, [7]).found).toHaveLength(1);
    expect(scan(whole.slice(0, -2), [7])).toMatchObject({
      found: [{}],
      problem: expect.stringContaining('is cut off') as string,
    });
    expect(scan('{"a":1}', [7]).problem).toContain('no log with entries');
    expect(scan('{"a":]}', [7]).problem).toContain('bracket');
    expect(scan(`{"a":${'['.repeat(600)}`, [70]).problem).toContain('500 levels');
  });
});

it('a HAR file of ours comes back, to the byte', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  const messages = fc.array(
    fc.record({
      method: fc.constantFrom('GET', 'POST', 'patch'),
      origin: fc.constantFrom('https://x.example', 'http://127.0.0.1:8080'),
      target: fc.constantFrom('/', '/a/../b%2F?c=d&&e', '/?x=é {}'),
      headers: fc.array(
        fc.tuple(fc.constantFrom('X-A', 'x-a', 'Cookie'), fc.stringMatching(/^([!-~]([ -~]*[!-~])?)?$/)),
      ),
      body: text,
    }),
    { minLength: 1, maxLength: 4 },
  );
  fc.assert(
    fc.property(messages, (sent: readonly HttpMessage[]) => {
      const reading = readHar(harFile(sent.map((request) => ({ request, at: 0 }))));
      expect(reading.ok && reading.requests.map(({ message }) => message)).toEqual(sent);
    }),
    { numRuns: 500 },
  );
});

it('a HAR file of ours has what HAR 1.2 asks for, with the lengths in bytes and -1 for what is not known', () => {
  const request = {
    method: 'POST',
    origin: 'https://x.example',
    target: '/a?b=c%20d&e=?',
    headers: [['Content-Type', 'text/plain'] as const],
    body: 'é',
  };
  const answer = { status: 201, headers: [['content-type', 'text/html'] as const], body: '€' };
  const { body: _, ...bare } = { ...request, target: '/a', headers: [] };
  const file = harFile([
    { request, answer, at: 1_767_225_600_123, took: 12, comment: 'two' },
    { request: bare, at: 0 },
  ]);
  const common = { httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1 };
  expect(JSON.parse(file)).toEqual({
    log: {
      version: '1.2',
      creator: { name: 'Countersign', version: '1' },
      entries: [
        {
          startedDateTime: '2026-01-01T00:00:00.123Z',
          time: 12,
          request: {
            ...common,
            method: 'POST',
            url: 'https://x.example/a?b=c%20d&e=?',
            headers: [{ name: 'Content-Type', value: 'text/plain' }],
            queryString: [
              { name: 'b', value: 'c d' },
              { name: 'e', value: '?' },
            ],
            bodySize: 2,
            postData: { mimeType: 'text/plain', text: 'é' },
          },
          response: {
            ...common,
            status: 201,
            statusText: '',
            headers: [{ name: 'content-type', value: 'text/html' }],
            content: { size: 3, mimeType: 'text/html', text: '€' },
            redirectURL: '',
            bodySize: 3,
          },
          cache: {},
          timings: { send: 0, wait: 12, receive: 0 },
          comment: 'two',
        },
        {
          startedDateTime: '1970-01-01T00:00:00.000Z',
          time: 0,
          request: {
            ...common,
            method: 'POST',
            url: 'https://x.example/a',
            headers: [],
            queryString: [],
            bodySize: 0,
          },
          response: {
            ...common,
            status: 0,
            statusText: '',
            headers: [],
            content: { size: 0, mimeType: 'x-unknown' },
            redirectURL: '',
            bodySize: -1,
          },
          cache: {},
          timings: { send: 0, wait: 0, receive: 0 },
        },
      ],
    },
  });
});
