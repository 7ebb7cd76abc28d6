import { describe, expect, it } from 'vitest';

import { field } from '../core/recipe/expression.ts';
import { cards, loadSandbox, loadScheme, loadVectors } from '../schemes/registry.ts';
import { loadDemo } from '../schemes/texts.ts';
import { strangeNames, unreadable, type Named } from './test-names.ts';
import { START } from './test-world.ts';

async function named(id: string): Promise<Named> {
  const [scheme, sandbox, demo] = await Promise.all([loadScheme(id), loadSandbox(id), loadDemo(id)]);
  if (!scheme) throw new Error(`src/schemes/${id}/index.ts is missing`);
  if (!sandbox) throw new Error(`src/schemes/${id}/sandbox.ts is missing: every scheme has a sandbox`);
  if (!demo) throw new Error(`src/schemes/${id}/demo.ts is missing: every scheme has a demo`);
  return { scheme, sandbox, demo, vectors: await loadVectors(id) };
}

describe.for(cards.map(({ id }) => id))('%s: names', (id) => {
  it('in vectors, rules, flows and demo are those of the fields', async () => {
    expect(strangeNames(await named(id))).toEqual([]);
  });

  it('of everything that is signed are known to the sandbox', async () => {
    expect(unreadable((await named(id)).sandbox, START)).toEqual([]);
  });
});

describe('a name that no field has', () => {
  const [gone, was] = ['X-Timestamp', 'X-App-Access-Ts'];

  it('is told with its file, wherever it stands', async () => {
    const aeterna = await named('aeterna');
    const scheme = {
      ...aeterna.scheme,
      operations: aeterna.scheme.operations.map((operation) => ({
        ...operation,
        fields: operation.fields.map((own) => (own.name === was ? { ...own, name: gone } : own)),
      })),
    };
    const [policy] = aeterna.sandbox.policies;
    const [operation] = scheme.operations;
    if (!policy || policy.proof.by !== 'recipe' || !operation) throw new Error('another policy was expected');
    const proof = { ...policy.proof, operation, identity: field(was) };
    const sandbox = {
      ...aeterna.sandbox,
      policies: [{ ...policy, proof, replay: { rule: 'rising', field: was } as const }],
      credentials: [{ name: 'a', policies: [], identity: '', values: { [was]: '' }, secret: 'b' }],
    };
    const found = strangeNames({ ...aeterna, scheme, sandbox });
    for (const place of ['identity', 'window', 'replay'])
      expect(found).toContain(`policy.ts, ${place} of request: ${was} is no field of request`);
    expect(found).toContain(`policy.ts, credential a: ${was} is no field of any operation`);
    expect(found).toContain('policy.ts, credential a: b is none of its values');
    for (const file of ['vectors.json', 'flows.ts', 'demo.ts'])
      expect(found.filter((line) => line.startsWith(`${file}, `) && line.includes(was))).not.toEqual([]);
  });

  it('is told of a result, and of an operation that is not there', async () => {
    const aeterna = await named('aeterna');
    const vector = { id: 'v', source: '', note: '', inputs: {} };
    const vectors = [
      { ...vector, operation: 'request', result: { signature: '' } },
      { ...vector, operation: 'login' },
    ];
    expect(strangeNames({ ...aeterna, vectors })).toEqual([
      'vectors.json, v: signature is no result of request',
      'vectors.json, v: there is no operation login',
    ]);
  });
});

it('a signed part of the request line that no readings give is told in words', async () => {
  const { sandbox } = await named('paysera');
  const policies = sandbox.policies.map((policy) => {
    if (policy.proof.by !== 'recipe') return policy;
    const { readings: _, ...proof } = policy.proof;
    return { ...policy, proof };
  });
  const said = unreadable({ ...sandbox, policies }, START);
  expect(said).toContain(
    'policy.ts, mac: method cannot be read from the message. Give `readings`, as in src/schemes/paysera/policy.ts',
  );
});
