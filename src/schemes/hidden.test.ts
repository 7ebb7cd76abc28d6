import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { loadScheme } from './registry.ts';
import { utf8Length } from '../core/bytes/text.ts';
import { webcryptoEngine } from '../core/crypto/webcrypto.ts';
import { curlCommand } from '../core/http/curl.ts';
import { rawHttp } from '../core/http/message.ts';
import { defineOperation, findOperation } from '../core/scheme/define.ts';
import { hash, hex, utf8 } from '../core/recipe/expression.ts';
import { secret as secretField } from '../core/scheme/fields.ts';
import { template } from '../core/scheme/template.ts';
import { hiddenIn, hiddenInRequest, namedText, secretsIn } from '../core/scheme/hidden.ts';
import { traceOperation } from '../core/scheme/trace.ts';

async function operationOf(scheme: string, id: string) {
  const found = await loadScheme(scheme);
  const operation = found && findOperation(found, id);
  if (!operation) throw new Error(id);
  return operation;
}

/** The message in both forms as a screen draws it: dots for what is hidden, unit by unit. */
async function drawn(scheme: string, id: string, inputs: Readonly<Record<string, string>>) {
  const operation = await operationOf(scheme, id);
  const { message } = await traceOperation(operation, inputs, webcryptoEngine);
  if (!message) throw new Error('no message');
  const secrets = secretsIn(operation, inputs);
  const draw = (form: 'raw' | 'curl', text: string) => dotted(text, hiddenInRequest(text, form, message, secrets));
  return {
    raw: draw('raw', rawHttp(message, utf8Length(message.body ?? ''))),
    curl: draw('curl', curlCommand(message)),
  };
}

function dotted(text: string, hidden: readonly { start: number; end: number }[]): string {
  const units = [...Array(text.length).keys()];
  return units.map((at) => (hidden.some(({ start, end }) => at >= start && at < end) ? '•' : text[at])).join('');
}

const dots = (count: number) => '•'.repeat(count);

