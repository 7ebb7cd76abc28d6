import { describe, expect, it } from 'vitest';
import { field } from '../recipe/expression.ts';
import { compareResult } from './compare.ts';
import { checkField, integer, rawBody, secret, text, unixMillis, unixSeconds } from './fields.ts';
import { jsonMembers, jsonNumber, jsonString, parseJson, printJson } from './json-template.ts';
import { optional, parseTemplate, printTemplate, template } from './template.ts';

const codes = (...args: Parameters<typeof checkField>) =>
  checkField(...args).map((problem) => `${problem.severity} ${problem.code}`);

describe('fields', () => {
  const key = integer('key', 'Help.');
  const time = unixSeconds('ts', 'Help.');
  const millis = unixMillis('timestamp', 'Help.');
  const token = secret('token', 'Help.');

  it.each([
    [key, '1706360400000', []],
    [key, '18446744073709551615', []],
    [key, '', ['error empty']],
    [key, '12a', ['error not-an-integer']],
    [key, '１２', ['error not-an-integer']],
    [key, '0123', ['warning leading-zero']],
    [key, '-1', ['warning negative']],
    [key, '12 ', ['error not-an-integer', 'warning trailing-space']],
    [time, '1767225600', []],
    [time, '1767225600000', ['warning timestamp-unit']],
    [time, '1767225600.5', ['error not-an-integer']],
    [time, '17', ['warning timestamp-range']],
    [millis, '1767225600000', []],
    [millis, '', ['error empty']],
    [millis, '1767225600', ['warning timestamp-unit']],
    [millis, '1767225600000000', ['warning timestamp-unit']],
    [millis, '17', ['warning timestamp-range']],
    [token, 'abc', []],
    [token, '', ['warning empty']],
    [token, ' abc', ['warning leading-space']],
    [token, 'abc\n', ['warning trailing-newline']],
    [token, '"abc"', ['warning quotes']],
    [token, '\ufeffabc', ['warning bom']],
    [token, 'a\u200bc', ['warning zero-width']],
    [token, 'a\u00a0c', ['warning nbsp']],
    [token, 'a\0c', ['warning nul']],
    [token, '\ud800', ['warning lone-surrogate']],
    [text('Email', 'Help.'), 'm\u0435rchant@example.com', ['warning mixed-alphabets']],
    [text('Email', 'Help.'), 'e\u0301@example.com', ['warning decomposed']],
    [rawBody('body', 'Help.', { optional: true }), '', []],
    [rawBody('body', 'Help.'), '{"a":1,}', ['warning not-json']],
    [rawBody('body', 'Help.'), '{"a":1}\r\n', ['note trailing-newline', 'note crlf']],
    [rawBody('body', 'Help.'), 'a=1&b=2', []],
  ])('%o with %j: %j', (definition, value, expected) => {
    expect(codes(definition, value)).toEqual(expected);
  });

  it('never repeat a secret in what they say', () => {
    expect(JSON.stringify(checkField(token, ' sk_live_12345\n'))).not.toContain('sk_live');
    expect(JSON.stringify(checkField(key, 'sk_live_12345'))).not.toContain('sk_live');
  });
});

describe('comparison', () => {
  const hex = '3bf510cd21f8b3f0c2969f9030014fbf6624fa5dfce94d6ca628c9368c2b7950';
  const base64 = 'O/UQzSH4s/DClp+QMAFPv2Yk+l386U1spijJNowreVA=';

  it.each([
    [hex, hex, 'equal'],
    [hex, hex.toUpperCase(), 'equal-but'],
    [hex, ` ${hex}\n`, 'equal-but'],
    [hex, base64, 'equal-but'],
    [base64, base64.replace('=', ''), 'equal-but'],
    [base64, base64.replaceAll('/', '_').replaceAll('+', '-'), 'equal-but'],
    ['a.b.c', 'Bearer a.b.c', 'equal-but'],
    ['a.b.c', 'A.b.c', 'different'],
    [base64, base64.toUpperCase(), 'different'],
    [hex, hex.slice(0, -1), 'different'],
    [hex, '', 'different'],
  ])('of %s with %s is %s', (computed, observed, is) => {
    expect(compareResult(computed, observed).is).toBe(is);
  });

  it('says where the first difference is, also when one is a prefix of the other', () => {
    expect(compareResult('abcd', 'abXd')).toEqual({ is: 'different', at: 2 });
    expect(compareResult('abcd', 'abcdZ')).toEqual({ is: 'different', at: 4 });
  });
});

