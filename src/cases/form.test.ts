import { describe, expect, it } from 'vitest';

import { loadScheme } from '../schemes/registry.ts';
import { chosenCase, formText, itemsIn, keyOf, type ShareForm } from './form.ts';
import { itemsOf } from './secrets.ts';

const PUBLIC = '0f8fad5b-d9cb-469f-a165-70867728950e';
const PRIVATE = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const SIGNING_INPUT =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJwdWJsaWNLZXkiOiIwZjhmYWQ1Yi1kOWNiLTQ2OWYtYTE2NS03MDg2NzcyODk1MGUifQ';
const SIGNATURE = 'ii8XPSTxuW3zgFCa63vJ1uWj3bZEaXpXrfao20HRkyk';
const TOKEN = `${SIGNING_INPUT}.${SIGNATURE}`;
/** Of another key. */
const OTHER = 'Q2xvc2UgdG8gYSBzZWNyZXQsIG9mIHNvbWVib2R5IDE';

const scheme = await loadScheme('paystar');
const bearer = scheme?.operations.find(({ id }) => id === 'bearer');
if (!scheme || !bearer) throw new Error('no paystar/bearer');

async function written(form: ShareForm, token: string | undefined, chosen: readonly string[]): Promise<string> {
  const value = {
    scheme: 'paystar',
    operation: 'bearer',
    inputs: { publicKey: PUBLIC, privateKey: PRIVATE },
    observed: token === undefined ? {} : { token },
  };
  const task = { form, value, chosen, tab: 'compute', page: 'https://x.example/', at: 0 };
  return (await formText(scheme ?? never(), bearer ?? never(), task)) ?? '';
}

function never(): never {
  throw new Error('checked above');
}

const FORMS = ['link', 'case', 'html', 'markdown', 'har', 'raw', 'curl'] as const;
const hex = (text: string) => Buffer.from(text).toString('hex');

describe('a token that is a password', () => {
  it.each(FORMS.flatMap((form) => [[form, undefined] as const, [form, TOKEN] as const, [form, 'wrong'] as const]))(
    'stays out of %s, observed as %s, until it is ticked in',
    async (form, token) => {
      const observed = token === 'wrong' ? `${SIGNING_INPUT}.${OTHER}` : token;
      const text = await written(form, observed, ['inputs/publicKey']);
      const secrets = [SIGNATURE, OTHER, PRIVATE].flatMap((secret) => [secret, hex(secret), secret.slice(0, 20)]);
      expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    },
  );

  it.each(['html', 'markdown', 'har', 'raw', 'curl'] as const)('is in %s when it is, without its key', async (form) => {
    const text = await written(form, undefined, ['result/token']);
    expect(text).toContain(TOKEN);
    expect(text).not.toContain(PRIVATE);
  });

  it('is not in a report that holds its key alone: a key is ticked for itself', async () => {
    const text = await written('markdown', TOKEN, ['inputs/privateKey']);
    expect(text).toContain(PRIVATE);
    expect(text).not.toContain(SIGNATURE);
  });

  it('is named where it was, and what is public of it stays readable', async () => {
    const text = await written('markdown', TOKEN, []);
    expect(text).toContain('Left out because they are secret: ` privateKey `, ` token `.');
    expect(text).toContain(`${SIGNING_INPUT}.‹token›`);
    expect(text).toContain('Authorization: Bearer ‹token›');
    expect(text).toContain('- **ok**: signature. ` ‹token› `');
  });

  it('is one item of a report, and of a case only what was observed', () => {
    const value = { scheme: 'paystar', operation: 'bearer', inputs: { publicKey: PUBLIC }, observed: { token: 'x' } };
    expect(itemsIn(false, value, bearer, TOKEN).map(keyOf)).toEqual(['inputs/publicKey', 'result/token']);
    expect(itemsIn(true, value, bearer, TOKEN).map(keyOf)).toEqual(['inputs/publicKey', 'observed/token']);
    expect(itemsIn(false, { ...value, observed: {} }, bearer, undefined).map(keyOf)).toEqual(['inputs/publicKey']);
    expect(chosenCase(value, bearer, new Set(['observed/token']))).toMatchObject({
      inputs: {},
      observed: { token: 'x' },
    });
  });
});

describe.each(['har', 'raw', 'curl', 'html', 'markdown'] as const)('a request as %s', (form) => {
  const KEY = 'a mac_key of mine';
  const inputs = {
    client_id: 'mine',
    mac_key: KEY,
    ts: '1',
    nonce: 'n',
    method: 'POST',
    uri: '/me?page=2&access_token=typed-1',
    host: 'h.example',
    port: '443',
    body: JSON.stringify({ note: KEY, password: 'typed-2' }),
  };
  it('holds no parameter of its address that opens doors, and no secret that was typed beside its field', async () => {
    const { paysera, mac } = await payseraMac();
    const value = { scheme: 'paysera', operation: 'mac', inputs, observed: {} };
    const text = (await formText(paysera, mac, { form, value, chosen: [], tab: 'compute', page: '', at: 0 })) ?? '';
    expect(text).toMatch(/page=2(&|&#38;)access_token=‹access_token›/);
    expect(text).toContain('‹mac_key›');
    for (const secret of [KEY, hex(KEY), ...(form === 'html' || form === 'markdown' ? [] : ['typed-'])])
      expect(text).not.toContain(secret);
  });
});

async function payseraMac() {
  const paysera = await loadScheme('paysera');
  const mac = paysera?.operations.find(({ id }) => id === 'mac');
  if (!paysera || !mac) throw new Error('no paysera/mac');
  return { paysera, mac };
}

it('operations without a password have the same items in every form', async () => {
  const paynet = await loadScheme('paynet');
  const [auth] = paynet?.operations ?? [];
  if (!auth) throw new Error('no paynet/auth');
  const value = { scheme: 'paynet', operation: 'auth', inputs: { token: 't' }, observed: { hash: 'x' } };
  expect(itemsIn(false, value, auth, 'y')).toEqual(itemsOf(value, auth));
});

it('a report of a large body shows the beginning of the message and says so', async () => {
  const aeterna = await loadScheme('aeterna');
  const webhook = aeterna?.operations.find(({ id }) => id === 'webhook');
  if (!aeterna || !webhook) throw new Error('no aeterna/webhook');
  const value = {
    scheme: 'aeterna',
    operation: 'webhook',
    inputs: { SecretToken: 'a-secret-of-mine', body: 'x'.repeat(300_000) },
    observed: {},
  };
  const task = { form: 'markdown', value, chosen: [], tab: 'compute', page: '', at: 0 } as const;
  const text = (await formText(aeterna, webhook, task)) ?? '';
  expect(text.length).toBeLessThan(100_000);
  expect(text).toMatch(/x… \(300\d\d\d characters\)/);
});
