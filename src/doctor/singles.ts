import { syncEngine } from '../core/crypto/sync.ts';
import { evaluateSync, type Memo } from '../core/recipe/evaluate.ts';
import type { Expr } from '../core/recipe/expression.ts';
import type { Value } from '../core/recipe/value.ts';
import { isSame } from './classes.ts';
import { hypotheses, type Site } from './generate.ts';
import type { Hypothesis } from './hypothesis.ts';
import type { Matcher } from './matcher.ts';
import { Plan } from './plan.ts';
import type { Hit, Progress } from './search.ts';
import { leavesOf } from './sites.ts';
import { groupOf, type Group } from './words.ts';

/**
 * Single mistakes in large inputs: each is made, tried and forgotten, so that memory holds one altered
 * text at a time. Deterministic; no clock.
 */
export class SinglesSearch {
  readonly hits: Hit[] = [];
  /** How many of each group were tried. */
  readonly ruledOut = new Map<Group, number>();
  private readonly site: Site;
  private readonly matcher: Matcher;
  private readonly right: Memo;
  private readonly of: number;
  private readonly run: Generator<undefined, void>;
  private phase: Progress['phase'] = 'form';
  private tried = 0;
  private isDone = false;

  constructor(site: Site, matcher: Matcher) {
    this.site = site;
    this.matcher = matcher;
    this.right = evaluateSync([site.target.digest], site.inputs, syncEngine);
    const { of, all } = hypotheses(site, leavesOf(site.target.digest, site.patient.operation.fields));
    this.of = of;
    this.run = this.attempts(all);
  }

  /** Tries about `budget` hypotheses more. */
  step(budget: number): Progress {
    const until = this.tried + budget;
    while (!this.isDone && this.tried < until) this.isDone = this.run.next().done === true;
    return this.progress();
  }

  progress(): Progress {
    return { phase: this.phase, tried: this.tried, total: Math.max(this.of, this.tried), done: this.isDone };
  }

  private *attempts(all: Iterable<Hypothesis | undefined>): Generator<undefined, void> {
    const { target, values } = this.site;
    const plan = new Plan(target.digest, values);
    const digest = plan.root();
    const forms = digest && this.matcher.match(digest);
    this.tried++;
    if (digest && forms && forms.length > 0) {
      this.hits.push({ parts: [], forms, edits: [], digest });
      return;
    }
    this.phase = 'singles';
    for (const hypothesis of all) {
      this.tried++;
      if (hypothesis) this.attempt(plan, hypothesis);
      yield;
    }
  }

  private attempt(plan: Plan, hypothesis: Hypothesis): void {
    const { site, replacement } = hypothesis;
    const value = this.once(replacement);
    if (!value || isSame(this.site.values.of(site), value)) return;
    const group = groupOf(hypothesis.names[0]?.[0] ?? '');
    this.ruledOut.set(group, (this.ruledOut.get(group) ?? 0) + 1);
    const runner = plan.at(site);
    const digest = runner?.run(value);
    runner?.done();
    const forms = digest && this.matcher.match(digest);
    if (digest && forms && forms.length > 0) this.hit(hypothesis, { forms, digest: digest.slice() });
  }

  /** A value that nobody remembers. */
  private once(expr: Expr): Value | undefined {
    const outcome = evaluateSync([expr], this.site.inputs, syncEngine, new Map(this.right)).get(expr);
    return outcome?.ok ? outcome.value : undefined;
  }

  /** Those that write the same text stand together. */
  private hit(hypothesis: Hypothesis, { forms, digest }: Pick<Hit, 'forms' | 'digest'>): void {
    const { site, replacement } = hypothesis;
    const same = this.hits.findIndex(({ edits: [edit] }) => isWrittenAlike(edit?.get(site), replacement));
    const known = this.hits[same];
    const members = [...(known?.parts[0] ?? []), hypothesis].toSorted((a, b) => a.cost - b.cost);
    if (known) this.hits[same] = { ...known, parts: [members] };
    else this.hits.push({ parts: [members], forms, edits: [new Map([[site, replacement]])], digest });
  }
}

function isWrittenAlike(one: Expr | undefined, other: Expr): boolean {
  return one !== undefined && one.op === other.op && one.op.startsWith('altered') && one.param === other.param;
}
