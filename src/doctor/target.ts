import { decodeBase64 } from '../core/bytes/base64.ts';
import { decodeUtf8, withoutEnd } from '../core/bytes/text.ts';
import { join, literal, nodesOf, type Expr } from '../core/recipe/expression.ts';
import { rewrite } from '../core/recipe/rewrite.ts';
import type { Step } from '../core/scheme/define.ts';

/** The text forms a recipe ends in. */
export type FormOp = 'hex' | 'hexUpper' | 'base64' | 'base64url';

/** All steps of an operation as one graph, so that rewriting keeps them one. The last is the result. */
export type Bundle = Expr;

/** All steps in one graph, so that each keeps its identity when it is rewritten. */
export function bundleOf(steps: readonly Step[]): Bundle {
  return join('', ...steps.map((step) => step.expr as Expr<'text'>));
}

/** Where in a result the digest stands, and what was observed there. */
export interface Target {
  /** The steps, with observed parts put in where they differ from the computed ones. */
  readonly bundle: Bundle;
  readonly result: Expr<'text'>;
  /** The node that writes the digest as text. */
  readonly form: Expr<'text'>;
  readonly own: FormOp;
  readonly digest: Expr<'bytes'>;
  /** What was observed in the place of `form`. */
  readonly text: string;
  /** Other parts of the observed value (a token's header and payload): the node, and its text there. */
  readonly evidence: readonly Evidence[];
}

export interface Evidence {
  readonly node: Expr<'text'>;
  readonly text: string;
  /** The part as it stands, when it was not base64url without padding in one line. */
  readonly written?: string;
}

const FORMS: ReadonlySet<string> = new Set(['hex', 'hexUpper', 'base64', 'base64url']);

/** Takes an observed result apart along the recipe; undefined when it has another shape. */
export function locate(bundle: Bundle, observed: string): Target | undefined {
  const result = bundle.args.at(-1) as Expr<'text'>;
  if (FORMS.has(result.op)) return targetOf(bundle, result, observed, []);
  if (result.op !== 'join') return undefined;
  const separator = String(result.param);
  const leaves = leavesOf(result, separator);
  const parts = observed.split(separator);
  const at = leaves.findIndex((leaf) => FORMS.has(leaf.op) && holdsDigest(leaf));
  if (at === -1 || parts.length !== leaves.length) return undefined;
  const evidence = leaves.flatMap((leaf, i) => (i === at ? [] : evidenceOf(leaf, parts[i] ?? '')));
  if (evidence.length !== leaves.length - 1) return undefined;
  const seen = new Map<Expr, Expr>();
  leaves.forEach((leaf, i) => {
    const found = i === at ? undefined : evidenceOf(leaf, parts[i] ?? '')[0];
    if (found?.written !== undefined) seen.set(leaf, literal(found.written));
    else if (found && !(found.node.op === 'literal' && found.node.param === found.text))
      seen.set(found.node, literal(found.text));
  });
  const rebuilt = rewrite(bundle, seen);
  const form = leavesOf(rebuilt.args.at(-1) ?? rebuilt, separator)[at] as Expr<'text'>;
  return targetOf(rebuilt, form, parts[at] ?? '', evidence);
}

function targetOf(bundle: Bundle, form: Expr<'text'>, text: string, evidence: readonly Evidence[]): Target {
  return {
    bundle,
    result: bundle.args.at(-1) as Expr<'text'>,
    form,
    own: form.op as FormOp,
    digest: form.args[0] as Expr<'bytes'>,
    text,
    evidence,
  };
}

function holdsDigest(leaf: Expr): boolean {
  return nodesOf([leaf]).some(({ op }) => op === 'hmac' || op === 'hash');
}

function leavesOf(node: Expr, separator: string): Expr[] {
  return node.op === 'join' && node.param === separator ? node.args.flatMap((arg) => leavesOf(arg, separator)) : [node];
}

/** The text inside base64url(utf8(text)). */
function evidenceOf(leaf: Expr, part: string): Evidence[] {
  const inner = leaf.args[0]?.args[0];
  if (leaf.op !== 'base64url' || leaf.args[0]?.op !== 'utf8' || inner?.kind !== 'text') return [];
  const strict = decodeBase64(part, 'base64url');
  const plain = part
    .replaceAll(/[\r\n]/g, '')
    .replaceAll('+', '-')
    .replaceAll('/', '_');
  const bytes = strict ?? decodeBase64(withoutEnd(plain, '='), 'base64url');
  const text = bytes && decodeUtf8(bytes);
  return text === undefined ? [] : [{ node: inner as Expr<'text'>, text, ...(strict ? {} : { written: part }) }];
}