describe('secrets in a message', () => {
  it('are covered in a header, unit by unit', async () => {
    const { raw, curl } = await drawn('session-jwt', 'api-key', { 'Api-key': 'sk-1234', body: '{}' });
    expect(raw).toContain(`\r\nApi-key: ${dots(7)}\r\n`);
    expect(curl).toContain(`-H 'Api-key: ${dots(7)}'`);
  });

  it('are covered in a JSON body, escapes included', async () => {
    const { raw, curl } = await drawn('session-jwt', 'login', { email: 'a@b.c', password: `pa"s's`, merchant_id: '7' });
    expect(raw).toContain(`{"token":"a@b.c","password":"${dots(7)}"}`);
    expect(curl).toContain(`--data-raw '{"token":"a@b.c","password":"${dots(10)}"}'`);
  });

  it('are covered in a form body, percent-encoded', async () => {
    const { raw } = await drawn('paysera', 'oauth-token', {
      client_id: 'id',
      mac_key: 'key',
      ts: '1',
      nonce: 'n',
      host: 'h.example',
      port: '443',
      grant_type: 'refresh_token',
      refresh_token: 'a+b c',
      scope: 's',
    });
    expect(raw).toContain(`grant_type=refresh_token&refresh_token=${dots(7)}&scope=s`);
  });

  it('that are being typed cover nothing but themselves', async () => {
    const { raw } = await drawn('session-jwt', 'login', { email: 'appl@b.c', password: 'appl', merchant_id: 'json' });
    expect(raw).toContain('accept: application/json');
    expect(raw).toContain(`"password":"${dots(4)}"`);
    const short = await drawn('session-jwt', 'login', { email: 'x', password: 'a', merchant_id: 'a b' });
    expect(short.raw).toContain('merchant_id: a b');
    expect(short.raw).toContain(`"password":"${dots(1)}"`);
  });

  it('leave the dots of a curl command with quotes where the secret stands', async () => {
    const { curl } = await drawn('session-jwt', 'api-key', { 'Api-key': `it's`, body: `{"a":"it's"}` });
    expect(curl).toContain(`-H 'Api-key: ${dots(7)}'`);
    expect(curl).toContain('--data-raw');
  });

  it('are covered under their name where the body is no JSON any more', () => {
    const secret = { name: 'password', text: 'other', places: ['body'] };
    const text = '{"token":"x","password":"hunter2';
    expect(dotted(text, hiddenIn(text, 'body', [secret]))).toBe(`{"token":"x","password":"${dots(7)}`);
  });

  it.each([
    ['{"password":12345678,"a":1}', `{"password":${dots(8)},"a":1}`],
    ['{"Password":"hunter2"}', `{"Password":"${dots(7)}"}`],
    ['{"password":"a\\"b\\\nc"}', `{"password":"${dots(7)}"}`],
    ['a=1&password=two words&b=2', `a=1&password=${dots(9)}&b=2`],
    ['{"to":"/x?password=hunter2","b":"c d"}', `{"to":"/x?password=${dots(7)}","b":"c d"}`],
  ])('are covered under their name as a number, in another case and to the end of the value: %s', (text, shown) => {
    const secret = { name: 'password', text: '', places: [] };
    expect(dotted(text, hiddenIn(text, 'body', [secret]))).toBe(shown);
  });

  it('are covered to the end of a value of many megabytes', () => {
    const length = 20_000_000;
    const text = `{"password":"${'a'.repeat(length)}"}`;
    expect(hiddenIn(text, 'body', [{ name: 'password', text: '', places: [] }])).toEqual([
      { name: 'password', start: 13, end: 13 + length },
    ]);
  });

  it('are all covered, whichever of them comes first and where one stands in another', () => {
    const secret = (name: string, text: string) => ({ name, text, places: [] });
    const hide = (text: string, ...secrets: readonly ReturnType<typeof secret>[]) => hiddenIn(text, 'body', secrets);
    expect(hide('b2-b2-b2-b2 a1-a1-a1-a1', secret('a', 'a1-a1-a1-a1'), secret('b', 'b2-b2-b2-b2'))).toEqual([
      { name: 'b', start: 0, end: 11 },
      { name: 'a', start: 12, end: 23 },
    ]);
    expect(hide('=abcd-efgh-ijkl', secret('part', 'abcd-efgh'), secret('whole', 'abcd-efgh-ijkl'))).toEqual([
      { name: 'whole', start: 1, end: 15 },
    ]);
    expect(hide('abcd-efgh-ijkl', secret('start', 'abcd-efgh'), secret('end', 'efgh-ijkl'))).toEqual([
      { name: 'start', start: 0, end: 9 },
      { name: 'end', start: 9, end: 14 },
    ]);
  });

  it('that are a common word are covered as a whole word only', () => {
    const secret = { name: 'password', text: 'appl', places: ['body'] };
    const text = '["application","snappl","appl_","appl","-appl."]';
    expect(dotted(text, hiddenIn(text, 'body', [secret]))).toBe(
      `["application","snappl","appl_","${dots(4)}","-${dots(4)}."]`,
    );
  });

  it('are covered in an address, a space as %20 and as +', () => {
    const secret = { name: 'password', text: 'it is a secret', places: [] };
    const target = '/x?a=it%20is%20a%20secret&b=it+is+a+secret';
    expect(dotted(target, hiddenIn(target, 'target', [secret]))).toBe(`/x?a=${dots(20)}&b=${dots(14)}`);
  });

  it('are the whole of a header of their name, whatever stands there', () => {
    const secret = { name: 'Api-key', text: 'sk-1234', places: ['api-key'] };
    expect(dotted('of yesterday', hiddenIn('of yesterday', 'api-key', [secret]))).toBe(dots(12));
    expect(hiddenIn('of yesterday', 'accept', [secret])).toEqual([]);
    expect(hiddenIn('', 'api-key', [secret])).toEqual([]);
  });

  it('are covered where they stand, though the same text stands before them, and in an address', () => {
    const secret = { name: 'password', text: 'hunter2-long', places: ['body'] };
    const message = {
      method: 'POST',
      origin: 'https://h.example',
      target: '/x?q=[1]&password=hunter2-long',
      headers: [['X-Copy', 'password=hunter2-long'] as const],
      body: 'password=hunter2-long',
    };
    for (const [form, text] of [
      ['raw', rawHttp(message, 21)],
      ['curl', curlCommand(message)],
    ] as const)
      expect(dotted(text, hiddenInRequest(text, form, message, [secret]))).toBe(
        text.replaceAll('hunter2-long', dots(12)),
      );
    // A body with NUL goes through printf: nothing of the command is shown.
    const odd = { ...message, body: 'password=hunter2-long\0' };
    const text = curlCommand(odd);
    expect(dotted(text, hiddenInRequest(text, 'curl', odd, [secret]))).toBe(dots(text.length));
  });

  it('of a few letters are covered where a template puts them, and nowhere else', () => {
    const operation = defineOperation({
      id: 'pin',
      title: 'PIN',
      summary: 'A short secret in two places.',
      direction: 'request',
      fields: { pin: secretField('pin', 'Four digits.') },
      recipe: ({ pin }) => ({ digest: hex(hash('SHA-256', utf8(pin))) }),
      result: 'digest',
      message: ({ pin }, steps) => ({
        method: 'GET',
        origin: 'https://h.example',
        target: template`/open/${pin}`,
        headers: [
          ['X-Lock', template`7/${pin}`],
          ['X-Digest', template`${steps.digest}`],
        ],
      }),
    });
    const secrets = secretsIn(operation, { pin: '1234' });
    expect(secretsIn(operation, { pin: '' })).toEqual([]);
    const shown = (text: string, place: string) => dotted(text, hiddenIn(text, place, secrets));
    expect(shown('/open/1234', 'target')).toBe('/open/••••');
    expect(shown('7/1234', 'x-lock')).toBe('7/••••');
    for (const place of ['x-other', 'body']) expect(shown('7/1234', place)).toBe('7/1234');
  });

  it('are found again under their name', () => {
    expect(namedText('{"a":1,"password":"x y"}', 'body', 'password')).toBe('x y');
    expect(namedText('a=1&password=x', 'body', 'password')).toBe('x');
    expect(namedText('x y', 'api-key', 'Api-key')).toBe('x y');
    for (const [text, place] of [
      ['', 'api-key'],
      ['x y', 'accept'],
      ['{"Api-keys":"x"}', 'body'],
    ] as const)
      expect(namedText(text, place, 'Api-key')).toBeUndefined();
  });

  it('without a text are nowhere', () => {
    expect(hiddenIn('{"a":1}', 'body', [{ name: 'password', text: '', places: ['body'] }])).toEqual([]);
  });

  it('of any text are never readable in either form', async () => {
    const operation = await operationOf('session-jwt', 'login');
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 20, unit: 'binary' }), async (password) => {
        const inputs = { email: '@', password: `\u2042${password}\u2042`, merchant_id: '1' };
        const { message } = await traceOperation(operation, inputs, webcryptoEngine);
        if (!message) return;
        const secrets = secretsIn(operation, inputs);
        for (const [form, text] of [
          ['raw', rawHttp(message, 1)],
          ['curl', curlCommand(message)],
        ] as const) {
          const shown = dotted(text, hiddenInRequest(text, form, message, secrets));
          expect(shown).not.toContain('\u2042');
          expect(shown.startsWith(text.slice(0, 20))).toBe(true);
          expect(shown).toContain('"password":"•');
        }
      }),
    );
  });
});
