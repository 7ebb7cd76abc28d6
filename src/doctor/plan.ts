import { NO_HEAD, type Beginning, type KeyedEngine } from '../core/crypto/keyed.ts';
import type { HashName } from '../core/crypto/port.ts';
import { evaluateSync, type Inputs, type Memo } from '../core/recipe/evaluate.ts';
import { LITERAL, textValue, type Value } from '../core/recipe/value.ts';
import { nodesOf, type Expr } from '../core/recipe/expression.ts';
import { Endings } from './ending.ts';
import { Quick } from './quick.ts';
import type { Octets } from '../core/bytes/octets.ts';

/** Values of nodes, remembered by identity: what two rewritten graphs share is computed once. */
export class Values {
  private readonly memo: Memo = new Map();
  private readonly inputs: Inputs;
  private readonly engine: KeyedEngine;
  readonly quick: Quick;
  readonly endings = new Endings();

  constructor(inputs: Inputs, engine: KeyedEngine) {
    this.inputs = inputs;
    this.engine = engine;
    this.quick = new Quick(engine);
  }

  beginning(algorithm: HashName, key?: Octets): Beginning {
    return this.engine.beginning(algorithm, key);
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
  private readonly known: Values;
  private readonly quick: Quick;

  constructor(root: Expr, values: Values) {
    this.known = values;
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

  /**
   * A runner for one site: the root's bytes for each value put there, which the next one may overwrite.
   * Call `done` before the next site.
   */
  at(site: Expr): { readonly run: (value: Value) => Octets | undefined; readonly done: () => void } | undefined {
    const at = this.index.get(site);
    const above = this.above(site);
    const last = this.nodes.length - 1;
    if (at === undefined || (above.length === 0 && at !== last)) return undefined;
    const { values } = this;
    const saved = [at, ...above].map((i) => [i, values[i]] as const);
    const ending = this.ending(at, above);
    const steps = ending ? above.slice(0, -ending.replaces) : above;
    return {
      run: (value) => {
        values[at] = value;
        for (let k = 0; k < steps.length; k++) {
          const i = steps[k] ?? -1;
          values[i] = this.step(i);
        }
        return ending ? ending.run() : bytesOf(values[last]);
      },
      done: () => {
        for (const [i, value] of saved) values[i] = value;
      },
    };
  }

  /** The last nodes, digest of UTF-8 of a list, computed in one: of attempts this is the most. */
  private ending(at: number, above: readonly number[]): Ending | undefined {
    const last = this.nodes.length - 1;
    if (above.at(-1) !== last) return undefined;
    const [data = -1, beginning] = this.digested(last, new Set([at, ...above]));
    if (!beginning) return undefined;
    const plain: Ending = { replaces: 1, run: () => digestOf(beginning, this.values[data]) };
    const list = this.args[data]?.[0] ?? -1;
    if (data === at || this.nodes[data]?.op !== 'utf8' || list === at || above.at(-3) !== list) return plain;
    return this.listed(list, new Set([at, ...above]), beginning) ?? plain;
  }

  /** The node that is hashed last, and how; nothing when its key changes. */
  private digested(last: number, touched: ReadonlySet<number>): readonly [data?: number, beginning?: Beginning] {
    const root = this.nodes[last];
    const [first = -1, second = -1] = this.args[last] ?? [];
    const algorithm = root?.param as HashName;
    if (root?.op === 'hash') return [first, this.known.beginning(algorithm)];
    const key = bytesOf(this.values[first]);
    if (root?.op !== 'hmac' || touched.has(first) || !key || key.length === 0) return [];
    return [second, this.known.beginning(algorithm, key)];
  }

  private listed(list: number, touched: ReadonlySet<number>, beginning: Beginning): Ending | undefined {
    const node = this.nodes[list];
    const parts = this.args[list] ?? [];
    if (node?.op !== 'concat' && node?.op !== 'join') return undefined;
    const separator = node.op === 'join' ? String(node.param) : '';
    const from = parts.findIndex((part) => touched.has(part));
    const to = parts.findLastIndex((part) => touched.has(part)) + 1;
    const [before, after] = [this.texts(parts.slice(0, from)), this.texts(parts.slice(to))];
    if (!before || !after) return undefined;
    const run = this.known.endings.between(
      beginning,
      before.map((text) => text + separator).join(''),
      after.map((text) => separator + text).join(''),
    );
    const changed = parts.slice(from, to);
    const [only = -1] = changed;
    const textAt = (): string | undefined => {
      const value = changed.length === 1 ? this.values[only] : this.joined(changed, separator);
      return value?.kind === 'text' ? value.text : undefined;
    };
    if (!run) return undefined;
    return {
      replaces: 3,
      run: () => {
        const text = textAt();
        return text === undefined ? undefined : run(text);
      },
    };
  }

  private texts(indexes: readonly number[]): readonly string[] | undefined {
    const texts = indexes.flatMap((i) => {
      const value = this.values[i];
      return value?.kind === 'text' ? [value.text] : [];
    });
    return texts.length === indexes.length ? texts : undefined;
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

/** The end of a computation, in place of its last nodes. */
interface Ending {
  readonly replaces: number;
  readonly run: () => Octets | undefined;
}

function digestOf(beginning: Beginning, data: Value | undefined): Octets | undefined {
  const bytes = bytesOf(data);
  return bytes && beginning.finish(NO_HEAD, bytes);
}

function bytesOf(value: Value | undefined): Octets | undefined {
  return value?.kind === 'bytes' ? value.bytes : undefined;
}
