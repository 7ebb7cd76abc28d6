import type { Octets } from '../bytes/octets.ts';
import { fieldsOf } from '../bytes/origin.ts';
import type { Engine } from '../crypto/port.ts';
import type { Problem } from '../problem.ts';
import { nodesOf, type Expr } from './expression.ts';
import type { CryptoRequest, Refusal } from './op.ts';
import { OPS } from './ops/index.ts';
import { bytesValue, textValue, type Value } from './value.ts';

/** What a node came to. */
export type Outcome = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

/** Field values by the vendor's names. A field that is missing counts as empty. */
export type Inputs = Readonly<Record<string, string>>;

/** Outcomes by node identity. Nodes shared between expressions (a rewritten graph and its original) are computed once. */
export type Memo = Map<Expr, Outcome>;

/** Evaluates every node below the roots, awaiting the engine. Never rejects for what a user typed. */
export async function evaluate(
  roots: readonly Expr[],
  inputs: Inputs,
  engine: Engine<'async'>,
  memo: Memo = new Map(),
): Promise<Memo> {
  for (const node of nodesOf(roots)) {
    if (memo.has(node)) continue;
    const result = step(node, inputs, memo);
    memo.set(node, 'request' in result ? answered(result, await engine.run(result.request)) : result);
  }
  return memo;
}

/** `evaluate` at once, with a synchronous engine. */
export function evaluateSync(
  roots: readonly Expr[],
  inputs: Inputs,
  engine: Engine<'sync'>,
  memo: Memo = new Map(),
): Memo {
  for (const node of nodesOf(roots)) {
    if (memo.has(node)) continue;
    const result = step(node, inputs, memo);
    memo.set(node, 'request' in result ? answered(result, engine.run(result.request)) : result);
  }
  return memo;
}

function step(node: Expr, inputs: Inputs, memo: Memo): Outcome | CryptoRequest {
  if (node.op === 'field') return { ok: true, value: fieldValue(String(node.param), inputs) };
  const args: Value[] = [];
  for (const arg of node.args) {
    const outcome = memo.get(arg);
    if (!outcome) throw new Error('a node was evaluated before its arguments');
    if (!outcome.ok) return outcome;
    args.push(outcome.value);
  }
  const result = OPS[node.op].evaluate(args, node.param);
  if ('request' in result) return result;
  return 'refused' in result ? { ok: false, problem: problemOf(result, args) } : { ok: true, value: result };
}

function fieldValue(name: string, inputs: Inputs): Value {
  return textValue(inputs[name] ?? '', { how: 'field', field: name });
}

function answered(result: CryptoRequest, bytes: Octets): Outcome {
  return { ok: true, value: bytesValue(bytes, result.derivation) };
}

function problemOf(refusal: Refusal, args: readonly Value[]): Problem {
  const arg = args[refusal.arg];
  const field = arg ? fieldOf(arg) : undefined;
  const { refused: code, expected, got, fix } = refusal;
  return { code, severity: 'error', expected, got, fix, ...(field === undefined ? {} : { field }) };
}

/** The field behind a value, also when the value is empty and so has no units to ask. */
function fieldOf(value: Value): string | undefined {
  const { derivation } = value;
  if (derivation.how === 'field') return derivation.field;
  if (derivation.how === 'regroup') return fieldOf(derivation.of as Value);
  return fieldsOf(value)[0];
}
