import type { Range, Run } from '../core/bytes/origin.ts';
import { runsOf } from '../core/bytes/origin.ts';
import { syncEngine } from '../core/crypto/sync.ts';
import { evaluateSync, type Inputs } from '../core/recipe/evaluate.ts';
import type { CodeLanguage } from '../core/recipe/op.ts';
import type { Value } from '../core/recipe/value.ts';
import { formed, totalOf } from '../core/recipe/view.ts';
import { compareResult } from '../core/scheme/compare.ts';
import type { Operation } from '../core/scheme/define.ts';
import { withInitials } from '../core/scheme/trace.ts';
import { observedName } from '../core/scheme/verify.ts';
import type { Diagnosis, Explanation } from '../doctor/index.ts';
import { differences } from './differences.ts';

/** One of two strings, or the stretch of it that is shown. */
export interface Strand {
  readonly text: string;
  /** Cover the text without gaps. */
  readonly runs: readonly Run[];
  /** What the other has not; an empty range is a place where something is missing. */
  readonly differs: readonly Range[];
  /** Units of the whole value. */
  readonly total: number;
}

/** A step that came out otherwise in their code. */
export interface ChangedStep {
  readonly name: string;
  readonly form: 'text' | 'hex';
  /** A digest: nothing in it tells where the difference came from. */
  readonly isMixed: boolean;
  /** Units of both left out before the stretch. */
  readonly from: number;
  /** The first unit that differs, counted in the whole value. */
  readonly at: number;
  readonly right: Strand;
  readonly theirs: Strand;
}

export interface ExplanationView extends Omit<Explanation, 'theirs' | 'right' | 'languages'> {
  readonly languages: readonly CodeLanguage[];
  readonly changed: readonly ChangedStep[];
  /** Whether the observed value was computed again (or, of a signature, verified) from the inputs; what is plain to see was not. */
  readonly isRecomputed: boolean;
}

/** A diagnosis as the screen has it: plain data that crosses from a worker. */
export interface DiagnosisView extends Omit<Diagnosis, 'explanations'> {
  readonly explanations: readonly ExplanationView[];
  readonly resultName: string;
  readonly observed: string;
  readonly computed?: string;
  /** Completing "equal but …": the digest is right, its text form is not. */
  readonly but?: string;
}

interface Subject {
  readonly operation: Operation;
  readonly inputs: Inputs;
  readonly observed: string;
}

/** A diagnosis as the screen has it, with the values of the steps on both sides. */
export function viewOf({ operation, inputs, observed }: Subject, diagnosis: Diagnosis): DiagnosisView {
  const memo = evaluateSync(
    operation.steps.map(({ expr }) => expr),
    withInitials(operation, inputs),
    syncEngine,
  );
  const valueOf = (name: string): Value | undefined => {
    const step = operation.steps.find((candidate) => candidate.name === name);
    const outcome = step && memo.get(step.expr);
    return outcome?.ok ? outcome.value : undefined;
  };
  const resultName = observedName(operation) ?? '';
  const result = valueOf(resultName);
  const computed = result?.kind === 'text' ? result.text : undefined;
  const comparison = computed === undefined ? undefined : compareResult(computed, observed);
  return {
    ...diagnosis,
    resultName,
    observed,
    ...(computed === undefined ? {} : { computed }),
    ...(comparison?.is === 'equal-but' ? { but: comparison.but } : {}),
    explanations: diagnosis.explanations.map(({ theirs, right, ...rest }) => ({
      ...rest,
      isRecomputed: theirs.length > 0,
      changed: theirs.flatMap(({ name, value }) => {
        const signed = right?.find((step) => step.name === name)?.value;
        return changedStep(name, signed ?? valueOf(name), value);
      }),
    })),
  };
}

/** How much is shown before and after the first difference. */
const BEFORE = 400;
const AFTER = 1600;

function changedStep(name: string, right: Value | undefined, theirs: Value): ChangedStep[] {
  if (!right) return [];
  const form = right.kind === 'bytes' || theirs.kind === 'bytes' ? 'hex' : 'text';
  const [whole, other] = [right, theirs].map((value) => formed(value, form, Infinity).text);
  if (whole === undefined || other === undefined || whole === other) return [];
  const at = commonStart(whole, other);
  const from = at <= BEFORE ? 0 : at - BEFORE;
  const [a, b] = [whole, other].map((text) => text.slice(from, at + AFTER));
  const marks = differences(a ?? '', b ?? '', form === 'hex' ? 2 : 1);
  const strand = (value: Value, text: string, differs: readonly Range[]): Strand => ({
    text,
    differs,
    runs: runsWithin(value, form, from, from + text.length),
    total: totalOf(value, form),
  });
  const strands = { right: strand(right, a ?? '', marks[0]), theirs: strand(theirs, b ?? '', marks[1]) };
  const isMixed = [strands.right, strands.theirs].some(({ runs }) => isDigest(runs));
  return [{ name, form, isMixed, from, at, ...strands }];
}

/** Whether all that is not written in the recipe (base64's padding is) depends on everything. */
function isDigest(runs: readonly Run[]): boolean {
  const made = runs.filter(({ sources }) => sources.length > 0);
  return made.length > 0 && made.every(({ sources }) => sources.some(({ diffuse }) => diffuse));
}

function runsWithin(value: Value, form: 'text' | 'hex', from: number, to: number): Run[] {
  return runsOf(formed(value, form, to), from, to).map((run) => ({
    ...run,
    start: run.start - from,
    end: run.end - from,
  }));
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}
