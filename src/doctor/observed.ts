import type { Problem } from '../core/problem.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import type { Expr } from '../core/recipe/expression.ts';
import type { Operation } from '../core/scheme/define.ts';
import { observedName } from '../core/scheme/verify.ts';

/**
 * The fewest characters by which an observed value can be recognised. Eight hex digits are 32 bits: the few
 * hundred thousand computations of a search, each compared at both ends, meet them by chance once in some
 * thousand values, and what they explain is labelled weak. A digit less, and chance would be sixteen times as near.
 */
export const FEWEST = 8;

/**
 * Why this observed value cannot be searched for: too few characters to tell one computation from another by.
 * Undefined where it can, where nothing was observed yet, and where it is a secret of the inputs, sent as it is.
 */
export function observedProblem(operation: Operation, inputs: Inputs, observed: string): Problem | undefined {
  const name = observedName(operation);
  const text = observed.trim();
  if (name === undefined || observed === '') return undefined;
  const signature = signatureOf(operation, text);
  const isSecret = (value: string): boolean =>
    operation.fields.some((field) => field.secret === true && inputs[field.name] === value);
  if (isSecret(text) || (signature !== '' && isSecret(signature))) return undefined;
  const whole = lengthOf(text);
  const part = lengthOf(signature);
  const length = Math.min(whole, part);
  // A token without a signature says by itself what is wrong with it.
  if (length >= FEWEST || (part === 0 && whole >= FEWEST)) return undefined;
  return {
    code: 'observed-too-short',
    severity: 'error',
    field: name,
    expected: `${expectedOf(operation)}, or ${FEWEST} characters of it at least`,
    got: `${counted(length)}${part < whole ? ' for the signature' : ''}: other computations would give them by chance`,
    fix: 'Paste the whole value that your code printed.',
  };
}

/** Without the dots that say that something was cut off. */
const lengthOf = (text: string): number => [...text.replace(/(?:\.\.\.|…)$/, '')].length;

/** The part of a token that is its signature; another result is one as a whole. */
function signatureOf({ result }: Operation, text: string): string {
  if (result?.expr.op !== 'join') return text;
  const parts = text.split(String(result.expr.param));
  return parts.length < 3 ? text : (parts.at(-1) ?? '');
}

function counted(length: number): string {
  if (length === 0) return 'none';
  return length === 1 ? '1 character' : `${length} characters`;
}

const SIZES: Readonly<Record<string, number>> = { MD5: 16, 'SHA-1': 20, 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 };

/** Length and alphabet of the right value, as far as the recipe shows them. */
function expectedOf({ result, verifier }: Operation): string {
  if (!result) return `the whole ${verifier?.evidence ?? 'value'}`;
  const { expr } = result;
  const [size, digits] = [sizeOf(expr.args[0]), expr.op === 'hexUpper' ? 'A-F' : 'a-f'];
  if (size !== undefined && expr.op.startsWith('hex')) return `${size * 2} hex digits (0-9, ${digits})`;
  if (size !== undefined && expr.op === 'base64')
    return `${Math.ceil(size / 3) * 4} characters of base64 (A-Z, a-z, 0-9, +, / and =)`;
  if (expr.op === 'join') return 'a token: three parts of base64url (A-Z, a-z, 0-9, - and _) with dots between them';
  return `the whole ${result.name}`;
}

function sizeOf(digest: Expr | undefined): number | undefined {
  return digest?.op === 'hash' || digest?.op === 'hmac' ? SIZES[String(digest.param)] : undefined;
}
