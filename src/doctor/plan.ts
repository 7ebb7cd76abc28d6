import type { Engine } from '../core/crypto/port.ts';
import { evaluateSync, type Inputs, type Memo } from '../core/recipe/evaluate.ts';
import { LITERAL, textValue, type Value } from '../core/recipe/value.ts';
import { nodesOf, type Expr } from '../core/recipe/expression.ts';
import { Quick } from './quick.ts';
import type { Octets } from '../core/bytes/octets.ts';

/** Values of nodes, remembered by identity: what two rewritten graphs share is computed once. */
export class Values {
  private readonly memo: Memo = new Map();
  private readonly inputs: Inputs;
  private readonly engine: Engine<'sync'>;
  readonly quick: Quick;

  constructor(inputs: Inputs, engine: Engine<'sync'>) {
    this.inputs = inputs;
    this.engine = engine;
    this.quick = new Quick(engine);
  }

  of(expr: Expr): Value | undefined {
    evaluateSync([expr], this.inputs, this.engine, this.memo);
    const outcome = this.memo.get(expr);
    return outcome?.ok ? outcome.value : undefined;
  }
}

/** Texts and bytes written out by a hypothesis: their argument is where they came from, no longer what they depend on. */
const WRITTEN: ReadonlySet<string> = new Set(['altered', 'alteredBytes']);

/**
 * A graph laid out flat, to be computed again and again with another value at one node: each attempt
 * costs only the nodes above it.
 */
export class Plan {
  private readonly nodes: readonly Expr[];
  private readonly args: readonly (readonly number[])[];
  private readonly values: (Value | undefined)[];
  private readonly index = new Map<Expr, number>();
  private readonly quick: Quick;

  constructor(root: Expr, values: Values) {
    this.nodes = nodesOf([root]);
    this.nodes.forEach((node, i) => this.index.set(node, i));
    this.args = this.nodes.map((node) => node.args.map((arg) => this.index.get(arg) ?? -1));
    this.values = this.nodes.map((node) => values.of(node));
    this.quick = values.quick;
  }

  has(site: Expr): boolean {
    return this.index.has(site);
  }

  /** The root's bytes; undefined when they cannot be computed. */
  root(): Octets | undefined {
    return bytesOf(this.values.at(-1));
  }

  /** The nodes whose value changes with the site's, in order. Empty when the root is not among them. */
  above(site: Expr): readonly number[] {
    const at = this.index.get(site);
    if (at === undefined) return [];
    const touched = new Set([at]);
    this.nodes.forEach((node, i) => {
      if (!WRITTEN.has(node.op) && this.args[i]?.some((arg) => touched.has(arg))) touched.add(i);
    });
    if (!touched.has(this.nodes.length - 1)) return [];
    touched.delete(at);
    return [...touched];
  }

  /** A runner for one site: the root's bytes for each value put there. Call `done` before the next site. */
  at(site: Expr): { readonly run: (value: Value) => Octets | undefined; readonly done: () => void } | undefined {
    const at = this.index.get(site);
    const above = this.above(site);
    const last = this.nodes.length - 1;
    if (at === undefined || (above.length === 0 && at !== last)) return undefined;
    const { values } = this;
    const saved = [at, ...above].map((i) => [i, values[i]] as const);
    return {
      run: (value) => {
        values[at] = value;
        for (const i of above) values[i] = this.step(i);
        return bytesOf(values[last]);
      },
      done: () => {
        for (const [i, value] of saved) values[i] = value;
      },
    };
  }

  private step(i: number): Value | undefined {
    const node = this.nodes[i];
    const indexes = this.args[i];
    if (!node || !indexes) return undefined;
    const { values } = this;
    // Lists are what most attempts are made of: no array is made for them.
    if (node.op === 'concat') return this.joined(indexes, '');
    if (node.op === 'join') return this.joined(indexes, String(node.param));
    const args: Value[] = [];
    for (const index of indexes) {
      const value = values[index];
      if (!value) return undefined;
      args.push(value);
    }
    return this.quick.step(node, args);
  }

  private joined(indexes: readonly number[], separator: string): Value | undefined {
    let text = '';
    for (let i = 0; i < indexes.length; i++) {
      const part = this.values[indexes[i] ?? -1];
      if (part?.kind !== 'text') return undefined;
      text += i === 0 ? part.text : separator + part.text;
    }
    return textValue(text, LITERAL);
  }
}

function bytesOf(value: Value | undefined): Octets | undefined {
  return value?.kind === 'bytes' ? value.bytes : undefined;
}
