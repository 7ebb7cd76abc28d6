import { assert, asyncProperty, constantFrom, nat, record, type Arbitrary } from 'fast-check';
import { expect, test } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '../core/bytes/text.ts';
import type { HttpMessage } from '../core/http/message.ts';
import { coverageOf } from '../core/scheme/coverage.ts';
import { loadSandboxes } from '../schemes/registry.ts';
import type { Operation } from '../core/scheme/define.ts';
import { createSandbox } from './app.ts';
import { readCarriers } from './carriers.ts';
import { freshInputs, signables, signedMessage } from './test-request.ts';
import { BASE, START, testWorld } from './test-world.ts';
import { toRequest } from './to-request.ts';

/** How many mutations in all, shared out over the operations. */
const MUTATIONS = Number(process.env['MUTATIONS'] ?? 10_000);

const sandboxes = await loadSandboxes();
const targets = sandboxes.flatMap((own) => signables(own).map((signable) => ({ own, signable })));

/** A change to one part of a message: which part, and dice for where and what. */
const mutation = record({
  kind: constantFrom(
    'flip',
    'insert',
    'delete',
    'replace',
    'header-name',
    'header-gone',
    'reorder',
    'method',
    'target',
  ),
  place: nat(1_000_000),
  dice: nat(255),
});
type Mutation = typeof mutation extends Arbitrary<infer T> ? T : never;

/** The mutated message with the part's name as coverage calls it; undefined when nothing changed. */
function mutate(
  message: HttpMessage,
  { kind, place, dice }: Mutation,
): { message: HttpMessage; part: string } | undefined {
  const { headers, body = '' } = message;
  const at = place % headers.length;
  const [name = '', value = ''] = headers[at] ?? [];
  const withHeader = (header: readonly [string, string] | undefined) => ({
    message: { ...message, headers: headers.flatMap((old, i) => (i === at ? (header ? [header] : []) : [old])) },
    part: `header ${name}`,
  });
  if (kind === 'method')
    return { message: { ...message, method: ['PUT', 'GET', 'DELETE', 'PATCH'][dice % 4] ?? 'PUT' }, part: 'method' };
  if (kind === 'target')
    return { message: { ...message, target: changed(message.target, 'flip', place, dice) }, part: 'path and query' };
  if (kind === 'header-gone') return withHeader(undefined);
  if (kind === 'header-name') return withHeader([`X-${name}`, value]);
  if (kind === 'reorder') return { message: { ...message, body: reordered(body) }, part: 'body' };
  if (place % 3 === 0 && body !== '')
    return { message: { ...message, body: changed(body, kind, place, dice) }, part: 'body' };
  return withHeader([name, changed(value, kind, place, dice)]);
}

function changed(text: string, kind: string, place: number, dice: number): string {
  const bytes = [...encodeUtf8(text)];
  const at = place % Math.max(bytes.length, 1);
  const byte = bytes[at] ?? 0;
  if (kind === 'flip') bytes[at] = byte ^ (1 << (dice % 7));
  else if (kind === 'insert') bytes.splice(at, 0, 0x20 + (dice % 0x5f));
  else if (kind === 'delete') bytes.splice(at, 1);
  else bytes[at] = 0x20 + (dice % 0x5f);
  return decodeUtf8(new Uint8Array(bytes)) ?? `${text} `;
}

/** The same JSON with its members in another order, written anew. */
function reordered(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(Object.fromEntries(Object.entries(value as object).toReversed()));
  } catch {
    return `${text}\n`;
  }
}

/** Everything that the scheme reads out of a message, fields and computed parts. */
function proofIn(message: HttpMessage, operation: Operation) {
  return readCarriers(operation, { ...message, bytes: encodeUtf8(message.body ?? '') });
}

test.for(targets.map((target) => [`${target.own.id}/${target.signable.operation.id}`, target] as const))(
  '%s: a changed request is accepted only where coverage says that nothing binds the change',
  { timeout: 120_000 },
  async ([, { own, signable }]) => {
    let turn = 0;
    let now = START;
    const { frozenAt: _, ...world } = testWorld();
    // A second for each request: nonces and rates of one do not stand in the way of the next.
    const sandbox = createSandbox({ ...world, clock: () => now }, sandboxes);
    let accepted = 0;
    let tried = 0;
    const property = asyncProperty(mutation, async (dice) => {
      turn++;
      now = START + turn * 1000;
      const inputs = freshInputs(signable, now, turn);
      const { message } = signedMessage(signable.operation, inputs);
      const mutated = mutate(message, dice);
      if (!mutated || JSON.stringify(mutated.message) === JSON.stringify(message)) return;
      if (!/^\/[^#\\]*$/.test(mutated.message.target) || /[\u0000-\u0020]/.test(mutated.message.target)) return;
      tried++;
      const response = await sandbox.fetch(toRequest(mutated.message, BASE, own.id));
      expect(response.status).toBeLessThan(500);
      if (!['ok', 'public'].includes(response.headers.get('x-countersign-verdict') ?? '')) return;
      accepted++;
      const row = coverageOf(signable.operation, inputs).find(({ part }) => part === mutated.part);
      // A body where the operation has none is no part of its message.
      if (!row && mutated.part === 'body' && message.body === undefined) return;
      expect(['unsigned', 'partly'], `${mutated.part}: ${row?.says}`).toContain(row?.bound);
      // Partly signed: what the scheme reads is what it was.
      const before = proofIn(message, signable.operation);
      if (row?.bound === 'partly') expect(proofIn(mutated.message, signable.operation)).toEqual(before);
    });
    await assert(property, { numRuns: Math.ceil(MUTATIONS / targets.length), seed: 4 });
    expect(tried).toBeGreaterThan((MUTATIONS / targets.length) * 0.8);
    expect(accepted).toBeLessThan(tried);
  },
);
