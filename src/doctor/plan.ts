import type { Octets } from '../core/bytes/octets.ts';
import type { Beginning } from '../core/crypto/beginning.ts';
import type { KeyedEngine } from '../core/crypto/keyed.ts';
import type { HashName } from '../core/crypto/port.ts';
import { evaluateSync, type Inputs, type Memo } from '../core/recipe/evaluate.ts';
import { nodesOf, type Expr } from '../core/recipe/expression.ts';
import { LITERAL, textValue, type Value } from '../core/recipe/value.ts';
import type { Columns } from './columns.ts';
import { Endings, piecesOf, type Piece } from './ending.ts';
import { Quick } from './quick.ts';
import { bytesOf, changedPieces, Runner } from './runner.ts';
import { Shape } from './shape.ts';

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

  /** Whether it has been computed, or found impossible. */
  has(expr: Expr): boolean {
    return this.memo.has(expr);
  }

  of(expr: Expr): Value | undefined {
    const known = this.memo.get(expr);
    if (known) return known.ok ? known.value : undefined;
    evaluateSync([expr], this.inputs, this.engine, this.memo);
    const outcome = this.memo.get(expr);
    return outcome?.ok ? outcome.value : undefined;
  }
}

/** What is hashed last: its bytes, and where they come from if they are UTF-8. */
interface Message {
  readonly bytes: Octets;
  readonly pieces: Piece | undefined;
}

/**
 * A graph laid out flat, to be computed again and again with another value at one node: each attempt
 * costs only the nodes above it.
 */
export class Plan {
  readonly shape: Shape;
  /** As they are at the moment: runners put others there, and put them back. */
  readonly values: (Value | undefined)[];
  readonly known: Values;
  private parted: Message | undefined;

  /** Of a whole graph; of a shape, its root is computed by runners alone. */
  constructor(of: Expr | Shape, known: Values, values?: (Value | undefined)[]) {
    this.known = known;
    this.shape = of instanceof Shape ? of : new Shape(of);
    this.values = values ?? [];
    if (values) return;
    if (!(of instanceof Shape)) known.of(of);
    const { nodes, last } = this.shape;
    for (let i = 0; i <= last; i++) {
      const node = nodes[i];
      // What the mistake changed is nobody else's: it is not remembered.
      if (node && (node.args.length === 0 || known.has(node))) this.values.push(known.of(node));
      else this.values.push(i === last ? undefined : this.stepped(i));
    }
  }

  /** The same graph with one node's value written over: `shape` knows that it is. */
  over(shape: Shape, site: Expr, value: Value): Plan {
    const values = this.values.slice();
    const at = shape.index.get(site) ?? -1;
    const changed = new Plan(shape, this.known, values);
    values[at] = value;
    const touched = shape.touchedBy(at);
    for (let i = at + 1; i < shape.last; i++) if (touched[i] === 1) changed.step(i);
    return changed;
  }

  has(site: Expr): boolean {
    return this.shape.index.has(site);
  }

  /** The root's bytes; undefined when they cannot be computed. */
  root(): Octets | undefined {
    return bytesOf(this.values[this.shape.last]);
  }

  /** Each value's own digest. Call `done` before the next site. */
  at(site: Expr): Pick<Runner, 'run' | 'done'> | undefined {
    return this.runner(site);
  }

  /** The digest of each of a site's candidates, by its number in the columns. Call `done` before the next site. */
  among(site: Expr, columns: Columns): Pick<Runner, 'candidate' | 'done'> | undefined {
    return this.runner(site, columns);
  }

  private runner(site: Expr, columns?: Columns): Runner | undefined {
    const { shape } = this;
    const at = shape.index.get(site);
    return at !== undefined && shape.touchedBy(at)[shape.last] === 1 ? new Runner(this, at, columns) : undefined;
  }

  /** What one node comes to for a value at a site below it; undefined where it does not depend on the site. */
  until(site: Expr, node: Expr): ((value: Value) => Value | undefined) | undefined {
    const { values, shape } = this;
    const at = shape.index.get(site);
    const goal = shape.index.get(node);
    if (at === undefined || goal === undefined) return undefined;
    const touched = shape.touchedBy(at);
    if (touched[goal] !== 1) return undefined;
    const below = new Set(nodesOf([node]));
    const steps = shape.nodes.flatMap((one, i) => (i !== at && touched[i] === 1 && below.has(one) ? [i] : []));
    const before = [at, ...steps].map((i) => [i, values[i]] as const);
    return (value) => {
      values[at] = value;
      for (const i of steps) this.step(i);
      const found = values[goal];
      for (const [i, kept] of before) values[i] = kept;
      return found;
    };
  }

  /** Computes one node again. */
  step(i: number): void {
    this.values[i] = this.stepped(i);
  }

  /** What a root that is a digest or MAC is of. Of the unchanged values: ask before a runner's first attempt. */
  message(): Message | undefined {
    if (this.parted) return this.parted;
    const { nodes, args, last } = this.shape;
    const data = args[last]?.at(-1) ?? -1;
    const bytes = bytesOf(this.values[data]);
    if (!bytes) return undefined;
    const pieces = nodes[data]?.op === 'utf8' ? piecesOf(this.shape, this.values, args[data]?.[0] ?? -1, 0) : undefined;
    // Halves of a character in two texts are other bytes than together.
    this.parted = { bytes, pieces: pieces?.end === bytes.length ? pieces : undefined };
    return this.parted;
  }

  /** Where in the message the first change is that comes with the site's; 0 for what changes all of it, and before it for a key. */
  startOf(site: Expr): number {
    const { shape } = this;
    const at = shape.index.get(site) ?? -1;
    const touched = shape.touchedBy(at);
    const [key = -1, data] = shape.args[shape.last] ?? [];
    if (data !== undefined && touched[data] !== 1 && touched[key] === 1) return -1;
    const pieces = this.message()?.pieces;
    return pieces ? (changedPieces(pieces, at, touched)[0]?.start ?? 0) : 0;
  }

  private stepped(i: number): Value | undefined {
    const { values, shape } = this;
    const node = shape.nodes[i];
    const indexes = shape.args[i];
    if (!node || !indexes) return undefined;
    // Lists are what most attempts are made of: no array is made for them.
    if (node.op === 'concat') return this.joined(indexes, '');
    if (node.op === 'join') return this.joined(indexes, String(node.param));
    const args: Value[] = [];
    for (const index of indexes) {
      const value = values[index];
      if (!value) return undefined;
      args.push(value);
    }
    return this.known.quick.step(node, args);
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
