import type { ImportEntry } from '../../cases/import/session.ts';
import type { Problem } from '../../core/problem.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';
import { findOperation, type Operation, type Scheme } from '../../core/scheme/define.ts';
import { misfitOf, readPasted } from '../../core/scheme/pasted.ts';
import { observedName } from '../../core/scheme/verify.ts';
import type { Findings } from '../../ui/raw-findings.tsx';
import { isExaminable } from './patient.ts';

/** A request as a case: the operation it fits best, with what it carries. */
export interface RequestCase {
  readonly pasted: Findings | { readonly ok: false; readonly problem: Problem };
  readonly scheme: string;
  readonly operation: Operation;
  /** Secrets that were there before are kept: no request carries them. */
  readonly inputs: Inputs;
  readonly observed: string;
}

/** A request line, or headers, where a case would begin with a brace. */
export function isRequest(text: string): boolean {
  return /^\s*(?:[A-Z]{3,10} \S+|[A-Za-z][A-Za-z0-9-]*: ?\S)/.test(text);
}

interface Before {
  readonly scheme: string;
  readonly operation: string;
  readonly inputs: Inputs;
}

/** Undefined when there is no operation to read it for. Of operations that fit alike, the one already chosen. */
export function caseOfRequest(raw: string, schemes: readonly Scheme[], before: Before): RequestCase | undefined {
  const candidates = schemes.flatMap(({ card, operations }) =>
    operations.filter(isExaminable).map((operation) => ({ scheme: card.id, operation })),
  );
  const read = candidates.map(({ scheme, operation }) => {
    const isChosen = scheme === before.scheme && operation.id === before.operation;
    const kept = isChosen ? before.inputs : {};
    const pasted = readPasted(operation, kept, raw);
    const found = pasted.ok ? pasted.reading.found : {};
    const { [observedName(operation) ?? '']: observed = '', ...inputs } = found;
    const misfit = pasted.ok ? misfitOf(pasted.reading) + (observed === '' ? 100 : 0) - (isChosen ? 0.5 : 0) : 0;
    return { misfit, pasted, scheme, operation, inputs: { ...kept, ...inputs }, observed };
  });
  return read.toSorted((a, b) => a.misfit - b.misfit)[0];
}

/**
 * The same of what was copied in another form: the likeliest of the operations it may belong to. Undefined when there is
 * none with a value to explain.
 */
export function caseOfEntry(
  { recognised, lost }: ImportEntry,
  schemes: readonly Scheme[],
  before: Before,
): RequestCase | undefined {
  for (const { scheme: id, operation: operationId, inputs, observed, absent } of recognised) {
    const scheme = schemes.find(({ card }) => card.id === id);
    const operation = scheme && findOperation(scheme, operationId);
    if (!operation || !isExaminable(operation)) continue;
    const isChosen = id === before.scheme && operationId === before.operation;
    const found = { ...inputs, [observedName(operation) ?? '']: observed };
    return {
      pasted: { ok: true, notes: lost, reading: { found, missing: absent, other: [] } },
      scheme: id,
      operation,
      inputs: { ...(isChosen ? before.inputs : {}), ...inputs },
      observed,
    };
  }
  return undefined;
}
