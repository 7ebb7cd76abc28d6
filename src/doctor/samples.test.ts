import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findOperation } from '../core/scheme/define.ts';
import { loadMistakes, loadScheme } from '../schemes/registry.ts';
import { diagnose, type Diagnosis } from './answer.ts';

/** A case with what is known of its making. */
interface Sample {
  readonly id: string;
  readonly scheme: string;
  readonly operation: string;
  readonly inputs: Record<string, string>;
  readonly observed: Record<string, string>;
  readonly truth: {
    readonly kind: string;
    readonly accept: string[][];
    readonly language: string;
    readonly how: string;
  };
}

const SHARED = fileURLToPath(new URL('../../../shared/cases/doctor-samples.jsonl', import.meta.url));
const RECORDED = fileURLToPath(new URL('fixtures/recorded.jsonl', import.meta.url));

function samplesOf(path: string): Sample[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Sample);
}

async function diagnosed({ scheme: id, operation: name, inputs, observed }: Sample): Promise<Diagnosis> {
  const scheme = await loadScheme(id);
  const operation = scheme && findOperation(scheme, name);
  if (!scheme || !operation) throw new Error(`no ${id}/${name}`);
  const { confusables = [] } = scheme;
  return diagnose({ operation, mistakes: await loadMistakes(id), confusables }, { inputs, observed });
}

const VERDICTS: Readonly<Record<string, string>> = { negative: 'not-found', correct: 'matches' };

async function expectRight(sample: Sample): Promise<void> {
  const found = await diagnosed(sample);
  const { kind, accept } = sample.truth;
  expect(found.verdict).toBe(VERDICTS[kind] ?? 'explained');
  if (found.verdict !== 'explained') return;
  const accepted = accept.map((causes) => causes.toSorted().join(' '));
  expect(accepted).toContain(found.explanations[0]?.causes.toSorted().join(' '));
}

const isThere = existsSync(SHARED);
if (!isThere) process.stdout.write(`${SHARED} is not here: its samples are not tried.\n`);

if (isThere)
  describe('the doctor, on the shared samples', () => {
    for (const sample of samplesOf(SHARED)) {
      it(`${sample.id} (${sample.truth.language}): ${sample.truth.how}`, () => expectRight(sample), 60_000);
    }
  });

// Made by Node 20.20, Python 3.11, PHP 8.2, Ruby 3.1, Go 1.19, Java 17, Mono 6.8, Perl 5.36, bash and OpenSSL.
describe('the doctor, on cases recorded from real runtimes', () => {
  for (const sample of samplesOf(RECORDED)) {
    it(`${sample.id} (${sample.truth.language}): ${sample.truth.how}`, () => expectRight(sample), 60_000);
  }
});

describe('the doctor, on values that nobody can explain', () => {
  const body = '{"externalId":"a","status":"Success","amount":1,"orderType":"Deposit"}';
  const cases: readonly (readonly [
    scheme: string,
    operation: string,
    result: string,
    inputs: Record<string, string>,
  ])[] = [
    ['aeterna', 'webhook', 'X-Signature', { SecretToken: 'not it', body }],
    ['paystar', 'callback', 'Signature', { privateKey: 'not it', body }],
  ];
  it.each(cases)('says so of another secret: %s/%s', async (scheme, operation, result, inputs) => {
    // Made up, each of the size of a digest.
    for (const value of [
      '5b43fd6ba2fb0ab8d6ad1d7ac7ab9c9f83bd8a5f2dc7a62d7d03b1f0c1f0b1cd',
      'q2bNkR7pV0x3mYtJ9sLhC5wEoAfD1uGzTiXyQvB8nKc=',
      '1f54416d80e44e91d0f54facdfbc8ba5',
    ]) {
      const truth = { kind: 'negative', accept: [], language: '', how: '' };
      await expectRight({ id: '', scheme, operation, inputs, observed: { [result]: value }, truth });
    }
  });
});
