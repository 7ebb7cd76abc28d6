import { CircleCheck, CircleX } from 'lucide-react';
import { useCallback } from 'react';

import { encodeHex } from '../../core/bytes/hex.ts';
import { webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import type { Value } from '../../core/recipe/value.ts';
import type { Operation, Vector } from '../../core/scheme/define.ts';
import { traceOperation } from '../../core/scheme/trace.ts';
import { verifierOf, verifyOperation } from '../../core/scheme/verify.ts';
import { CheckRows } from '../../ui/check-rows.tsx';
import { useLater } from '../../ui/later.ts';

/** The published value that shows an operation best: a whole computation, or else evidence that is genuine. */
export function exampleOf(operation: Operation, vectors: readonly Vector[]): Vector | undefined {
  return (
    vectors.find(({ result }) => operation.result && result) ??
    vectors.find(({ verdict }) => verdict === 'ok') ??
    vectors.find(({ steps }) => steps !== undefined)
  );
}

/** One published value, computed while you look, step by step, and held against what was published. */
export function Example({ operation, vector }: { readonly operation: Operation; readonly vector: Vector }) {
  const done = useLater(useCallback(() => compute(operation, vector), [operation, vector]));
  const shown = operation.fields.filter(({ name }) => (vector.inputs[name] ?? '') !== '');
  return (
    <div className="panel min-w-0 divide-y divide-line">
      <p className="px-5 py-3 text-sm wrap-anywhere text-muted">
        <code className="font-mono text-ink">{vector.id}</code> {vector.source}
      </p>
      <dl className="grid gap-2 px-5 py-3">
        {shown.map(({ name }) => (
          <Row key={name} name={name} text={vector.inputs[name] ?? ''} />
        ))}
      </dl>
      {done && (
        <>
          {done.steps.length > 0 && (
            <dl className="grid gap-2 px-5 py-3">
              {done.steps.map(({ name, text }) => (
                <Row key={name} name={name} text={text} />
              ))}
            </dl>
          )}
          {done.rows.length > 0 && (
            <div className="px-5 py-3">
              <CheckRows rows={done.rows} />
            </div>
          )}
          <Outcome isGood={done.isGood} vector={vector} />
        </>
      )}
    </div>
  );
}

function Row({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div className="grid gap-x-6 text-sm md:grid-cols-[14rem_minmax(0,1fr)]">
      <dt className="font-mono font-semibold wrap-anywhere">{name}</dt>
      <dd className="font-mono wrap-anywhere whitespace-pre-wrap">{text}</dd>
    </div>
  );
}

function Outcome({ isGood, vector }: { readonly isGood: boolean; readonly vector: Vector }) {
  const Icon = isGood ? CircleCheck : CircleX;
  const says = isGood
    ? vector.result
      ? `Computed in this page just now, and equal to ${heldAgainst(vector)}.`
      : 'Checked in this page just now, with the expected verdict.'
    : 'Not the expected value: please report it.';
  return (
    <p className={`flex items-center gap-2 px-5 py-3 text-sm font-medium ${isGood ? 'text-ok' : 'text-bad'}`}>
      <Icon aria-hidden size={16} className="shrink-0" /> {says}
    </p>
  );
}

/** Who says so: a vendor that published the value, or a second program of ours where none did. */
export function heldAgainst({ source }: Pick<Vector, 'source'>): string {
  if (source.includes('computed with python3')) return 'the value computed independently with python3';
  return /\b(computed|ours)\b/.test(source) ? 'the value computed independently' : 'the published value';
}

async function compute(operation: Operation, { inputs, result, observed, verdict }: Vector) {
  const trace = await traceOperation(operation, inputs, webcryptoEngine);
  const steps = trace.steps.flatMap(({ name, outcome }) => (outcome.ok ? [{ name, text: textOf(outcome.value) }] : []));
  const evidence = verifierOf(operation)?.evidence ?? '';
  const received = observed?.[evidence];
  const judged =
    received === undefined ? undefined : await verifyOperation(operation, inputs, received, webcryptoEngine);
  const made = trace.result?.outcome.ok ? textOf(trace.result.outcome.value) : undefined;
  const isGood = result ? made === Object.values(result)[0] : judged?.code === (verdict ?? judged?.code);
  return { steps, rows: result ? [] : (judged?.rows ?? []), isGood };
}

function textOf(value: Value): string {
  if (value.kind === 'text') return value.text;
  return value.kind === 'bytes' ? encodeHex(value.bytes) : '';
}
