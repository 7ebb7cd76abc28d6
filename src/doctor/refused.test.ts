import { describe, expect, test } from 'vitest';
import { syncEngine } from '../core/crypto/sync.ts';
import { evaluateSync, type Inputs } from '../core/recipe/evaluate.ts';
import { literal } from '../core/recipe/expression.ts';
import { rewrite } from '../core/recipe/rewrite.ts';
import type { HttpMessage } from '../core/http/message.ts';
import { withInitials } from '../core/scheme/trace.ts';
import { createSandbox } from '../sandbox/app.ts';
import {
  freshInputs,
  signables,
  signedAlike,
  signedMessage,
  withResult,
  type Signable,
} from '../sandbox/test-request.ts';
import { BASE, START, testWorld } from '../sandbox/test-world.ts';
import { toRequest } from '../sandbox/to-request.ts';
import { loadMistakes, loadSandboxes, loadScheme } from '../schemes/registry.ts';
import { RICHEST } from './fixtures/richest.ts';
import { open, type Job } from './index.ts';

const sandboxes = await loadSandboxes();
const targets = (
  await Promise.all(
    sandboxes.map(async (own) => {
      const scheme = await loadScheme(own.id);
      const all = [...signables(own), ...(scheme ? signedAlike(scheme, own) : [])];
      return all.map((signable) => ({ id: own.id, signable }));
    }),
  )
).flat();

/** Whose operations are told by name; a scheme that comes later has at least one wherever it lets a signature in. */
const FIRST = /^(?:aeterna|paynet|paysera|paystar|session-jwt)\//;

/** What a server may say of a wrong signature: it is wrong, it is none, or it names a key that does not exist. */
const REFUSALS = new Set([
  'signature-mismatch',
  'signature-malformed',
  'header-malformed',
  'body-malformed',
  'token-malformed',
  'alg-not-allowed',
  'payload-malformed',
  'unknown-key',
]);

describe('every single mistake of the doctor’s catalogue is refused by the sandbox, with a typed code', () => {
  test('for every operation that a client signs', () => {
    const places = targets.map(({ id, signable }) => `${id}/${signable.operation.id}`).toSorted();
    expect(places.filter((place) => FIRST.test(place))).toEqual([
      'aeterna/request',
      'paynet/auth',
      'paysera/mac',
      'paysera/oauth-token',
      'paystar/bearer',
    ]);
    const signing = sandboxes.filter(({ policies }) =>
      policies.some(({ proof }) => proof.by === 'recipe' && !proof.issuer),
    );
    expect(new Set(targets.map(({ id }) => id))).toEqual(new Set(signing.map(({ id }) => id)));
  });

  test.for(targets.map((target) => [`${target.id}/${target.signable.operation.id}`, target] as const))(
    '%s',
    { timeout: 120_000 },
    async ([name, { id, signable }]) => {
      let now = START;
      const { frozenAt: _, ...world } = testWorld();
      const sandbox = createSandbox({ ...world, clock: () => now }, sandboxes);
      const verdictOf = async (message: HttpMessage) =>
        (await sandbox.fetch(toRequest(message, BASE, id))).headers.get('x-countersign-verdict');
      const inputs = { ...RICHEST[name], ...initialsOf(signable), ...freshInputs(signable, now, 0) };
      const good = signedMessage(signable.operation, inputs);
      const wrong = await wrongResults(id, signable, inputs, good.result);
      expect(wrong.size).toBeGreaterThan(50);
      for (const [result, says] of wrong) {
        const code = await verdictOf(withResult(good.message, good.result, result));
        expect(REFUSALS.has(code ?? ''), `${code}: your code ${says}`).toBe(true);
      }
      // Nothing of all that has used up the good one.
      now += 1000;
      expect(await verdictOf(good.message)).toBe('ok');
    },
  );
});

/** The vendor's own address: the sandbox stands for no other, so that another port is a mistake. */
function initialsOf({ operation }: Signable): Inputs {
  const addresses = operation.fields.filter(
    ({ name, initial }) => /^(?:host|port)$/.test(name) && initial !== undefined,
  );
  return Object.fromEntries(addresses.map(({ name, initial = '' }) => [name, initial]));
}

/** Every value that one mistake gives, with the words for the first mistake that gives it. */
async function wrongResults(
  id: string,
  { operation }: Signable,
  inputs: Inputs,
  good: string,
): Promise<ReadonlyMap<string, string>> {
  const observed = good.slice(0, -2) + (good.endsWith('AA') ? 'BB' : 'AA');
  const complaint = { inputs, observed: { [operation.result?.name ?? '']: observed } };
  const opening = open({ operation, mistakes: await loadMistakes(id) }, complaint);
  if (opening.is !== 'job') throw new Error(`${operation.id}: ${opening.is}`);
  const { job } = opening;
  const wrong = new Map<string, string>();
  for (const { site, replacement, members } of job.catalogue.classes) {
    const result = resultWith(job, site, replacement, withInitials(operation, inputs));
    if (result !== undefined && result !== good && !wrong.has(result)) wrong.set(result, members[0]?.says ?? '');
  }
  return wrong;
}

function resultWith(job: Job, site: Parameters<typeof rewrite>[0], replacement: typeof site, inputs: Inputs) {
  const { digest, form, result } = job.target;
  const written = rewrite(form, new Map([[digest, rewrite(digest, new Map([[site, replacement]]))]]));
  const text = textOf(written, inputs);
  return text === undefined ? undefined : textOf(rewrite(result, new Map([[form, literal(text)]])), inputs);
}

function textOf(expr: Parameters<typeof rewrite>[0], inputs: Inputs): string | undefined {
  const outcome = evaluateSync([expr], inputs, syncEngine).get(expr);
  return outcome?.ok && outcome.value.kind === 'text' ? outcome.value.text : undefined;
}
