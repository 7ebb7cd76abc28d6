import { altered, type Expr } from '../core/recipe/expression.ts';
import { textValue, LITERAL } from '../core/recipe/value.ts';
import type { Octets } from '../core/bytes/octets.ts';
import { FIELD_KINDS, type FieldDef } from '../core/scheme/fields.ts';
import { cutAlteration, cuts } from './alter/cut.ts';
import { sweep, sweepAlteration } from './alter/sweep.ts';
import type { Alteration } from './alter/alteration.ts';
import { alteredLeaf } from './fields.ts';
import type { Form } from './forms.ts';
import type { HypothesisClass } from './classes.ts';
import type { Catalogue } from './generate.ts';
import type { Hypothesis } from './hypothesis.ts';
import type { Matcher } from './matcher.ts';
import { Pairing, STAGES, type Ordered, type PairPhase, type Stage, type Then } from './pairs.ts';
import { Plan, type Values } from './plan.ts';
import type { Runner } from './runner.ts';

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
  readonly phase: 'form' | 'singles' | 'sweeps' | PairPhase | 'long-sweeps';
  readonly tried: number;
  readonly total: number;
  readonly done: boolean;
}

export interface Partition {
  readonly index: number;
  readonly count: number;
}

/** Those that are made within a second. */
const NEAR = ['pairs', 'rare-pairs', 'odd-pairs'] as const;
const WHOLE: Partition = { index: 0, count: 1 };
/** After so many attempts at most the search can be given up. */
const BREATH = 256;
/** Readings worth trying before the pairs: of a clock ten seconds in milliseconds. The rest, five minutes of them, come last. */
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
    const pairing = new Pairing(this.root, this.catalogue, this.values);
    for (const phase of NEAR) {
      this.phase = phase;
      yield* this.pairs(pairing, STAGES[phase]);
      if (this.hits.length > 0) return;
    }
    this.phase = 'long-sweeps';
    yield* this.sweeps(plan, SHORT_SWEEP, Infinity);
    if (this.hits.length > 0) return;
    this.phase = 'far-pairs';
    yield* this.pairs(pairing, STAGES['far-pairs']);
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

  private *pairs(pairing: Pairing, stage: Stage): Generator<undefined, void> {
    for (let order = this.partition.index; order < pairing.all.length; order += this.partition.count) {
      const first = pairing.all[order];
      if (!first) continue;
      let plan: Plan | undefined;
      for (const place of pairing.places) {
        const partners = pairing.partners(first, place, stage);
        if (partners.length === 0) continue;
        plan ??= pairing.planOf(first);
        const runner = plan.among(place.site, place.columns);
        if (!runner) continue;
        for (let from = 0; from < partners.length; from += BREATH) {
          this.beside(runner, first, partners, from, pairing);
          yield;
        }
        runner.done();
      }
      const { composed } = stage;
      const after = composed ? pairing.after(first, composed) : [];
      if (after.length > 0) yield* this.composed(plan ?? pairing.planOf(first), first, after);
    }
  }

  /** A few of the partners. */
  private beside(
    runner: Pick<Runner, 'candidate'>,
    first: Ordered,
    partners: readonly Ordered[],
    from: number,
    pairing: Pairing,
  ): void {
    const to = Math.min(partners.length, from + BREATH);
    this.total += to - from;
    for (let i = from; i < to; i++) {
      const second = partners[i];
      if (!second) continue;
      const digest = runner.candidate(second.number);
      const forms = this.check(digest);
      if (!forms) continue;
      const both = pairing.told(first, second).map(({ candidate }) => candidate);
      const members = both.map((one) => one.members);
      this.hit(digest, forms, members, both.map(editOf));
    }
  }

  /** Two alterations of one text, the lower stage first: most of the second leave much as the first made it. */
  private *composed(plan: Plan, first: Ordered, list: readonly Then[]): Generator<undefined, void> {
    const outer = first.candidate;
    const site = plan.has(outer.replacement) ? outer.replacement : outer.site;
    const runner = outer.value.kind === 'text' ? plan.at(site) : undefined;
    if (!runner || outer.value.kind !== 'text') return;
    const seen = new Set([outer.value.text]);
    for (const { candidate, alteration } of list) {
      const text = alteration.alter(outer.value.text);
      if (text === undefined || seen.has(text)) continue;
      seen.add(text);
      this.total++;
      const digest = runner.run(textValue(text, LITERAL));
      const forms = this.check(digest);
      // Who else does the same to the text is asked only now.
      if (forms) {
        const members = sameEffect(candidate, outer.value.text, text);
        this.hit(digest, forms, [outer.members, members], [written(outer.site, text)]);
      }
      if (this.tried % BREATH === 0) yield;
    }
    runner.done();
  }

  private *sweeps(plan: Plan, from: number, to: number): Generator<undefined, void> {
    for (const leaf of this.catalogue.leaves) {
      const value = this.values.of(leaf.site);
      const way = leaf.isMember ? undefined : sweepOf(leaf.field);
      const runner = value?.kind === 'text' && way ? plan.at(leaf.site) : undefined;
      if (!runner || !way || value?.kind !== 'text') continue;
      let at = -1;
      for (const text of way.sweep(value.text)) {
        at++;
        if (at < from || at % this.partition.count !== this.partition.index) continue;
        if (at >= to) break;
        this.total++;
        const digest = runner.run(textValue(text, LITERAL));
        const forms = this.check(digest);
        // The words for a sweep's reading are made only when it is a hit.
        if (forms) {
          const part = alteredLeaf(leaf, way.means(value.text, text), text);
          this.hit(digest, forms, [[part]], [written(leaf.site, text)]);
        }
        if (this.tried % BREATH === 0) yield;
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

/** Of a class, those that do the same to another text too. */
function sameEffect(candidate: HypothesisClass, before: string, after: string): Hypothesis[] {
  return candidate.members.filter(({ alteration }) => alteration?.alter(before) === after);
}

interface Sweep {
  readonly sweep: (text: string) => Iterable<string>;
  /** What turning the one text into the other is. */
  readonly means: (before: string, after: string) => Alteration;
}

const CLOCK: Sweep = { sweep, means: sweepAlteration };
const BODY: Sweep = { sweep: cuts, means: cutAlteration };
/** How a field is read in so many ways that none of them is paired with anything. */
function sweepOf({ kind }: FieldDef): Sweep | undefined {
  if (FIELD_KINDS[kind].now !== undefined) return CLOCK;
  return kind === 'rawBody' || kind === 'json' ? BODY : undefined;
}

function editOf({ site, replacement }: HypothesisClass): ReadonlyMap<Expr, Expr> {
  return new Map([[site, replacement]]);
}

function written(site: Expr, text: string): ReadonlyMap<Expr, Expr> {
  return new Map([[site, altered(site as Expr<'text'>, text)]]);
}
