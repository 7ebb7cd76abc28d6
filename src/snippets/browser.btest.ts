import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { encodeHex } from '../core/bytes/hex.ts';
import { encodeUtf8 } from '../core/bytes/text.ts';
import { syncEngine } from '../core/crypto/sync.ts';
import { webcryptoEngine } from '../core/crypto/webcrypto.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import type { Operation } from '../core/scheme/define.ts';
import { traceOperationSync, withInitials } from '../core/scheme/trace.ts';
import { verifierOf, verifyOperation } from '../core/scheme/verify.ts';
import { loadSchemes, loadVectors } from '../schemes/registry.ts';
import { browser } from './browser.ts';
import { signProgram, verifyProgram } from './build.ts';
import { planKey } from './keys.ts';
import { textOf } from './language.ts';
import type { Program } from './program.ts';
import { allWords } from './run/all-words.ts';

let printed: string[] = [];
let values: Inputs = {};
let program: Program | undefined;

beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation((...words: unknown[]) => void printed.push(words.join(' ')));
  vi.spyOn(window, 'prompt').mockImplementation((asked) => {
    const input = program?.inputs.find(({ source }) => source.from === 'environment' && source.variable === asked);
    return values[input?.name ?? ''] ?? null;
  });
  vi.spyOn(window, 'fetch').mockImplementation(() => {
    const input = program?.inputs.find(({ source }) => source.from === 'stdin');
    return Promise.resolve(new Response(values[input?.name ?? '']));
  });
});
afterEach(() => vi.restoreAllMocks());

/** Loads the program as a page does: a module of its own. */
async function run(own: Program, given: Inputs): Promise<string[]> {
  [printed, values, program] = [[], given, own];
  const code = textOf(browser.write(own)).replaceAll(
    "'@noble/hashes/",
    `'${location.origin}/node_modules/@noble/hashes/`,
  );
  const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  await import(/* @vite-ignore */ url);
  return printed;
}

/** Programs go no further without what they need. */
function lacks({ inputs }: Program, given: Inputs): boolean {
  return inputs.some(({ name, source }) => source.from === 'environment' && source.required && !given[name]);
}

interface Sample {
  readonly operation: Operation;
  readonly inputs: Inputs;
  readonly sign: Program | undefined;
}

async function everything(): Promise<Sample[]> {
  const schemes = [...(await loadSchemes()), allWords];
  const found: Sample[] = [];
  for (const scheme of schemes) {
    for (const operation of scheme.operations) {
      const known = (await loadVectors(scheme.card.id, operation.id)).map(({ inputs }) => inputs);
      for (const inputs of known.length > 0 ? known : [SAMPLE]) {
        const options = { values: inputs, allFromEnvironment: true, probe: true };
        found.push({ operation, inputs, sign: signProgram(scheme.card, operation, options) });
      }
    }
  }
  return found;
}

const SAMPLE: Inputs = { class: 'é"\\$&😀', '2 id': "it's", URL: 'k', body: '{"a":[1.50]}\r\n' };

it('programs compute in a page what the trace shows', { timeout: 120_000 }, async () => {
  let count = 0;
  for (const { operation, inputs, sign } of await everything()) {
    const { steps } = traceOperationSync(operation, inputs, syncEngine);
    const given = withInitials(operation, inputs);
    if (!sign || steps.some(({ outcome }) => !outcome.ok) || lacks(sign, given)) continue;
    const rows = await run(sign, given);
    const got = Object.fromEntries(rows.map((row) => row.split('\t')));
    for (const { name, outcome } of steps) {
      if (!outcome.ok || outcome.value.kind === 'pairs') continue;
      const bytes = outcome.value.kind === 'bytes' ? outcome.value.bytes : encodeUtf8(outcome.value.text);
      expect(got[name], `${operation.id}: ${name}`).toBe(encodeHex(bytes));
      count += 1;
    }
  }
  expect(count).toBeGreaterThan(150);
});

it('programs verify in a page what the verifier verifies', { timeout: 120_000 }, async () => {
  const counts = { good: 0, bad: 0 };
  const schemes = await loadSchemes();
  for (const scheme of schemes) {
    for (const operation of scheme.operations) {
      const evidence = verifierOf(operation)?.evidence ?? '';
      for (const { id, inputs, observed, result } of await loadVectors(scheme.card.id, operation.id)) {
        const received = (observed ?? result)?.[evidence];
        if (received === undefined) continue;
        const options = { values: inputs, observed: received, allFromEnvironment: true };
        const own = verifyProgram(scheme.card, operation, options);
        const plan = planKey(operation, withInitials(operation, inputs), received);
        if (!own || !plan.ok) continue;
        const given = { ...plan.values, [`received ${evidence}`]: received };
        if (lacks(own, given)) continue;
        const { ok, code } = await verifyOperation(operation, inputs, received, webcryptoEngine);
        const isGood = ok || code === 'signature-not-checked';
        const rows = await run(own, given).catch(() => []);
        expect(rows.at(-1) === 'ok', id).toBe(isGood);
        counts[isGood ? 'good' : 'bad'] += 1;
      }
    }
  }
  expect(counts.good).toBeGreaterThan(15);
  expect(counts.bad).toBeGreaterThan(10);
});
