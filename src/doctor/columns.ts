import type { Octets } from '../core/bytes/octets.ts';
import type { Expr } from '../core/recipe/expression.ts';
import type { Value } from '../core/recipe/value.ts';
import { bytesAlone } from './ending.ts';
import type { Plan } from './plan.ts';

/** Bytes of longer texts are made anew each time: a column of them would fill the memory. */
const LONGEST = 4096;

/** What a node of the unchanged graph comes to for each candidate of one site: computed when first asked for. */
export class Column {
  private readonly compute: (candidate: Value) => Value | undefined;
  private readonly candidates: readonly Value[];
  private readonly values: (Value | null | undefined)[] = [];
  private readonly encoded: (Octets | null | undefined)[] = [];

  constructor(candidates: readonly Value[], compute: (candidate: Value) => Value | undefined) {
    this.candidates = candidates;
    this.compute = compute;
  }

  /** Undefined when it cannot be computed. */
  at(number: number): Value | undefined {
    const known = this.values[number];
    if (known !== undefined) return known ?? undefined;
    const candidate = this.candidates[number];
    const value = candidate && this.compute(candidate);
    this.values[number] = value ?? null;
    return value;
  }

  /** The text as UTF-8; undefined where it has no bytes of its own, or too many to be kept. */
  bytes(number: number): Octets | undefined {
    const known = this.encoded[number];
    if (known !== undefined) return known ?? undefined;
    const value = this.at(number);
    const bytes = value?.kind === 'text' && value.text.length <= LONGEST ? bytesAlone(value.text) : undefined;
    this.encoded[number] = bytes ?? null;
    return bytes;
  }
}

/**
 * The columns of one site. A pair whose other mistake is elsewhere shares most of its graph with the
 * unchanged one: a body written by some serialiser, and its digest, are the same beside every other mistake.
 */
export class Columns {
  private readonly base: Plan;
  private readonly site: Expr;
  private readonly candidates: readonly Value[];
  private readonly columns = new Map<Expr, Column | undefined>();

  /** `base` is the plan of the unchanged graph. */
  constructor(base: Plan, site: Expr, candidates: readonly Value[]) {
    this.base = base;
    this.site = site;
    this.candidates = candidates;
  }

  value(number: number): Value | undefined {
    return this.candidates[number];
  }

  /** Of the site, or a node that the unchanged graph has, too. */
  of(node: Expr): Column | undefined {
    if (this.columns.has(node)) return this.columns.get(node);
    // The site itself is perhaps nowhere in the unchanged graph.
    const compute = node === this.site ? (candidate: Value) => candidate : this.base.until(this.site, node);
    const column = compute && new Column(this.candidates, compute);
    this.columns.set(node, column);
    return column;
  }
}
