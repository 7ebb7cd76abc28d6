import { createHmac } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { findOperation } from '../core/scheme/define.ts';
import { loadMistakes, loadScheme } from '../schemes/registry.ts';
import { diagnose } from './answer.ts';

async function answered(body: string, observed: string) {
  const scheme = await loadScheme('aeterna');
  const operation = scheme && findOperation(scheme, 'webhook');
  if (!operation) throw new Error('no aeterna/webhook');
  const patient = { operation, mistakes: await loadMistakes('aeterna') };
  return diagnose(patient, { inputs: { SecretToken: 'sEcret', body }, observed: { 'X-Signature': observed } });
}
const UNKNOWN = '5f'.repeat(32);

describe('a body too large for every search', () => {
  it('of more than 64 kB has single mistakes searched, and it says so', async () => {
    const { verdict, says, limited, tried } = await answered(`{"a":"${'x'.repeat(70_000)}"}`, UNKNOWN);
    expect(verdict).toBe('not-found');
    expect(limited).toContain('Only single mistakes were tried, no pairs: body has 70 kB.');
    expect(says).toContain(limited);
    expect(tried).toBeLessThan(20_000);
    expect((await answered('{"a":"x"}', UNKNOWN)).limited).toBeUndefined();
  });

  it('is explained where a single mistake was made, and those that write the same stand together', async () => {
    const body = JSON.stringify({
      list: Array.from({ length: 1450 }, (_, id) => ({ id, url: `https://a/${id}`, name: 'Zoë' })),
    });
    const written = body.replaceAll('/', String.raw`\/`).replaceAll('ë', String.raw`\u00eb`);
    const observed = createHmac('sha256', 'sEcret').update(written).digest('hex');
    const large = await answered(body, observed);
    expect(body.length).toBeGreaterThan(64 * 1024);
    expect(large.verdict).toBe('explained');
    expect(large.says).toContain('json_encode');
    const small = `{"list":[${body.slice(9, body.indexOf('}') + 1)}]}`;
    const same = await answered(
      small,
      createHmac('sha256', 'sEcret')
        .update(small.replaceAll('/', String.raw`\/`).replaceAll('ë', String.raw`\u00eb`))
        .digest('hex'),
    );
    expect(large.explanations.map(({ causes, says }) => [causes, says])).toEqual(
      same.explanations.map(({ causes, says }) => [causes, says]),
    );
    expect(large.distinguish).toEqual(same.distinguish);
  });

  it('of more than 512 kB is refused at once, with what to do', async () => {
    const { verdict, says, tried } = await answered('x'.repeat(1_500_000), UNKNOWN);
    expect(verdict).toBe('unusable');
    expect(says).toContain('body has 1.5 MB');
    expect(says).toContain('Make the same mistake with a short one');
    expect(tried).toBe(0);
  });
});
