import { expect, it } from 'vitest';

import { field, literal } from '../recipe/expression.ts';
import { template } from './template.ts';
import { defineOperation } from './define.ts';
import { errorsOf } from './errors.ts';
import { text } from './fields.ts';
import type { Policy } from './policy.ts';
import type { Route, SchemeSandbox } from './sandbox.ts';

const operation = defineOperation({
  id: 'request',
  title: '',
  summary: '',
  direction: 'request',
  fields: { id: text('id', '') },
  recipe: ({ id }) => ({ signed: id }),
  result: 'signed',
  message: (_, { signed }) => ({
    method: 'GET',
    origin: '',
    target: '/',
    headers: [['X-Signed', template`${signed}`]],
  }),
});
const route: Route = { method: 'GET', path: '/', title: '', opens: ['request'], reply: () => ({ status: 200 }) };
const refusals = { default: { status: 401, body: () => ({}) } };

/** What is refused under these rules. */
function codes(proof: Partial<Extract<Policy['proof'], { by: 'recipe' }>>, more: Partial<Route> = {}) {
  const policy: Policy = {
    id: 'request',
    title: '',
    proof: { by: 'recipe', operation, identity: field('id'), ...proof },
    replay: { rule: 'none' },
    ours: [],
  };
  const sandbox: SchemeSandbox = {
    id: 'a',
    origins: ['https://a.example'],
    policies: [policy],
    credentials: [],
    refusals,
    routes: [{ ...route, ...more }],
    callbacks: [],
    flows: [],
  };
  return errorsOf(operation, sandbox).map(({ code }) => code);
}

it('lists a refusal only where something can lead to it', () => {
  const usual = codes({ readings: () => [] });
  expect(usual).toContain('unknown-key');
  for (const code of ['body-hash-mismatch', 'body-hash-missing', 'wrong-purpose']) expect(usual).not.toContain(code);
});

it('lists what readings refuse, another purpose where a route asks for one, and no unknown key of the only account', () => {
  expect(codes({ readings: () => [], refuses: ['body-hash-mismatch'] })).toContain('body-hash-mismatch');
  expect(codes({}, { purpose: 'payout' })).toContain('wrong-purpose');
  expect(codes({}, { purpose: 'payout', opens: ['other'] })).not.toContain('wrong-purpose');
  expect(codes({ identity: literal('only') })).not.toContain('unknown-key');
});
