import { splitUrl } from '../../core/http/url.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';
import { findOperation, type Operation, type Scheme } from '../../core/scheme/define.ts';
import type { FieldDef } from '../../core/scheme/fields.ts';
import type { Case } from '../case.ts';
import type { ImportedRequest } from './reading.ts';
import { fitOf } from './score.ts';
import { insideOf } from './token-points.ts';

/** What a request, or a case, is for an operation: what it fills, and what is left to fill. */
export interface Recognised {
  readonly scheme: string;
  readonly schemeName: string;
  readonly operation: string;
  readonly operationTitle: string;
  readonly inputs: Inputs;
  /** The value that was computed elsewhere; '' when there is none in it. */
  readonly observed: string;
  /** The name of that value; undefined where the operation has none. */
  readonly result: string | undefined;
  readonly direction: Operation['direction'];
  /** Whether there is something to verify, and something that the doctor can search for. */
  readonly canVerify: boolean;
  readonly canDiagnose: boolean;
  /** Names of fields that have a value now. */
  readonly filled: readonly string[];
  /** Names of fields that need one still; secrets are never in a request. */
  readonly missing: readonly string[];
  /** Parts of the message that should carry something and do not: `header Signature`. */
  readonly absent: readonly string[];
  /** What to know when the address is that of another vendor, whose requests look alike. */
  readonly notes: readonly string[];
}

interface Candidate {
  readonly scheme: Scheme;
  readonly operation: Operation;
  readonly score: number;
  readonly found: Readonly<Record<string, string>>;
  readonly absent: readonly string[];
}

/** Every operation that a request may belong to, the likeliest first; the order of `schemes` decides between equals. */
export function recognise(request: ImportedRequest, schemes: readonly Scheme[]): Recognised[] {
  const candidates = schemes.flatMap((scheme) =>
    scheme.operations.flatMap((operation) => candidateOf(scheme, operation, request)),
  );
  return candidates
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ scheme, operation, found, absent }) => ({
      ...recognised(scheme, operation, found, absent),
      notes: mistakenFor(scheme, operation, request),
    }));
}

/** Another vendor's words, of the same header names, when the request goes to that vendor. */
function mistakenFor({ confusables = [] }: Scheme, { id }: Operation, { message }: ImportedRequest): string[] {
  const host = splitUrl(message.origin)?.host.toLowerCase();
  return confusables.filter((other) => other.operation === id && other.host === host).map(({ says }) => says);
}

/** The best of the choices that select a message. */
function candidateOf(scheme: Scheme, operation: Operation, request: ImportedRequest): Candidate[] {
  const all = choicesOf(operation).map((choices): Candidate => {
    const { score, found, missing } = fitOf(operation, choices, request);
    const evidence = found[operation.verifier?.evidence ?? ''] ?? '';
    const inside = insideOf(operation, evidence);
    return {
      scheme,
      operation,
      score: score + inside.points,
      found: { ...inside.found, ...found, ...choices },
      absent: missing,
    };
  });
  const best = Math.max(...all.map(({ score }) => score));
  return all.filter(({ score }) => score === best).slice(0, 1);
}

function choicesOf({ message }: Operation): Inputs[] {
  return 'by' in message ? Object.keys(message.of).map((value) => ({ [message.by]: value })) : [{}];
}

/** A case for its operation; undefined when there is none of that name. */
export function recogniseCase(value: Case, schemes: readonly Scheme[]): Recognised | undefined {
  const scheme = schemes.find(({ card }) => card.id === value.scheme);
  const operation = scheme && findOperation(scheme, value.operation);
  if (!operation) return undefined;
  const result = resultOf(operation);
  const observed = value.observed[result ?? ''] ?? Object.values(value.observed)[0];
  const found = { ...value.inputs, ...(observed === undefined || result === undefined ? {} : { [result]: observed }) };
  return recognised(scheme, operation, found, []);
}

function resultOf({ result, verifier }: Operation): string | undefined {
  return result?.name ?? verifier?.evidence;
}

function recognised(
  scheme: Scheme,
  operation: Operation,
  found: Readonly<Record<string, string>>,
  absent: readonly string[],
): Recognised {
  const result = resultOf(operation);
  const names = new Set(operation.fields.map(({ name }) => name));
  const inputs = Object.fromEntries(Object.entries(found).filter(([name]) => names.has(name)));
  const has = (name: string) => (inputs[name] ?? '') !== '';
  return {
    scheme: scheme.card.id,
    schemeName: scheme.card.name,
    operation: operation.id,
    operationTitle: operation.title,
    inputs,
    observed: (result === undefined ? undefined : found[result]) ?? '',
    result,
    direction: operation.direction,
    canVerify: result !== undefined,
    canDiagnose: operation.result !== undefined && (found[operation.result.name] ?? '') !== '',
    filled: operation.fields.filter((field) => field.kind !== 'choice' && has(field.name)).map(({ name }) => name),
    missing: operation.fields.filter((field) => isNeeded(field) && !has(field.name)).map(({ name }) => name),
    absent,
    notes: [],
  };
}

function isNeeded({ kind, optional, initial }: FieldDef): boolean {
  return kind !== 'choice' && !optional && initial === undefined;
}
