import { encodeHex } from '../core/bytes/hex.ts';
import type { Expr } from '../core/recipe/expression.ts';
import type { Value } from '../core/recipe/value.ts';
import type { Hypothesis } from './hypothesis.ts';
import type { Values } from './plan.ts';
import { groupOf, type Group } from './words.ts';

/** Hypotheses that put the same value in the same place: one attempt serves all of them. */
export interface HypothesisClass {
  readonly site: Expr;
  readonly replacement: Expr;
  /** The value at the site. */
  readonly value: Value;
  /** Plainest first. */
  readonly members: readonly Hypothesis[];
}

interface Class {
  readonly value: Value;
  readonly members: Hypothesis[];
}

/** Classes as they grow. Members share one replacement, so that a text which many serialisers write is kept once. */
export class Classes {
  private readonly bySite = new Map<Expr, Map<string, Class>>();
  private readonly numbers = new Map<Expr, string>();
  private readonly values: Values;

  constructor(values: Values) {
    this.values = values;
  }

  add(hypothesis: Hypothesis): void {
    const { site, replacement, id } = hypothesis;
    const before = this.values.of(site);
    const text = writtenKey(replacement);
    if (text !== undefined && before && text === keyOf(before)) return;
    const written = text ?? this.listKey(replacement);
    const known = written === undefined ? undefined : this.bySite.get(site)?.get(written);
    // The value of one that is known already is not computed, and so not kept.
    if (known?.members[0]) {
      known.members.push({ ...hypothesis, replacement: known.members[0].replacement });
      return;
    }
    const value = this.values.of(replacement);
    if (!value || isSame(before, value)) return;
    this.put(site, written ?? `${id}\0${keyOf(value)}`, { value, members: [hypothesis] });
  }

  /** Of a list written out of the same parts in the same way; undefined for what is computed otherwise. */
  private listKey({ op, param, args }: Expr): string | undefined {
    if (op !== 'join' && op !== 'concat') return undefined;
    return `${op}\0${String(param)}\0${args.map((arg) => this.numberOf(arg)).join(' ')}`;
  }

  private numberOf(node: Expr): string {
    const known =
      node.op === 'literal' ? `=${String(node.param)}` : (this.numbers.get(node) ?? String(this.numbers.size));
    if (node.op !== 'literal') this.numbers.set(node, known);
    return known;
  }

  private put(site: Expr, key: string, made: Class): void {
    const atSite = this.bySite.get(site) ?? new Map<string, Class>();
    this.bySite.set(site, atSite);
    const known = atSite.get(key);
    if (known) known.members.push(...made.members);
    else atSite.set(key, made);
  }

  /** Cheapest first. */
  sorted(): HypothesisClass[] {
    return [...this.bySite.values()]
      .flatMap((atSite) => [...atSite.values()].flatMap(classOf))
      .toSorted((a, b) => costOf(a) - costOf(b));
  }
}

function classOf({ value, members }: Class): HypothesisClass[] {
  const sorted = members.toSorted((a, b) => a.cost - b.cost);
  const [first] = sorted;
  return first ? [{ site: first.site, replacement: first.replacement, value, members: sorted }] : [];
}

/** What its simplest member costs: the lower, the likelier. */
export function costOf({ members }: HypothesisClass): number {
  return members[0]?.cost ?? 9;
}

/** What is written out, which no other hypothesis below can change; undefined for what is computed. */
function writtenKey({ op, param }: Expr): string | undefined {
  return op === 'altered' || op === 'alteredBytes' || op === 'literal' ? String(param) : undefined;
}

/** Whether putting the one for the other changes nothing. */
export function isSame(before: Value | undefined, after: Value): boolean {
  return before !== undefined && before.kind === after.kind && keyOf(before) === keyOf(after);
}

/** Among values of one kind. A text is its own key: a long one is not copied for it. */
function keyOf(value: Value): string {
  if (value.kind === 'text') return value.text;
  return value.kind === 'bytes'
    ? encodeHex(value.bytes)
    : value.pairs.map((pair) => pair.map(({ text }) => text).join('=')).join('&');
}

/** How many hypotheses of each group there are. */
export function groupsIn(classes: readonly HypothesisClass[]): ReadonlyMap<Group, number> {
  const counts = new Map<Group, number>();
  for (const { members } of classes) {
    const group = groupOf(members[0]?.names[0]?.[0] ?? '');
    counts.set(group, (counts.get(group) ?? 0) + members.length);
  }
  return counts;
}
