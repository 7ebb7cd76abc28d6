import { nodesOf, type Expr } from '../core/recipe/expression.ts';
import type { Column, Columns } from './columns.ts';

/** Texts and bytes written out by a hypothesis: their argument is where they came from, no longer what they depend on. */
const WRITTEN: ReadonlySet<string> = new Set(['altered', 'alteredBytes']);

/** Whether it is a value written out, which depends on nothing. */
export function isWritten({ op }: Expr): boolean {
  return op === 'literal' || WRITTEN.has(op);
}

/** A node whose values, for the candidates of a site, are kept in a column. */
interface Kept {
  readonly node: number;
  readonly column: Column;
}

/** What has to be computed when the value of one node is another. */
export interface Route {
  readonly columns: Columns | undefined;
  /** Those whose values come from columns, to be put in before the steps. */
  readonly kept: readonly Kept[];
  /** Nodes to be computed again, arguments first. */
  readonly steps: readonly number[];
  /** What is asked for, and the column it comes from where it needs no step. */
  readonly needs: readonly number[];
  readonly needed: readonly (Column | undefined)[];
  /** All nodes that get other values. */
  readonly changes: readonly number[];
}

/** How a graph hangs together, laid out flat: the same for all plans that differ in values alone. */
export class Shape {
  readonly nodes: readonly Expr[];
  readonly args: readonly (readonly number[])[];
  readonly index: ReadonlyMap<Expr, number>;
  /** The node whose value is written over, so that it depends on nothing; -1 for none. */
  private readonly over: number;
  private readonly touches = new Map<number, Uint8Array>();
  private readonly routes = new Map<number, Route>();

  constructor(of: Expr | Shape, over = -1) {
    this.over = over;
    if (of instanceof Shape) {
      this.nodes = of.nodes;
      this.args = of.args;
      this.index = of.index;
      return;
    }
    const index = new Map<Expr, number>();
    this.nodes = nodesOf([of]);
    this.nodes.forEach((node, i) => index.set(node, i));
    this.args = this.nodes.map((node) => node.args.map((arg) => index.get(arg) ?? -1));
    this.index = index;
  }

  get last(): number {
    return this.nodes.length - 1;
  }

  /** Marks the node and those whose value changes with its. */
  touchedBy(at: number): Uint8Array {
    const known = this.touches.get(at);
    if (known) return known;
    const { nodes, args, over } = this;
    const touched = new Uint8Array(nodes.length);
    touched[at] = 1;
    for (let i = at + 1; i < nodes.length; i++) {
      if (i === over || WRITTEN.has(nodes[i]?.op ?? '')) continue;
      for (const arg of args[i] ?? []) if (touched[arg] === 1) touched[i] = 1;
    }
    this.touches.set(at, touched);
    return touched;
  }

  /**
   * The way from a site to what is needed. With columns what the unchanged graph has, too, is not computed again.
   * Where `isApart`, what a column gives is needed by itself and in no other node. `kind` tells apart what is needed.
   */
  route(at: number, kind: number, needs: () => readonly number[], isApart: boolean, columns?: Columns): Route {
    const key = at * 8 + kind * 2 + (columns ? 1 : 0);
    const known = this.routes.get(key);
    if (known && known.columns === columns) return known;
    const made = this.routed(at, needs(), isApart, columns);
    this.routes.set(key, made);
    return made;
  }

  private routed(at: number, needs: readonly number[], isApart: boolean, columns: Columns | undefined): Route {
    const touched = this.touchedBy(at);
    const kept: Kept[] = [];
    const steps: number[] = [];
    const seen = new Set<number>();
    const collect = (node: number): void => {
      if (touched[node] !== 1 || seen.has(node)) return;
      seen.add(node);
      const column = this.columnOf(node, columns);
      if (column) kept.push({ node, column });
      else if (node !== at) {
        (this.args[node] ?? []).forEach(collect);
        steps.push(node);
      }
    };
    const needed = needs.map((need) => {
      const column = isApart ? this.columnOf(need, columns) : undefined;
      if (!column) collect(need);
      return column;
    });
    return { columns, kept, steps, needs, needed, changes: [at, ...steps, ...kept.map(({ node }) => node)] };
  }

  /** A column holds what a node of the unchanged graph comes to: not where its value has been written over below. */
  private columnOf(node: number, columns: Columns | undefined): Column | undefined {
    const expr = this.nodes[node];
    const isOwn = this.over === -1 || this.touchedBy(this.over)[node] !== 1;
    return expr && isOwn ? columns?.of(expr) : undefined;
  }
}
