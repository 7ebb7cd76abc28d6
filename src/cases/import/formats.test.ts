import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readImport } from './index.ts';
import { body, hostile, read } from './test-read.ts';

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
    expect(read(whole.slice(0, -3)).lost.join()).toContain('is cut off');
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

  it('have a type for their body, whatever they call its language', () => {
    const request = { url: 'https://x.example/', method: 'POST', header: [] };
    for (const language of ['constructor', '__proto__', 'klingon', 'json']) {
      const raw = { mode: 'raw', raw: '{}', options: { raw: { language } } };
      const reading = readImport(JSON.stringify({ item: [{ name: 'a', request: { ...request, body: raw } }] }));
      if (!reading.ok || reading.kind !== 'postman') throw new Error('not read');
      const type = language === 'json' ? 'application/json' : 'text/plain';
      expect(reading.requests[0]?.message.headers, language).toEqual([['Content-Type', type]]);
    }
  });

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
