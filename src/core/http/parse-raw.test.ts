import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { utf8Length } from '../bytes/text.ts';
import { rawHttp, type HttpMessage } from './message.ts';
import { parseRawHttp } from './parse-raw.ts';

const read = (text: string) => {
  const reading = parseRawHttp(text);
  if (!reading.ok) throw new Error(reading.problem.got);
  return reading;
};

describe('a raw request', () => {
  it('gives back what was printed, the body to the character', () => {
    const bodies = fc
      .array(fc.constantFrom('a', '\r\n', '\n', '\r', '\n\n', ' ', '{"a":1}', 'é', '😊', '\0', ':'))
      .map((parts) => parts.join(''));
    const values = fc.stringMatching(/^[!-~]([ -~]*[!-~])?$/);
    fc.assert(
      fc.property(bodies, fc.array(fc.tuple(fc.stringMatching(/^X-[A-Za-z]{1,8}$/), values)), (body, headers) => {
        const message: HttpMessage = {
          method: 'POST',
          origin: 'https://api.example:8443',
          target: '/a?b=c%20d',
          headers,
          body,
        };
        const { message: back, hasLine } = read(rawHttp(message, utf8Length(body)));
        expect(hasLine).toBe(true);
        expect(back).toEqual({
          ...message,
          headers: [['Host', 'api.example:8443'], ...headers, ['Content-Length', String(utf8Length(body))]],
        });
      }),
    );
  });

  it.each(['\n', '\n\n', '\r\n\r\n\r\n'])('is read without an answer below it, and says so (%j)', (between) => {
    const { message, notes } = read(
      `POST /x HTTP/1.1\nHost: a.example\n\n{"a":1}${between}HTTP/1.1 401 Unauthorized\n\nno`,
    );
    expect(message.body).toBe('{"a":1}');
    expect(notes).toEqual([
      'A response stands below the request; it was left out, since a case holds a request alone.',
    ]);
    const bare = read('GET /x HTTP/1.1\nHost: a.example\n\nHTTP/1.1 200 OK\n\nyes');
    expect('body' in bare.message).toBe(false);
  });

  it('keeps an answer that is its body: by its length, or as a part', () => {
    const body = 'a\nHTTP/1.1 200 OK\n';
    for (const header of [`Content-Length: ${body.length}`, 'Content-Type: multipart/mixed; boundary=a'])
      expect(read(`POST /x HTTP/1.1\n${header}\n\n${body}`)).toMatchObject({ message: { body }, notes: [] });
  });

  it('keeps what is beyond ASCII in a header, the line ends that are none for HTTP too', () => {
    const value = 'a\u2028b\u2029c\u0085é';
    expect(read(`GET /x HTTP/1.1\r\nX-Note: ${value}\r\n\r\n`).message.headers).toEqual([['X-Note', value]]);
    expect(parseRawHttp('GET /x HTTP/1.1\nX-Note: a\rb\n\n').ok).toBe(false);
  });

  it('may have LF line ends, and its body keeps the ends it has', () => {
    const { message } = read('POST /x HTTP/1.1\nHost: a.example\nX-Sig:  ab \n\nline\r\nline\n');
    expect(message.headers).toEqual([
      ['Host', 'a.example'],
      ['X-Sig', 'ab'],
    ]);
    expect(message.body).toBe('line\r\nline\n');
  });

  it('without an empty line has no body', () => {
    expect(read('GET /x HTTP/1.1\r\nHost: a.example').message.body).toBeUndefined();
    expect(read('GET /x HTTP/1.1\r\nHost: a.example\r\n\r\n').message.body).toBeUndefined();
    expect(read('POST /x HTTP/1.1\r\nContent-Length: 0\r\n\r\n').message.body).toBe('');
  });

  it('may lack its request line, and says so', () => {
    const { message, hasLine, notes } = read('Signature: abc\n\n{}');
    expect(hasLine).toBe(false);
    expect(message).toEqual({ method: '', origin: '', target: '', headers: [['Signature', 'abc']], body: '{}' });
    expect(notes).toHaveLength(1);
  });

  it('may name its target as a whole address, in capitals too; an address in a parameter is none', () => {
    const addressOf = (text: string) => {
      const { origin, target } = read(text).message;
      return [origin, target];
    };
    expect(addressOf('GET https://a.example:444/x?y HTTP/1.1\n')).toEqual(['https://a.example:444', '/x?y']);
    expect(addressOf('GET HTTP://a.example/x HTTP/1.1\n')).toEqual(['HTTP://a.example', '/x']);
    const back = '/cb?to=https://b.example/y';
    expect(addressOf(`GET ${back} HTTP/1.1\nHost: a.example`)).toEqual(['https://a.example', back]);
    expect(addressOf(`GET ${back} HTTP/1.1\nHost:`)).toEqual(['', back]);
  });

  it('is read after empty lines, without a version, and with a header that goes on in the next line', () => {
    // RFC 9112 sections 2.2 and 5.2; blanks around a value are no part of it: RFC 9110 section 5.5.
    expect(read('\r\n\r\nGET /x\r\nHost:a.example\r\nX-Sig:\tab \t\r\nX-Ext: one\r\n\t two\r\n').message).toMatchObject(
      {
        method: 'GET',
        target: '/x',
        headers: [
          ['Host', 'a.example'],
          ['X-Sig', 'ab'],
          ['X-Ext', 'one two'],
        ],
      },
    );
  });

  it('is not begun by a header whose value looks like a request line', () => {
    expect(read('X-Note: GET /x\n').message).toMatchObject({ method: '', headers: [['X-Note', 'GET /x']] });
  });

  it('tells when the body is not as long as it was', () => {
    expect(read('POST / HTTP/1.1\nContent-Length: 2\n\n{}\n').notes.join()).toContain('something was added');
    expect(read('POST / HTTP/1.1\nContent-Length: 9\n\n{}').notes.join()).toContain('missing');
    expect(read('POST / HTTP/1.1\nContent-Length: 2\n\n{}').notes).toEqual([]);
    for (const odd of ['-1', '2 bytes', '$2', '']) {
      expect(read(`POST / HTTP/1.1\nContent-Length: ${odd}\n\n{}{}`).notes, odd).toEqual([]);
    }
  });

  it('tells of headers that come twice, chunks and compression', () => {
    const { notes } = read('POST / HTTP/1.1\nA: 1\na: 2\nTransfer-Encoding: chunked\nContent-Encoding: gzip\n\nx');
    expect(notes).toHaveLength(3);
    // Names of codings have no case (RFC 9112 section 7), and identity is none (RFC 9110 section 12.5.3).
    expect(read('POST / HTTP/1.1\nTransfer-Encoding: Chunked\n\nx').notes).toHaveLength(1);
    expect(read('POST / HTTP/1.1\nContent-Encoding: identity\n\nx').notes).toEqual([]);
  });

  it.each([
    ['HTTP/1.1 200 OK\n\n{}', 'a response'],
    ['{"a":1}', 'line 1'],
    ['POST / HTTP/1.1\nX-Sig abc\n\n', 'line 2'],
    ['POST / HTTP/1.1\nX-Sig : abc\n\n', 'line 2'],
    ['00:00:01 a log\n'.repeat(10_000), '149,999 without an empty line'],
    [`POST / HTTP/1.1\nA: ${'a'.repeat(100_000)}\n\n{}`, 'an empty line after 100,019'],
    ['POST / HTTP/1.1\nX Sig: abc\n\n', 'line 2'],
    ['POST / HTTP/1.1\n X-Sig: abc\n\n', 'line 2'],
    ['POST / HTTP/1.1 and more\n\n', 'line 1'],
    [' / HTTP/1.1\n\n', 'line 1'],
  ])('is refused with the reason: %s', (text, reason) => {
    const reading = parseRawHttp(text);
    expect(reading).toMatchObject({ ok: false, problem: { code: 'raw-http-malformed' } });
    expect(reading.ok || reading.problem.got).toContain(reason);
  });
});