describe('templates', () => {
  const [id, mac] = [field('id'), field('mac')];
  const header = template`MAC id="${id}", mac="${mac}"`;
  const values = new Map([
    [id, '9007199254740993'],
    [mac, 'a/+='],
  ]);

  it('read back what they print', () => {
    const printed = printTemplate(header, (slot) => values.get(slot));
    expect(printed).toBe('MAC id="9007199254740993", mac="a/+="');
    expect(parseTemplate(header, printed ?? '')).toEqual(values);
  });

  it('read a free part back, up to all of the fixed text behind it', () => {
    const [query, limit, time] = [field('query'), field('limit'), field('time')];
    const target = template`/order?${optional(query)`${query}&`}${optional(limit)`limit=${limit}&`}time=${time}`;
    for (const [q, l] of [
      ['a=1&b=2', '5'],
      ['a=1&b=2', ''],
      ['', ''],
    ] as const) {
      const given = new Map([
        [query, q],
        [limit, l],
        [time, '7'],
      ]);
      const printed = printTemplate(target, (slot) => given.get(slot));
      const read = parseTemplate(target, printed ?? '');
      expect(
        [query, limit, time].map((slot) => read?.get(slot)),
        printed,
      ).toEqual([q, l, '7']);
    }
  });

  it('refuse another text', () => {
    expect(parseTemplate(header, 'Bearer x')).toBeUndefined();
    for (const other of [
      'MAC id="1", mac="2" x',
      'MAC id="1" mac="2"',
      'MAC id="1"',
      'MAC',
      'MAC ',
      'MACid="1",mac="2"',
    ])
      expect(parseTemplate(header, other), other).toBeUndefined();
  });

  it.each([
    'MAC mac="2", id="1"',
    'MAC id="1",mac="2"',
    'MAC id = "1" ,\tmac\t= "2"',
    'mac ID="1", Mac="2"',
    'MAC  ,, id="1", , mac="2" , ',
    'MAC id=1, mac=2',
  ])('read parameters as RFC 9110 lets them be written: %s', (written) => {
    expect(parseTemplate(header, written)).toEqual(
      new Map([
        [id, '1'],
        [mac, '2'],
      ]),
    );
  });

  it.each([
    'MAC id="1", mac="2", id="1"',
    'MAC id="1", mac="2", nonce="3"',
    'MAC mac="2", id="\\1"',
    'MAC id="1", mac="2',
  ])('refuse parameters that come twice, are unknown, or not to be read: %s', (written) => {
    expect(parseTemplate(header, written)).toBeUndefined();
  });

  it('refuse a hundred thousand blanks or quotes at once', () => {
    const started = process.cpuUsage();
    for (const many of [' ', ',', '\t,', '="', 'a=', '"'])
      expect(parseTemplate(header, `MAC id="1"${many.repeat(100_000)}x`)).toBeUndefined();
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(1);
  });

  it('print numbers as they were typed and read JSON in any layout', () => {
    const body = jsonMembers(['auth', jsonMembers(['id', jsonNumber(id)], ['hash', jsonString(mac)])]);
    expect(printJson(body, (slot) => values.get(slot))).toBe('{"auth":{"id":9007199254740993,"hash":"a/+="}}');
    expect(parseJson(body, '{ "x": 1, "auth": { "hash": "a\\/+=", "id": 9007199254740993 } }')).toEqual(values);
    expect(parseJson(body, '{"auth":{"id":"1","hash":"x"}}')).toBeUndefined();
    expect(printJson(body, () => 'abc')).toBeUndefined();
  });
});
