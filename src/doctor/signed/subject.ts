import { syncEngine } from '../../core/crypto/sync.ts';
import { evaluateSync, type Inputs } from '../../core/recipe/evaluate.ts';
import { field, type Expr } from '../../core/recipe/expression.ts';
import type { Value } from '../../core/recipe/value.ts';
import type { Operation, SignedTest, Verifier } from '../../core/scheme/define.ts';
import { withEvidence } from '../../core/scheme/verify.ts';
import type { Octets } from '../../core/bytes/octets.ts';
import type { Names } from '../alter/alteration.ts';
import type { How } from '../how.ts';

/** What is looked at when a signature cannot be computed again: the evidence, and how its test reads it. */
export interface Subject {
  readonly operation: Operation;
  readonly verifier: Verifier;
  readonly test: SignedTest;
  /** Without the evidence. */
  readonly inputs: Inputs;
  readonly observed: string;
}

/** How a mistake is made, and the causes that it goes by. */
export interface Made {
  readonly causes: readonly string[];
  readonly how: How;
}

/** Something that may have been done to what was received, as a change of the evidence or of an input. */
export interface Reading {
  readonly observed?: string;
  readonly inputs?: Inputs;
  readonly names: Names;
  /** Completing "your code …". */
  readonly says: string;
  /** The same as data: one, or one for each of two changes. */
  readonly hows: readonly Made[];
  readonly cost: number;
}

/** Asked between attempts. It may wait, so that messages are heard, and gives a search up by throwing. */
export type Breath = () => Promise<void> | undefined;

/** The subject as it would have been without the mistake. */
export function undone(subject: Subject, { observed, inputs }: Reading): Subject {
  return { ...subject, observed: observed ?? subject.observed, inputs: { ...subject.inputs, ...inputs } };
}

/** The bytes that an expression comes to with what was received; undefined where it comes to none. */
export function bytesOf(subject: Subject, expr: Expr): Octets | undefined {
  const value = valueOf(subject, expr);
  return value?.kind === 'bytes' ? value.bytes : undefined;
}

/** The text that an expression comes to with what was received; undefined where it comes to none. */
export function textOf(subject: Subject, expr: Expr): string | undefined {
  const value = valueOf(subject, expr);
  return value?.kind === 'text' ? value.text : undefined;
}

function valueOf({ verifier, inputs, observed }: Subject, expr: Expr): Value | undefined {
  const outcome = evaluateSync([expr], withEvidence(verifier, inputs, observed), syncEngine).get(expr);
  return outcome?.ok ? outcome.value : undefined;
}

/** The message as text, where it is a field, and the verifier's steps that can be computed. */
export function stepsOf(subject: Subject): { readonly name: string; readonly value: Value }[] {
  const { verifier, operation } = subject;
  const messages = operation.fields.filter(({ kind }) => kind === 'rawBody');
  const texts = messages.map(({ name }) => ({ name, expr: field(name) }));
  return [...texts, ...verifier.steps].flatMap(({ name, expr }) => {
    const value = valueOf(subject, expr);
    return value ? [{ name, value }] : [];
  });
}

/** A reading that is one change. */
export const single = (reading: Omit<Reading, 'hows'>, how: How): Reading => ({
  ...reading,
  hows: [{ causes: reading.names.flat(), how }],
});
