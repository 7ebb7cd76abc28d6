import { describe, expect, it } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '../bytes/text.ts';
import { runsOf } from '../bytes/origin.ts';
import { syncEngine } from '../crypto/sync.ts';
import { webcryptoEngine } from '../crypto/webcrypto.ts';
import { fieldsTaken } from '../recipe/branches.ts';
import type { Inputs } from '../recipe/evaluate.ts';
import { formulaOf, phraseOf } from '../recipe/formula.ts';
import { nodesOf } from '../recipe/expression.ts';
import { OPS } from '../recipe/ops/index.ts';
import type { Value } from '../recipe/value.ts';
import { coverageOf, switchesOf } from './coverage.ts';
import { findOperation, type Operation, type Scheme, type Vector } from './define.ts';
import { parseMessage } from './parse.ts';
import { asTemplate, slotsIn } from './template.ts';
import { checkInputs, selectMessage, traceOperation, traceOperationSync, withInitials, type Trace } from './trace.ts';
import { verifierOf, verifyOperation, withEvidence } from './verify.ts';

/** Every scheme answers the same questions. A scheme's own test file calls this and adds what is peculiar. */
export function battery(scheme: Scheme, vectors: readonly Vector[]): void {
  describe(`${scheme.card.id}: vectors`, () => {
    for (const vector of vectors) vectorTests(scheme, vector);
    it('cover every operation that has steps, with a wrong value too', () => {
      for (const operation of scheme.operations) {
        const own = vectors.filter((vector) => vector.operation === operation.id);
        const isCovered = own.some((vector) => (operation.result ? vector.result : vector.steps));
        expect(isCovered || operation.steps.length === 0, `${operation.id} has a computed vector`).toBe(true);
      }
      expect(vectors.some((vector) => vector.verdict !== undefined && vector.verdict !== 'ok')).toBe(true);
    });
  });
  for (const operation of scheme.operations)
    describe(`${scheme.card.id}/${operation.id}`, () => operationTests(operation, vectors));
}

function vectorTests(scheme: Scheme, vector: Vector): void {
  const operation = findOperation(scheme, vector.operation);
  if (!operation) throw new Error(`${vector.id} names an unknown operation`);
  if (vector.result ?? vector.steps) {
    it(`${vector.id}: ${vector.note || 'gives the published value'} (webcrypto)`, async () => {
      expectVector(await traceOperation(operation, vector.inputs, webcryptoEngine), vector);
    });
    it(`${vector.id}: the same with the sync engine`, () => {
      expectVector(traceOperationSync(operation, vector.inputs, syncEngine), vector);
    });
  }
  const observed = vector.observed?.[verifierOf(operation)?.evidence ?? ''];
  if (observed !== undefined) {
    it(`${vector.id}: verifies as ${vector.verdict}. ${vector.note}`, async () => {
      expect((await verifyOperation(operation, vector.inputs, observed, webcryptoEngine)).code).toBe(vector.verdict);
    });
  }
}

function expectVector(trace: Trace, vector: Vector): void {
  // WebCrypto and noble differ on nothing but the empty HMAC key, which is refused before either is asked.
  for (const [name, text] of Object.entries(vector.steps ?? {})) {
    const step = trace.steps.find((candidate) => candidate.name === name);
    expect(step?.outcome.ok && textOf(step.outcome.value), `step ${name}`).toBe(text);
  }
  for (const [name, text] of Object.entries(vector.headers ?? {}))
    expect(trace.message?.headers.find(([header]) => header === name)?.[1], `header ${name}`).toBe(text);
  for (const [name, text] of Object.entries(vector.result ?? {})) {
    expect(trace.result?.name).toBe(name);
    expect(trace.result?.outcome.ok && textOf(trace.result.outcome.value)).toBe(text);
  }
}

