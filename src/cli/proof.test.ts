import { createHash, createHmac, createSign, generateKeyPairSync } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { readCases } from '../cases/pack.ts';
import { tellDiagnoses } from './diagnose.ts';

const SECRET = 'sEcret-3f9c"quoted"';
const BODY = '{"id": 5, "url": "https://a.example/b", "name": "Zoë"}';

async function told(scheme: string, operation: string, inputs: Record<string, string>, name: string, value: string) {
  const text = JSON.stringify({ scheme, operation, inputs, observed: { [name]: value } });
  for await (const { report } of tellDiagnoses(readCases(text), () => 0)) return report;
  throw new Error('nothing was reported');
}
const mac = (message: string): string => createHmac('sha256', SECRET).update(message).digest('hex');

describe('a diagnosis in the terminal', () => {
  it('shows both strings with their origin, the code to write, and where to learn more', async () => {
    const report = await told(
      'aeterna',
      'webhook',
      { SecretToken: SECRET, body: BODY },
      'X-Signature',
      mac(JSON.stringify(JSON.parse(BODY))),
    );
    const [first] = report.explanations;
    expect(first?.differs).toEqual([
      { step: 'signStr', form: 'text', at: 6, right: BODY, theirs: JSON.stringify(JSON.parse(BODY)), fields: ['body'] },
    ]);
    expect(first?.code?.language).toBe('javascript');
    expect(first?.code?.changes[0]?.after).toContain('rawBody');
    expect(report.distinguish).toContain('Send one more request');
    expect(report.learn).toBe('#/aeterna/webhook?tab=learn');
  });

  it('puts the name of a secret in its place', async () => {
    const inputs = { id: '31', token: 'e2e-token', key: '1767225600' };
    const found = await told(
      'paynet',
      'auth',
      inputs,
      'hash',
      createHash('md5').update('31-e2e-token-1767225600').digest('hex'),
    );
    expect(found.explanations[0]?.differs?.[0]).toMatchObject({
      right: '31‹token›1767225600',
      theirs: '31-‹token›-1767225600',
    });
    expect(JSON.stringify(found)).not.toContain('e2e-token');
  });

  it('shows what was signed where a signature can only be checked', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const event = '{"url":"https://a.example/x"}';
    const signed = String.raw`{"url":"https:\/\/a.example\/x"}`;
    const sign = createSign('sha256').update(signed).sign(privateKey).toString('base64');
    const key = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const report = await told('paysera', 'callback', { event, 'public key': key }, 'sign', sign);
    expect(report.explanations[0]?.differs?.[0]).toMatchObject({ step: 'event', right: signed, theirs: event });
  });

  it('says what to bring next when nothing was found', async () => {
    const report = await told(
      'aeterna',
      'webhook',
      { SecretToken: SECRET, body: '{"a":1}' },
      'X-Signature',
      '5f'.repeat(32),
    );
    expect(report.verdict).toBe('not-found');
    expect(report.advice?.length).toBeGreaterThan(2);
    expect(report.explanations).toEqual([]);
    expect(report.says).not.toContain('empty');
  });

  it('says that the secret was missing, where nothing was found without', async () => {
    const { says, verdict } = await told('paynet', 'auth', { id: '1', token: '', key: '2' }, 'hash', '5f'.repeat(16));
    expect(verdict).toBe('not-found');
    expect(says).toContain('token is empty: all of it was computed without.');
  });
});
