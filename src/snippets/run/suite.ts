import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { encodeHex } from '../../core/bytes/hex.ts';
import { encodeUtf8 } from '../../core/bytes/text.ts';
import { syncEngine } from '../../core/crypto/sync.ts';
import { webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';
import type { Value } from '../../core/recipe/value.ts';
import { traceOperationSync, type Trace } from '../../core/scheme/trace.ts';
import { verifierOf, verifyOperation } from '../../core/scheme/verify.ts';
import { signProgram, verifyProgram } from '../build.ts';
import type { Program } from '../program.ts';
import { sendTests } from './send.ts';
import { subjects, withDefaults, type Subject } from './samples.ts';
import { given, inParallel, Workshop, type Made, type Toolchain } from './toolchain.ts';

interface Job {
  readonly subject: Subject;
  readonly program: Program;
  readonly made: Made;
  readonly inputs: Inputs;
}

const PATIENCE = 300_000;
const all = await subjects();

/** The questions every language has to answer: each step of each operation, verification, and the sandbox. */
export function suite(toolchain: Toolchain): void {
  describe(`programs in ${toolchain.language.label}`, () => {
    const workshop = new Workshop(toolchain);
    beforeAll(() => workshop.open());
    afterAll(() => workshop.close());

    it('compute every step and every part of the request as the trace does', { timeout: PATIENCE }, async () => {
      const jobs: Job[] = [];
      for (const subject of all) {
        for (const inputs of subject.samples) {
          const program = signProgram(subject.scheme.card, subject.operation, { ...FROM_OUTSIDE, values: inputs });
          if (program) jobs.push({ subject, program, inputs, made: await workshop.add(program) });
        }
      }
      await workshop.build();
      expect(jobs.length).toBeGreaterThan(100);
      await inParallel(jobs, 3, (job) => checkTrace(workshop, job));
    });

    it('compute alike with every value written into them', { timeout: PATIENCE }, async () => {
      const jobs: Job[] = [];
      for (const subject of all) {
        for (const inputs of subject.samples.slice(-3)) {
          const options = { values: inputs, inlineSecrets: true, pinned: true, probe: true };
          const program = signProgram(subject.scheme.card, subject.operation, options);
          if (program) jobs.push({ subject, program, inputs, made: await workshop.add(program) });
        }
      }
      await workshop.build();
      await inParallel(jobs, 3, (job) => checkTrace(workshop, job));
    });

    it('verify what the verifier verifies, and refuse the rest', { timeout: PATIENCE }, async () => {
      const jobs = await verifications(workshop);
      await workshop.build();
      expect(jobs.filter(({ isGood }) => isGood).length).toBeGreaterThan(20);
      expect(jobs.filter(({ isGood }) => !isGood).length).toBeGreaterThan(20);
      await inParallel(jobs, 3, async ({ made, program, values, isGood, id }) => {
        const ran = await workshop.run(made, given(program.inputs, values));
        expect(ran.code === 0 && ran.stdout.trimEnd().endsWith('ok'), `${id}\n${ran.stdout}${ran.stderr}`).toBe(isGood);
      });
    });

    sendTests(toolchain, all);
  });
}

const FROM_OUTSIDE = { allFromEnvironment: true, probe: true } as const;

async function checkTrace(workshop: Workshop, { subject, program, made, inputs }: Job): Promise<void> {
  const trace = traceOperationSync(subject.operation, inputs, syncEngine);
  const ran = await workshop.run(made, given(program.inputs, withDefaults(subject.operation, inputs)));
  const about = `${subject.scheme.card.id}/${subject.operation.id} ${JSON.stringify(inputs)}\n${ran.stderr}`;
  const failed = trace.steps.find(({ outcome }) => !outcome.ok);
  if (failed) {
    // An empty HMAC key is refused by us alone: the languages' libraries take it.
    const isOurs = trace.problems.some(({ code }) => code === 'empty-secret');
    if (!isOurs) expect(ran.code, about).not.toBe(0);
    return;
  }
  expect(ran.code, about).toBe(0);
  const got = new Map(ran.stdout.split(/\r?\n/).map((row) => row.split('\t') as [string, string]));
  const wanted = expectedOf(trace, program);
  expect(Object.fromEntries(wanted.map(([label]) => [label, got.get(label)])), about).toEqual(
    Object.fromEntries(wanted),
  );
}

/** The label of each probe and its bytes in hex; headers and bodies that are left out count as empty. */
function expectedOf({ steps, message }: Trace, { request }: Program): (readonly [string, string])[] {
  const values = steps.flatMap(({ name, outcome }) => (outcome.ok ? [[name, hexOf(outcome.value)] as const] : []));
  if (!message || !request) return values;
  const names = request.headers.map(({ name }) => name);
  const own = names.filter((name) => !name.startsWith('Wallet-Api-'));
  const headerOf = (name: string) => message.headers.find(([header]) => header === name)?.[1] ?? '';
  return [
    ...values,
    ['> method', hexOfText(message.method)],
    ['> url', hexOfText(message.origin + message.target)],
    ...own.map((name) => [`> ${name}`, hexOfText(headerOf(name))] as const),
    ...(request.body ? [['> body', hexOfText(message.body ?? '')] as const] : []),
  ];
}

function hexOf(value: Value): string {
  if (value.kind === 'pairs') throw new Error('pairs are no step');
  return value.kind === 'bytes' ? encodeHex(value.bytes) : hexOfText(value.text);
}

const hexOfText = (text: string): string => encodeHex(encodeUtf8(text));

/** Every vector with something to verify: what was observed, and what the operation computes. */
async function verifications(workshop: Workshop) {
  const jobs: { made: Made; program: Program; values: Inputs; isGood: boolean; id: string }[] = [];
  for (const { scheme, operation, vectors } of all) {
    const verifier = verifierOf(operation);
    if (!verifier) continue;
    for (const { id, inputs, observed, result } of vectors) {
      const received = (observed ?? result)?.[verifier.evidence];
      if (received === undefined || !isPem(inputs['public key'] ?? '')) continue;
      const program = verifyProgram(scheme.card, operation, { values: inputs, allFromEnvironment: true });
      if (!program) continue;
      const verdict = await verifyOperation(operation, inputs, received, webcryptoEngine);
      const isGood = verdict.ok || verdict.code === 'signature-not-checked';
      const values = { ...withDefaults(operation, inputs), [`received ${verifier.evidence}`]: received };
      if (Object.values(values).some((value) => value.includes('\0'))) continue;
      jobs.push({ made: await workshop.add(program), program, values, isGood, id });
    }
  }
  return jobs;
}

/** Programs take a public key as PEM; other forms are turned into it before. */
function isPem(key: string): boolean {
  return key === '' || key.startsWith('-----BEGIN PUBLIC KEY-----');
}
