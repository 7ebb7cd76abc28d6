import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { encodeHex } from '../../core/bytes/hex.ts';
import { encodeUtf8 } from '../../core/bytes/text.ts';
import { syncEngine } from '../../core/crypto/sync.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';
import type { Value } from '../../core/recipe/value.ts';
import { traceOperationSync, type Trace } from '../../core/scheme/trace.ts';
import type { Verdict } from '../../core/scheme/verify.ts';
import { signProgram } from '../build.ts';
import type { Program, Statement } from '../program.ts';
import { flowTests } from './flows.ts';
import { sendTests } from './send.ts';
import { subjects, withDefaults, type Subject } from './samples.ts';
import { given, Workshop, type Made, type Ran, type Toolchain } from './toolchain.ts';
import { verifications } from './verifications.ts';
import { wireTests } from './wire.ts';

interface Job {
  readonly subject: Subject;
  readonly program: Program;
  readonly made: Made;
  readonly inputs: Inputs;
}

const PATIENCE = 600_000;
const all = await subjects();

/** The questions every language has to answer: each step of each operation, verification, and the sandbox. */
export function suite(toolchain: Toolchain): void {
  describe(`programs in ${toolchain.language.label}`, () => {
    const workshop = new Workshop(toolchain);
    const lacks = (program: Program): boolean => toolchain.language.lacks?.(program) !== undefined;
    beforeAll(() => workshop.open());
    afterAll(() => workshop.close());

    it('compute every step and every part of the request as the trace does', { timeout: PATIENCE }, async () => {
      const jobs: Job[] = [];
      for (const subject of all) {
        for (const inputs of subject.samples) {
          const program = signProgram(subject.scheme.card, subject.operation, { ...FROM_OUTSIDE, values: inputs });
          if (program && !lacks(program)) jobs.push({ subject, program, inputs, made: await workshop.add(program) });
        }
      }
      await workshop.build();
      expect(jobs.length).toBeGreaterThan(100);
      await checkTraces(workshop, toolchain.guards === true, jobs);
    });

    it('compute alike with every value written into them', { timeout: PATIENCE }, async () => {
      const jobs: Job[] = [];
      for (const subject of all) {
        for (const inputs of subject.samples.slice(-3)) {
          const options = { values: inputs, inlineSecrets: true, pinned: true, probe: true };
          const program = signProgram(subject.scheme.card, subject.operation, options);
          if (program && !lacks(program)) jobs.push({ subject, program, inputs, made: await workshop.add(program) });
        }
      }
      await workshop.build();
      await checkTraces(workshop, toolchain.guards === true, jobs);
    });

    it(
      'verify what the verifier verifies, and refuse the rest for the same reason',
      { timeout: PATIENCE },
      async () => {
        const found = await verifications(all);
        const jobs = [];
        for (const own of found) if (!lacks(own.program)) jobs.push({ ...own, made: await workshop.add(own.program) });
        await workshop.build();
        expect(found.filter(({ verdict }) => isGood(verdict)).length).toBeGreaterThan(40);
        expect(found.filter(({ verdict }) => !isGood(verdict)).length).toBeGreaterThan(80);
        expect(found.some(({ program }) => program.statements.some(isEs256))).toBe(true);
        const cases = jobs.map(({ made, program, values }) => ({ made, ...given(program.inputs, values) }));
        const answers = await workshop.runAll(cases);
        expect(answers).toHaveLength(jobs.length);
        for (const [at, ran] of answers.entries()) {
          const { program, values, verdict, id } = jobs[at] ?? missing();
          const about = `${id}: ${verdict.code}\n${ran.stdout}${ran.stderr}`;
          const isOk = ran.code === 0 && ran.stdout.trimEnd().endsWith('ok');
          if (isForgotten(program, values)) {
            if (toolchain.guards) expect(isOk, about).toBe(false);
            continue;
          }
          expect(isOk, about).toBe(isGood(verdict));
          const reason = reasonOf(program, verdict);
          if (reason !== undefined) expect(ran.stderr, about).toContain(reason);
        }
      },
    );

    if (toolchain.guards) guardTests(toolchain);
    sendTests(toolchain, all);
    flowTests(toolchain, all);
    wireTests(toolchain, all);
  });
}

