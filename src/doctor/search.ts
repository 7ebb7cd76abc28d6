import { altered, nodesOf, type Expr } from '../core/recipe/expression.ts';
import { rewrite } from '../core/recipe/rewrite.ts';
import { textValue, LITERAL } from '../core/recipe/value.ts';
import type { Octets } from '../core/bytes/octets.ts';
import { sweep, sweepAlteration } from './alter/sweep.ts';
import { alteredLeaf } from './fields.ts';
import type { Form } from './forms.ts';
import { costOf, type HypothesisClass } from './classes.ts';
import type { Catalogue } from './generate.ts';
import type { Hypothesis } from './hypothesis.ts';
import type { Matcher } from './matcher.ts';
import { Plan, type Values } from './plan.ts';
import { groupOf } from './words.ts';

/** A computation that gives the observed digest. */
export interface Hit {
  /** The hypotheses in the order of application, each with its equals; empty when only the form is wrong. */
  readonly parts: readonly (readonly Hypothesis[])[];
  readonly forms: readonly Form[];
  /** The replacements, to be made one after the other in the steps. */
  readonly edits: readonly ReadonlyMap<Expr, Expr>[];
  readonly digest: Octets;
}

export interface Progress {
  readonly phase: 'form' | 'singles' | 'sweeps' | 'pairs' | 'rare-pairs' | 'long-sweeps';
  readonly tried: number;
  readonly total: number;
  readonly done: boolean;
}

export interface Partition {
  readonly index: number;
  readonly count: number;
}

const WHOLE: Partition = { index: 0, count: 1 };
/** Readings of a clock worth trying before the pairs: ten seconds in milliseconds. The rest, five minutes of them, come last. */
const SHORT_SWEEP = 22_000;

/**
 * The search, one attempt a step: the form alone, single hypotheses, pairs; output forms cost nothing
 * anywhere, because digests are compared. Stops at the end of the first phase that found something.
 * Deterministic; no clock. Singles are done by every partition, pairs and sweeps are shared out.
 */
export class Search {
  readonly hits: Hit[] = [];
  private tried = 0;
  private total: number;
  private phase: Progress['phase'] = 'form';
  private isDone = false;
  private readonly run: Generator<undefined, void>;

  private readonly root: Expr<'bytes'>;
  private readonly catalogue: Catalogue;
  private readonly values: Values;
  private readonly matcher: Matcher;
  private readonly partition: Partition;

  constructor(
    root: Expr<'bytes'>,
    catalogue: Catalogue,
    values: Values,
    matcher: Matcher,
    partition: Partition = WHOLE,
  ) {
    this.root = root;
    this.catalogue = catalogue;
    this.values = values;
    this.matcher = matcher;
    this.partition = partition;
    this.total = catalogue.classes.length + 1;
    this.run = this.attempts();
  }

  /** Tries about `budget` hypotheses more. */
  step(budget: number): Progress {
    const until = this.tried + budget;
    while (!this.isDone && this.tried < until) this.isDone = this.run.next().done === true;
    return this.progress();
  }

  progress(): Progress {
    return { phase: this.phase, tried: this.tried, total: Math.max(this.total, this.tried), done: this.isDone };
  }

  private *attempts(): Generator<undefined, void> {
    const plan = new Plan(this.root, this.values);
    const right = this.check(plan.root());
    if (right) this.hit(plan.root(), right, [], []);
    if (this.hits.length > 0) return;
    this.phase = 'singles';
    yield* this.singles(plan);
    if (this.hits.length > 0) return;
    this.phase = 'sweeps';
    yield* this.sweeps(plan, 0, SHORT_SWEEP);
    if (this.hits.length > 0) return;
    this.phase = 'pairs';
    yield* this.pairs(plan, isLikely);
    if (this.hits.length > 0) return;
    this.phase = 'rare-pairs';
    yield* this.pairs(plan, isRare);
    if (this.hits.length > 0) return;
    this.phase = 'long-sweeps';
    yield* this.sweeps(plan, SHORT_SWEEP, Infinity);
  }

  private *singles(plan: Plan): Generator<undefined, void> {
    for (const candidate of this.catalogue.classes) {
      const runner = plan.at(candidate.site);
      const digest = runner?.run(candidate.value);
      runner?.done();
      const forms = this.check(digest);
      if (forms) this.hit(digest, forms, [candidate.members], [editOf(candidate)]);
      yield;
    }
  }

  private *pairs(right: Plan, wanted: Wanted): Generator<undefined, void> {
    const { classes } = this.catalogue;
    const all = classes.map((candidate, order): Ordered => ({
      candidate,
      order,
      cost: costOf(candidate),
      group: primaryGroup(candidate),
    }));
    const bySite = new Map<Expr, Ordered[]>();
    for (const one of all) {
      const atSite = bySite.get(one.candidate.site);
      if (atSite) atSite.push(one);
      else bySite.set(one.candidate.site, [one]);
    }
    const below = new Map([...bySite.keys()].map((site) => [site, new Set(nodesOf([site]))]));
    const isBelow = (site: Expr, other: Expr): boolean => site !== other && below.get(other)?.has(site) === true;
    for (let order = this.partition.index; order < classes.length; order += this.partition.count) {
      const first = all[order];
      if (!first) continue;
      const outer = first.candidate;
      const graph = rewrite(this.root, new Map([[outer.site, outer.replacement]])) as Expr<'bytes'>;
      const plan = new Plan(graph, this.values);
      for (const [site, inner] of bySite) {
        if (site === outer.site || !plan.has(site) || isBelow(outer.site, site)) continue;
        const nested = isBelow(site, outer.site);
        yield* this.inner(
          plan,
          outer,
          inner.filter((other) => (nested || other.order > order) && wanted(first, other)),
        );
      }
      if (wanted === isLikely) yield* this.composed(right, outer, bySite.get(outer.site) ?? []);
    }
  }

