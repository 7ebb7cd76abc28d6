import { createSign, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { diagnosed } from '../fixtures/diagnosed.ts';
import { memberOrders } from './member-orders.ts';
import { fromPythonRepr } from './python-repr.ts';

// An event as PHP 8.2 writes it (json_encode without flags), and what receivers made of it before they checked.

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const EVENT = String.raw`{"type":"confirmed","object":"transaction","data":{"id":42,"url":"https:\/\/a.example\/x?a=1%20b&b=2","name":"Zo\u00eb & co","phone":"+370 600","none":null,"list":[1,2]}}`;
const SIGN = createSign('sha256').update(EVENT).sign(rsa.privateKey).toString('base64');

/** Printed by Python 3.11 of json.loads. */
const DICT =
  "{'type': 'confirmed', 'object': 'transaction', 'data': {'id': 42, 'url': 'https://a.example/x?a=1%20b&b=2', 'name': 'Zoë & co', 'phone': '+370 600', 'none': None, 'list': [1, 2]}}";

const received: readonly (readonly [what: string, event: string, cause: string])[] = [
  ['printed by Python', DICT, 'python-repr-body'],
  ['with its outermost members sorted', sortedOnce(EVENT), 'json-key-order'],
  ['without its backslashes', EVENT.replaceAll('\\', ''), 'backslash-slashed'],
  ['decoded twice', decodeURIComponent(EVENT.replaceAll('+', ' ')), 'url-encoding'],
  ['with a blank for its +', EVENT.replaceAll('+', ' '), 'plus-vs-space'],
];

it.each(received)('finds what was signed of an event %s', async (_, event, cause) => {
  const found = await diagnosed('paysera/callback', { event, 'public key': PEM }, { sign: SIGN });
  expect(found.verdict).toBe('explained');
  expect(found.explanations[0]?.causes).toContain(cause);
  const signed = found.explanations[0]?.right?.[0]?.value;
  expect(signed?.kind === 'text' && signed.text).toBe(EVENT);
});

/** As PHP's ksort leaves it, which looks at the outermost members alone. */
function sortedOnce(text: string): string {
  const { type, object, data } = JSON.parse(text) as Record<string, unknown>;
  return JSON.stringify({ data, object, type });
}

describe('the orders that a sorted object may have had', () => {
  const texts = (text: string): string[] => [...memberOrders(text)].map((one) => one.text);

  it('are all of them, at each depth', () => {
    expect(texts('{"a":1,"b":{"c":2,"d":3}}')).toContain('{"b":{"d":3,"c":2},"a":1}');
    expect(texts('[{"a":1,"b":2}]')).toEqual([]);
    const [first] = memberOrders('{"a":1,"b":2}');
    expect(first).toEqual({ text: '{"a": 1, "b": 2}', names: ['a', 'b'] });
  });

  it('are none where nothing was sorted, or too many', () => {
    expect(texts('{"b":1,"a":2}')).toEqual([]);
    const many = Object.fromEntries(Array.from('abcdefgh', (name) => [name, 1]));
    expect(texts(JSON.stringify(many))).toEqual([]);
    const nested = `{"a":1,"z":${JSON.stringify(many)}}`;
    expect(texts(nested)).toContain(`{"z":${JSON.stringify(many)},"a":1}`);
  });
});

it('reads what Python prints', () => {
  const printed: readonly (readonly [python: string, json: string | undefined])[] = [
    [`{'a': "it's", 'b': [True, False, None]}`, `{"a": "it's", "b": [true, false, null]}`],
    [String.raw`'a\n\'b\' \\ \x41\u00eb\U0001f600'`, "a\n'b' \\ Aë😀"],
    [String.raw`b'{"a":"\xc3\xab"}'`, '{"a":"ë"}'],
    [String.raw`b'\xff'`, undefined],
    ['{"a":1}', '{"a":1}'],
    [String.raw`'\U00ffffff'`, ''],
  ];
  for (const [python, json] of printed) expect(fromPythonRepr(python)).toBe(json);
});