const FROM_OUTSIDE = { allFromEnvironment: true, probe: true } as const;

/** Whether the guard stops it: what must be set is empty. */
function isForgotten({ inputs }: Program, values: Inputs): boolean {
  return inputs.some(({ name, source }) => source.from === 'environment' && source.required && !values[name]);
}

function isGood({ ok, code }: Verdict): boolean {
  return ok || code === 'signature-not-checked';
}

function isEs256(statement: Statement): boolean {
  return statement.do === 'check' && statement.test.is === 'signed' && statement.test.algorithm === 'ES256';
}

/** The words a program must end with; undefined where it fails earlier, at a value that cannot be read. */
function reasonOf({ statements }: Program, { code, rows }: Verdict): string | undefined {
  const row = rows.find(({ state }) => state === 'failed');
  const check = statements.find((own) => own.do === 'check' && own.code === code && own.name === row?.name);
  return check && !row?.measured.startsWith('expected ') ? `${code}: ${row?.name ?? ''}` : undefined;
}

/** What was forgotten is named, and an empty secret signs nothing. */
function guardTests(toolchain: Toolchain): void {
  const workshop = new Workshop(toolchain);
  beforeAll(() => workshop.open());
  afterAll(() => workshop.close());
  it('name the variable that is not set, or empty', { timeout: PATIENCE }, async () => {
    const jobs = [];
    for (const { scheme, operation } of all) {
      const program = signProgram(scheme.card, operation, { values: {}, probe: true });
      if (program?.inputs.some(({ isSecret }) => isSecret)) jobs.push({ program, made: await workshop.add(program) });
    }
    await workshop.build();
    expect(jobs.length).toBeGreaterThan(6);
    const cases = jobs.flatMap(({ program, made }) =>
      program.inputs.flatMap(({ source }) => {
        if (source.from !== 'environment' || !source.required) return [];
        const { env, stdin } = given(program.inputs, Object.fromEntries(program.inputs.map(({ name }) => [name, 'x'])));
        const { [source.variable]: _, ...rest } = env;
        return [rest, { ...rest, [source.variable]: '' }].map((own) => ({ made, env: own, stdin, source }));
      }),
    );
    expect(cases.length).toBeGreaterThan(24);
    const answers = await workshop.runAll(cases);
    for (const [at, { source }] of cases.entries()) {
      const { code, stderr } = answers[at] ?? missing();
      expect(code, source.variable).not.toBe(0);
      expect(stderr).toContain(`set ${source.variable}`);
    }
  });
}

async function checkTraces(workshop: Workshop, guards: boolean, jobs: readonly Job[]): Promise<void> {
  const cases = jobs.map(({ subject, program, made, inputs }) => ({
    made,
    ...given(program.inputs, withDefaults(subject.operation, inputs)),
  }));
  const answers = await workshop.runAll(cases);
  expect(answers).toHaveLength(jobs.length);
  for (const [at, ran] of answers.entries()) checkTrace(guards, jobs[at] ?? missing(), ran);
}

function missing(): never {
  throw new Error('an answer to nothing that was asked');
}

function checkTrace(guards: boolean, { subject, program, inputs }: Job, ran: Ran): void {
  const trace = traceOperationSync(subject.operation, inputs, syncEngine);
  const about = `${subject.scheme.card.id}/${subject.operation.id} ${JSON.stringify(inputs)}\n${ran.stderr}`;
  if (guards && isForgotten(program, inputs)) {
    expect(ran.code, about).not.toBe(0);
    return;
  }
  const failed = trace.steps.find(({ outcome }) => !outcome.ok);
  if (failed) {
    // An empty HMAC key: the languages' libraries take it.
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