  private *inner(plan: Plan, outer: HypothesisClass, list: readonly Ordered[]): Generator<undefined, void> {
    const [first] = list;
    const runner = first && plan.at(first.candidate.site);
    if (!runner) return;
    for (const { candidate } of list) {
      this.total++;
      const digest = runner.run(candidate.value);
      const forms = this.check(digest);
      if (forms) this.hit(digest, forms, [outer.members, candidate.members], [editOf(outer), editOf(candidate)]);
      if (this.tried % 256 === 0) yield;
    }
    runner.done();
    yield;
  }

  /** Two alterations of one text, the lower stage first. */
  private *composed(right: Plan, outer: HypothesisClass, list: readonly Ordered[]): Generator<undefined, void> {
    const stage = outer.members[0]?.alteration?.stage;
    if (stage === undefined || outer.value.kind !== 'text') return;
    const runner = right.at(outer.site);
    if (!runner) return;
    const seen = new Set([outer.value.text]);
    for (const { candidate } of list) {
      if (costOf(outer) + costOf(candidate) > COMPOSED) continue;
      const then = candidate.members.find(({ alteration }) => alteration !== undefined && alteration.stage > stage);
      const text = then?.alteration?.alter(outer.value.text);
      if (!then || text === undefined || seen.has(text)) continue;
      seen.add(text);
      const value = textValue(text, LITERAL);
      this.total++;
      const digest = runner.run(value);
      const forms = this.check(digest);
      // Who else does the same to the text is asked only now.
      if (forms)
        this.hit(
          digest,
          forms,
          [outer.members, sameEffect(candidate, outer.value.text, text)],
          [written(outer.site, text)],
        );
      if (this.tried % 256 === 0) yield;
    }
    runner.done();
  }

  private *sweeps(plan: Plan, from: number, to: number): Generator<undefined, void> {
    for (const leaf of this.catalogue.leaves) {
      const value = this.values.of(leaf.site);
      const runner = value?.kind === 'text' && isClock(leaf.field.kind) ? plan.at(leaf.site) : undefined;
      if (!runner || value?.kind !== 'text') continue;
      let at = -1;
      for (const text of sweep(value.text)) {
        at++;
        if (at < from || at % this.partition.count !== this.partition.index) continue;
        if (at >= to) break;
        this.total++;
        const digest = runner.run(textValue(text, LITERAL));
        const forms = this.check(digest);
        // The words for a sweep's reading are made only when it is a hit.
        if (forms) {
          const part = alteredLeaf(leaf, sweepAlteration(value.text, text), text);
          this.hit(digest, forms, [[part]], [written(leaf.site, text)]);
        }
        if (this.tried % 256 === 0) yield;
      }
      runner.done();
    }
  }

  /** What a digest is the observed value of; nothing is made for the many that are not. */
  private check(digest: Octets | undefined): readonly Form[] | undefined {
    this.tried++;
    const forms = digest && this.matcher.match(digest);
    return forms && forms.length > 0 ? forms : undefined;
  }

  private hit(digest: Octets | undefined, forms: readonly Form[], parts: Hit['parts'], edits: Hit['edits']): void {
    if (digest) this.hits.push({ parts, forms, edits, digest: digest.slice() });
  }
}

type Wanted = (a: Ordered, b: Ordered) => boolean;

/**
 * Mistakes of different groups combine; two of one group do where both are common, or where they
 * are made at different inputs (mistakes.md section 6). What is common comes first.
 */
const isLikely: Wanted = (a, b) => a.cost + b.cost <= LIKELY;
const isRare: Wanted = (a, b) =>
  a.cost + b.cost > LIKELY && (a.cost <= COMMON || b.cost <= COMMON) && a.group !== b.group;
/** Two oddities at once are left out: one of a pair is common. */
const COMMON = 1.7;
const LIKELY = 3.1;
/** Two alterations of one text, one after the other. */
const COMPOSED = 3.9;

function primaryGroup({ members }: HypothesisClass): string {
  return groupOf(members[0]?.names[0]?.[0] ?? '');
}

interface Ordered {
  readonly candidate: HypothesisClass;
  readonly order: number;
  readonly cost: number;
  readonly group: string;
}

/** Of a class, those that do the same to another text too. */
function sameEffect(candidate: HypothesisClass, before: string, after: string): Hypothesis[] {
  return candidate.members.filter(({ alteration }) => alteration?.alter(before) === after);
}

const isClock = (kind: string): boolean => kind === 'unixSeconds' || kind === 'risingKey';

function editOf({ site, replacement }: HypothesisClass): ReadonlyMap<Expr, Expr> {
  return new Map([[site, replacement]]);
}

function written(site: Expr, text: string): ReadonlyMap<Expr, Expr> {
  return new Map([[site, altered(site as Expr<'text'>, text)]]);
}