function operationTests(operation: Operation, vectors: readonly Vector[]): void {
  const sample = vectors.find(
    (vector) => vector.operation === operation.id && (operation.result ? vector.result : vector.steps),
  );
  const verifier = verifierOf(operation);
  const evidence = (verifier && sample?.observed?.[verifier.evidence]) ?? '';
  const own = withInitials(operation, sample?.inputs ?? {});
  const inputs = verifier ? withEvidence(verifier, own, evidence) : own;

  it('names every field once, with a sentence of help', () => {
    const names = operation.fields.map((field) => field.name);
    expect(new Set(names).size).toBe(names.length);
    for (const field of operation.fields) expect(field.help).toMatch(/\.$/);
  });

  it('ends its steps with the result', () => {
    if (operation.result) expect(operation.steps.at(-1)?.name).toBe(operation.result.name);
    else expect(operation.steps.every((step) => step.expr.kind !== 'pairs')).toBe(true);
  });

  it('has words and a formula for every node, and lookalikes of the same kind', () => {
    for (const node of nodesOf(operation.steps.map((step) => step.expr))) {
      expect(phraseOf(node)).not.toBe('');
      expect(formulaOf(node, new Map())).not.toBe('');
      for (const lookalike of OPS[node.op].lookalikes(node))
        expect(lookalike.expr.kind, lookalike.says).toBe(node.kind);
    }
  });

  it('accounts for every unit of every step', () => {
    for (const { outcome } of traceOperationSync(operation, inputs, syncEngine).steps) {
      if (!outcome.ok) continue;
      const runs = runsOf(outcome.value);
      expect(runs[0]?.start ?? 0).toBe(0);
      expect(runs.at(-1)?.end ?? 0).toBe(outcome.value.size);
      runs.forEach((run, i) => expect(run.end).toBe(runs[i + 1]?.start ?? outcome.value.size));
    }
  });

  it('reads back the message it prints', () => {
    const trace = traceOperationSync(operation, inputs, syncEngine);
    if (!trace.message) throw new Error('the sample gives no message');
    const slots = parseMessage(operation, inputs, trace.message);
    expect(slots).toBeDefined();
    for (const [name, text] of Object.entries(slots ?? {})) {
      const { result } = trace;
      const isCarrier = operation.result === undefined && name === verifier?.evidence;
      const made = result?.name === name && result.outcome.ok ? textOf(result.outcome.value) : undefined;
      expect(text, name).toBe(made ?? ((isCarrier && evidence) || (inputs[name] ?? '')));
    }
  });

  it('reads back every field that its method, target and headers show', () => {
    const trace = traceOperationSync(operation, inputs, syncEngine);
    const found = (trace.message && parseMessage(operation, inputs, trace.message)) ?? {};
    const lost = shownFields(operation, inputs).filter((name) => (inputs[name] ?? '') !== '' && !(name in found));
    expect(lost, 'a pasted request would lose these: see "A sorted query" in the README').toEqual([]);
  });

  it('says of every part of the message whether the signature binds it', () => {
    for (const row of coverageOf(operation, inputs)) expect(row.says).not.toBe('');
  });

  it('answers empty inputs with problems at fields, not with an exception', async () => {
    expect(() => checkInputs(operation, {})).not.toThrow();
    const trace = await traceOperation(operation, {}, webcryptoEngine);
    for (const problem of trace.problems) expect(problem.field, problem.code).toBeDefined();
  });
}

function textOf(value: Value): string | undefined {
  if (value.kind === 'text') return value.text;
  return value.kind === 'bytes' ? decodeUtf8(value.bytes) : decodeUtf8(encodeUtf8(''));
}

/** The fields whose text stands in the message outside its body; what is computed from bytes shows none. */
function shownFields(operation: Operation, inputs: Inputs): string[] {
  const { method, target, headers } = selectMessage(operation, inputs);
  const slots = [method, target, ...headers.map(([, value]) => value)].flatMap((part) => slotsIn(asTemplate(part)));
  const plain = slots.filter((slot) => nodesOf([slot]).every(({ kind }) => kind !== 'bytes'));
  return [...new Set(plain.flatMap((slot) => fieldsTaken(slot, switchesOf(operation, inputs))))];
}
