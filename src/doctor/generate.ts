import { literal, nodesOf, withArgs, type Expr } from '../core/recipe/expression.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import type { Confusable, Operation } from '../core/scheme/define.ts';
import type { SchemeMistakes } from '../core/scheme/mistakes.ts';
import { rewrite } from '../core/recipe/rewrite.ts';
import { constructionHypotheses } from './construction.ts';
import type { Alteration } from './alter/alteration.ts';
import { Classes, type HypothesisClass } from './classes.ts';
import { alterationsOf, keyReadings, leafHypotheses } from './fields.ts';
import { FORM } from './how.ts';
import type { Hypothesis } from './hypothesis.ts';
import { innerHypotheses } from './inner.ts';
import { laterHypotheses, wholeBodies, withWholes, type Shared } from './later.ts';
import { messageHypotheses } from './message.ts';
import { otherKeys } from './other-keys.ts';
import { nameSteps } from './parts.ts';
import type { Values } from './plan.ts';
import { leavesOf, type Leaf } from './sites.ts';
import { innerReadings } from './inner-readings.ts';
import { structureHypotheses } from './structure.ts';
import { bundleOf, type Target } from './target.ts';

/** What is examined: an operation, and what is known of how people get it wrong. */
export interface Patient {
  readonly operation: Operation;
  readonly mistakes?: SchemeMistakes;
  readonly confusables?: readonly Confusable[];
}

/** Everything that may have gone wrong with one operation on these inputs, cheapest first. */
export interface Catalogue {
  readonly classes: readonly HypothesisClass[];
  /** Of texts that only another mistake brings in: the second of two, and never alone. */
  readonly later: readonly HypothesisClass[];
  readonly leaves: readonly Leaf[];
}

/** How far the making of a catalogue is: hypotheses made, of those known to come. */
export interface Made {
  readonly made: number;
  readonly of: number;
}

/** What a catalogue is made from. */
export interface Site {
  readonly patient: Patient;
  readonly target: Target;
  readonly inputs: Inputs;
  readonly values: Values;
}

/** Made step by step: of a body of 60 kB each step takes a while, all together take seconds. */
export function* catalogued(site: Site): Generator<Made, Catalogue> {
  const { fields, steps } = site.patient.operation;
  nameSteps(
    site.target.bundle.args,
    steps.map(({ name }) => name),
  );
  const leaves = leavesOf(site.target.digest, fields);
  const wholes = wholeBodies(fields, leaves, site.inputs);
  const inner = innerReadings(site.target.digest, fields, site.inputs);
  const { of, all } = hypotheses(site, leaves, wholes, inner);
  const classes = new Classes(site.values);
  const later = new Classes(site.values);
  let made = 0;
  for (const [into, list] of [
    [classes, all],
    [later, laterHypotheses(site.target.digest, fields, site.inputs, { wholes, inner }, site.values)],
  ] as const)
    for (const hypothesis of list) {
      if (hypothesis) into.add(hypothesis);
      yield { made: ++made, of: Math.max(made, of) };
    }
  return { classes: classes.sorted(), later: later.sorted(), leaves };
}

/** Every hypothesis, made when asked for; undefined where one would change nothing. `of`: about how many there are. */
export function hypotheses(
  site: Site,
  leaves: readonly Leaf[],
  wholes: readonly Leaf[] = [],
  inner: readonly Hypothesis[] = innerReadings(site.target.digest, site.patient.operation.fields, site.inputs),
): { readonly of: number; readonly all: Generator<Hypothesis | undefined, void> } {
  const { patient, target, inputs, values } = site;
  const read = leaves.flatMap((leaf) => {
    const value = values.of(leaf.site);
    if (value?.kind !== 'text') return [];
    const { text } = value;
    const made = alterationsOf(leaf, text, patient.operation.fields, inputs);
    const alterations = isInForm(leaf, target.digest) ? made.map(encodedTwice) : made;
    return [{ leaf, text, alterations: isFollowed(leaf, target.digest) ? alterations.map(dearerTail) : alterations }];
  });
  const isToken = target.evidence.length > 0;
  return {
    of: read.reduce((sum, { alterations }) => sum + alterations.length, 0),
    all: worded(making(site, leaves, read, { wholes, inner }), isToken),
  };
}

/** Whether other parts follow in a list without separators: what stands between two parts is a separator. */
function isFollowed({ site }: Leaf, root: Expr): boolean {
  return nodesOf([root]).some(({ op, args }) => op === 'concat' && args.includes(site) && args.at(-1) !== site);
}

function dearerTail(alteration: Alteration): Alteration {
  return alteration.names[0]?.[0] === 'trailing-newline' ? { ...alteration, cost: alteration.cost + 0.6 } : alteration;
}

/** Whether it is a value of a form, which encodes it. */
function isInForm({ site }: Leaf, root: Expr): boolean {
  return nodesOf([root]).some(
    ({ op, args: [members] }) => op === 'formEncode' && members?.args.includes(site) === true,
  );
}

function encodedTwice(alteration: Alteration): Alteration {
  const [first = [], ...also] = alteration.names;
  if (!alteration.id.startsWith('percent') || !first.includes('url-encoding')) return alteration;
  const twice = first.map((cause) => (cause === 'url-encoding' ? 'url-double-encoding' : cause));
  return {
    ...alteration,
    names: [twice, first, ...also],
    says: `${alteration.says} before the form encodes it again`,
    how: { ...alteration.how, within: FORM },
  };
}

type Read = { readonly leaf: Leaf; readonly text: string; readonly alterations: readonly Alteration[] };

function* making(
  { patient, target, inputs, values }: Site,
  leaves: readonly Leaf[],
  read: readonly Read[],
  { wholes, inner }: Shared,
): Generator<Hypothesis | undefined, void> {
  const root = target.digest;
  const { fields } = patient.operation;
  yield* wholly(schemeHypotheses(patient, target), wholes);
  yield* confusions(patient, target);
  for (const { leaf, text, alterations } of read) {
    yield* leafHypotheses(leaf, text, alterations);
    yield* keyReadings(root, leaf, text);
  }
  yield* inner;
  yield* otherKeys(root, fields, inputs);
  yield* wholly(structureHypotheses(root, fields, inputs), wholes);
  yield* constructionHypotheses(root, target.result, fields);
  yield* messageHypotheses(root, leaves, values);
  yield* innerHypotheses(root, values);
}

function wholly(list: readonly Hypothesis[], wholes: readonly Leaf[]): Hypothesis[] {
  return list.map((one) => ({ ...one, replacement: withWholes(one.replacement, wholes) }));
}

function* worded(all: Iterable<Hypothesis | undefined>, isToken: boolean): Generator<Hypothesis | undefined, void> {
  for (const hypothesis of all) yield hypothesis && tokenWords(hypothesis, isToken);
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
        how: { id: 'confusable', other: other.id },
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
    how: { id: `scheme/${id}` },
    site,
    replacement: expr,
    cost,
  }));
}

/** Rebuilds a node for `specialise`. */
export const rebuild = (node: Expr, args: readonly Expr[]): Expr => withArgs(node, args);
