import { expect, it } from 'vitest';

import { findOperation } from '../core/scheme/define.ts';
import { loadScheme } from '../schemes/registry.ts';
import { packCommand, packSecrets, terminalCommand } from './command.ts';
import { readCases } from './pack.ts';

async function commandOf(inputs: Readonly<Record<string, string>>, observed: Readonly<Record<string, string>> = {}) {
  const scheme = await loadScheme('aeterna');
  const operation = scheme && findOperation(scheme, 'webhook');
  if (!scheme || !operation) throw new Error('no such operation');
  const value = { scheme: 'aeterna', operation: 'webhook', inputs, observed };
  return terminalCommand(scheme.card, operation, value, 'aeterna-webhook.json');
}

it('takes a secret that was left out from the environment', async () => {
  expect(await commandOf({ body: '{}' }, { 'X-Signature': 'ab' })).toBe(
    'npm run --silent diagnose -- --secret SecretToken=AETERNA_SECRET_TOKEN aeterna-webhook.json',
  );
});

it('names no secret that is in the file, and traces where nothing was observed', async () => {
  expect(await commandOf({ SecretToken: '', body: '{}' }, { 'X-Signature': '' })).toBe(
    'npm run --silent trace -- aeterna-webhook.json',
  );
});

it('names each secret once that some case of a pack leaves out', async () => {
  const cases = [
    { scheme: 'paynet', operation: 'auth', inputs: { id: '1', token: 'own' } },
    { scheme: 'aeterna', operation: 'request', inputs: {} },
    { scheme: 'aeterna', operation: 'webhook', inputs: {} },
    { scheme: 'nobody', operation: 'webhook', inputs: {} },
    7,
  ];
  expect(packCommand(await packSecrets(readCases(JSON.stringify({ cases }))), 'all.json')).toBe(
    'npm run --silent diagnose -- --secret SecretToken=AETERNA_SECRET_TOKEN --junit report.xml all.json',
  );
});

it('names what a recorded request does not show, unless an error is expected', async () => {
  const recorded = { scheme: 'aeterna', operation: 'request', observed: { 'X-App-Access-Sig': 'ab' } };
  const inputs = { PublicToken: 'p', 'X-App-Access-Ts': '1' };
  const namesOf = async (more: object) =>
    (await packSecrets(readCases(JSON.stringify({ cases: [{ ...recorded, inputs, ...more }] })))).map(
      ({ name, isSecret }) => [name, isSecret],
    );
  expect(await namesOf({})).toEqual([
    ['SecretToken', true],
    ['Email', false],
  ]);
  expect(await namesOf({ expect: { error: 'input-missing' } })).toEqual([['SecretToken', true]]);
});
