import { literal, nodesOf, withArgs, type Expr } from '../core/recipe/expression.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import type { Value } from '../core/recipe/value.ts';
import type { Confusable, Operation } from '../core/scheme/define.ts';
import type { SchemeMistakes } from '../core/scheme/mistakes.ts';
import { rewrite } from '../core/recipe/rewrite.ts';
import { encodeHex } from '../core/bytes/hex.ts';
import { constructionHypotheses } from './construction.ts';
import { keyReadings, leafHypotheses } from './fields.ts';
import type { Hypothesis } from './hypothesis.ts';
import { innerHypotheses } from './inner.ts';
import { messageHypotheses } from './message.ts';
import type { Values } from './plan.ts';
import { leavesOf, type Leaf } from './sites.ts';
import { innerReadings } from './inner-readings.ts';
import { structureHypotheses } from './structure.ts';
import { bundleOf, type Target } from './target.ts';

/** Hypotheses that put the same value in the same place: one attempt serves all of them. */
export interface HypothesisClass {
  readonly site: Expr;
  readonly replacement: Expr;
  /** The value at the site. */
  readonly value: Value;
  /** Plainest first. */
  readonly members: readonly Hypothesis[];
}

/** What is examined: an operation, and what is known of how people get it wrong. */
export interface Patient {
  readonly operation: Operation;
  readonly mistakes?: SchemeMistakes;
  readonly confusables?: readonly Confusable[];
}

/** Everything that may have gone wrong with one operation on these inputs, cheapest first. */
export interface Catalogue {
  readonly classes: readonly HypothesisClass[];
  readonly leaves: readonly Leaf[];
}

export function catalogue(patient: Patient, target: Target, inputs: Inputs, values: Values): Catalogue {
  const { operation } = patient;
  const root = target.digest;
  const { fields } = operation;
  const leaves = leavesOf(root, fields);
  const textOf = (leaf: Leaf): string | undefined => {
    const value = values.of(leaf.site);
    return value?.kind === 'text' ? value.text : undefined;
  };
  const isToken = target.evidence.length > 0;
  const found = [
    ...schemeHypotheses(patient, target),
    ...confusions(patient, target),
    ...leaves.flatMap((leaf) => {
      const text = textOf(leaf);
      return text === undefined
        ? []
        : [...leafHypotheses(leaf, text, fields, inputs), ...keyReadings(root, leaf, text)];
    }),
    ...innerReadings(root, fields, inputs),
    ...structureHypotheses(root, fields, inputs),
    ...constructionHypotheses(root, target.result, fields),
    ...messageHypotheses(root, leaves, values),
    ...innerHypotheses(root, values),
  ].map((hypothesis) => tokenWords(hypothesis, isToken));
  return { classes: classesOf(found, values), leaves };
}

/** `jwt-secret-base64` is the name the same reading has in a token, and only there. */
function tokenWords(hypothesis: Hypothesis, isToken: boolean): Hypothesis {
  const [jwt, others] = [hypothesis.names.filter(isJwt), hypothesis.names.filter((names) => !isJwt(names))];
  return jwt.length === 0 ? hypothesis : { ...hypothesis, names: isToken ? [...jwt, ...others] : others };
}

const isJwt = (names: readonly string[]): boolean => names.includes('jwt-secret-base64');

/** The other vendors whose headers have the same names. Their own fields are taken at their documented values. */
function confusions({ operation, confusables }: Patient, target: Target): Hypothesis[] {
  return (confusables ?? []).flatMap((other) => {
    const digest = other.result.args[0];
    if (other.operation !== operation.id || digest?.kind !== 'bytes') return [];
    const initials = nodesOf([digest]).flatMap((node) => {
      const own = node.op === 'field' ? other.fields.find(({ name }) => name === node.param) : undefined;
      return own ? [[node, literal(own.initial ?? '')] as const] : [];
    });
    const says = `signs as ${other.name} does, whose headers have the same names`;
    return [
      {
        id: `confusable/${other.id}`,
        names: [['wrong-scheme-version']],
        says,
        site: target.digest,
        replacement: rewrite(digest, new Map<Expr, Expr>(initials)),
        cost: 1.5,
      },
    ];
  });
}

function schemeHypotheses({ operation, mistakes: table }: Patient, target: Target): Hypothesis[] {
  const mistakes = table?.[operation.id];
  if (!mistakes) return [];
  const step = (name: string): Expr => {
    const found = target.bundle.args[operation.steps.findIndex((candidate) => candidate.name === name)];
    if (!found) throw new Error(`no step ${name}`);
    return found;
  };
  const field = (name: string): Expr<'text'> => {
    const inside = nodesOf([bundleOf(operation.steps)]);
    const found = inside.find((candidate) => candidate.op === 'field' && candidate.param === name);
    if (!found) throw new Error(`no field ${name}`);
    return found as Expr<'text'>;
  };
  return mistakes({ field, step }).map(({ id, names, says, site, expr, cost = 1.5 }) => ({
    id: `scheme/${id}`,
    names,
    says,
    site,
    replacement: expr,
    cost,
  }));
}

function classesOf(found: readonly Hypothesis[], values: Values): HypothesisClass[] {
  const classes = new Map<Expr, Map<string, Hypothesis[]>>();
  for (const hypothesis of found) {
    const value = values.of(hypothesis.replacement);
    const before = values.of(hypothesis.site);
    if (!value || (before && keyOf(before) === keyOf(value))) continue;
    const atSite = classes.get(hypothesis.site) ?? new Map<string, Hypothesis[]>();
    classes.set(hypothesis.site, atSite);
    const key = isWritten(hypothesis) ? keyOf(value) : `${keyOf(value)}\n${hypothesis.id}`;
    const known = atSite.get(key);
    if (known) known.push(hypothesis);
    else atSite.set(key, [hypothesis]);
  }
  return [...classes.values()]
    .flatMap((atSite) => [...atSite.values()].flatMap((members) => classOf(members, values)))
    .toSorted((a, b) => costOf(a) - costOf(b));
}

function classOf(members: readonly Hypothesis[], values: Values): HypothesisClass[] {
  const sorted = members.toSorted((a, b) => a.cost - b.cost);
  const [first] = sorted;
  const value = first && values.of(first.replacement);
  return first && value ? [{ site: first.site, replacement: first.replacement, value, members: sorted }] : [];
}

export function costOf({ members }: HypothesisClass): number {
  return members[0]?.cost ?? 9;
}

/** A value written out, which no other hypothesis below can change. */
function isWritten({ replacement }: Hypothesis): boolean {
  return replacement.op === 'altered' || replacement.op === 'alteredBytes' || replacement.op === 'literal';
}

function keyOf(value: Value): string {
  if (value.kind === 'text') return `t${value.text}`;
  return value.kind === 'bytes'
    ? `b${encodeHex(value.bytes)}`
    : `p${value.pairs.map((pair) => pair.map(({ text }) => text).join('=')).join('&')}`;
}

/** Rebuilds a node for `specialise`. */
export const rebuild = (node: Expr, args: readonly Expr[]): Expr => withArgs(node, args);
