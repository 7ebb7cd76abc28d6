import type { Derivation } from '../bytes/origin.ts';
import type { CryptoCall } from '../crypto/port.ts';
import type { Expr, Param } from './expression.ts';
import type { BytesValue, PairsValue, TextValue, Value } from './value.ts';

/** What an op could not do, said of one of its arguments. The evaluator adds the field's name. */
export interface Refusal {
  readonly refused: string;
  readonly arg: number;
  readonly expected: string;
  readonly got: string;
  readonly fix: string;
}

/** A computation for the crypto engine, with the origin its answer will have. */
export interface CryptoRequest {
  readonly request: CryptoCall;
  readonly derivation: Derivation;
}

/** Something people take an op for, as the expression they compute instead. */
export interface Lookalike {
  /** Cause id, as the catalogue of mistakes names it. */
  readonly cause: string;
  /** What the code does, completing "your code …". */
  readonly says: string;
  readonly expr: Expr;
}

/** The languages snippets are written in. */
export type CodeLanguage = 'javascript' | 'python' | 'php' | 'java' | 'csharp' | 'go' | 'ruby' | 'bash';

/**
 * One word of the recipe language with everything any reader asks of it. A missing facet does not
 * compile; a facet that makes no sense for an op says so (`inverse: null`, no lookalikes).
 */
export interface Op {
  /** The value, or a request to the crypto engine, or why not. Pure. */
  readonly evaluate: (args: readonly Value[], param: Param) => Value | CryptoRequest | Refusal;
  /** The argument that gives this value, where there is exactly one way back. */
  readonly inverse: ((value: Value) => Value | Refusal) | null;
  /** The op in words, completing "this step is …". */
  readonly phrase: (param: Param, args: readonly Expr[]) => string;
  /** The op as a formula over its already formatted arguments. */
  readonly formula: (args: readonly string[], param: Param) => string;
  /** What integrators compute instead. */
  readonly lookalikes: (expr: Expr) => readonly Lookalike[];
}

/** Of an op that nobody takes for another. */
export const NO_LOOKALIKES: Op['lookalikes'] = () => [];

/** Argument `index`, which the builders guarantee to be text. A mismatch is our bug, so it throws. */
export function textArg(args: readonly Value[], index: number): TextValue {
  const value = args[index];
  if (value?.kind !== 'text') throw new Error(`argument ${index} is ${value?.kind ?? 'missing'}, not text`);
  return value;
}

/** Argument `index`, which the builders guarantee to be bytes. */
export function bytesArg(args: readonly Value[], index: number): BytesValue {
  const value = args[index];
  if (value?.kind !== 'bytes') throw new Error(`argument ${index} is ${value?.kind ?? 'missing'}, not bytes`);
  return value;
}

/** Argument `index`, which the builders guarantee to be pairs. */
export function pairsArg(args: readonly Value[], index: number): PairsValue {
  const value = args[index];
  if (value?.kind !== 'pairs') throw new Error(`argument ${index} is ${value?.kind ?? 'missing'}, not pairs`);
  return value;
}

/** A textual parameter, which the builders guarantee. */
export function textParam(param: Param): string {
  if (typeof param !== 'string') throw new Error('the parameter is not text');
  return param;
}

/** A list parameter, which the builders guarantee. */
export function listParam(param: Param): readonly string[] {
  if (!Array.isArray(param)) throw new Error('the parameter is not a list');
  return param as readonly string[];
}
