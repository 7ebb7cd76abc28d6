import { NO_HEAD } from '../core/crypto/beginning.ts';
import type { HashName } from '../core/crypto/port.ts';
import type { Octets } from '../core/bytes/octets.ts';
import type { Value } from '../core/recipe/value.ts';
import type { Changed, Piece } from './ending.ts';
import type { Column, Columns } from './columns.ts';
import type { Plan } from './plan.ts';

/** What is computed last, from values of a few nodes: all below the root that an attempt has to know. */
interface Goal {
  readonly needs: readonly number[];
  /** Undefined when it cannot be computed. */
  readonly digest: () => Octets | undefined;
  /** The same for a message of pieces, of which texts or bytes are given in the order of `needs`. */
  readonly pieced?: (changed: readonly Changed[]) => Octets | undefined;
}

/** A node whose values, for the candidates of a site, are kept in a column. */
interface Kept {
  readonly node: number;
  readonly column: Column;
}

/**
 * Computes the root of a plan for one value after another at one site. The digest's bytes may be
 * overwritten by the next attempt. `done` before the plan is used otherwise.
 */
export class Runner {
  private readonly plan: Plan;
  private readonly at: number;
  private readonly columns: Columns | undefined;
  private readonly goal: Goal;
  private readonly steps: number[] = [];
  private readonly kept: Kept[] = [];
  private readonly changed: Changed[] = [];
  private readonly saved: (readonly [node: number, value: Value | undefined])[] = [];
  /** Of each need that is kept. */
  private readonly needed: readonly (Column | undefined)[];
  private slow: Runner | undefined;

  /** With columns, for candidates by their number: what the plan shares with the unchanged graph is not computed again. */
  constructor(plan: Plan, at: number, touched: Uint8Array, columns?: Columns, isPlain = false) {
    this.plan = plan;
    this.at = at;
    this.columns = columns;
    this.goal = isPlain ? wholeOf(plan) : goalOf(plan, at, touched);
    const seen = new Set<number>();
    for (const need of this.goal.needs) this.collect(need, touched, seen);
    this.needed = this.goal.needs.map((need) => this.kept.find(({ node }) => node === need)?.column);
    for (const node of [at, ...this.steps, ...this.kept.map((one) => one.node)])
      this.saved.push([node, plan.values[node]]);
  }

  private collect(node: number, touched: Uint8Array, seen: Set<number>): void {
    if (touched[node] !== 1 || seen.has(node)) return;
    seen.add(node);
    const expr = this.plan.nodes[node];
    const column = expr && this.columns?.of(expr);
    if (column) {
      this.kept.push({ node, column });
      return;
    }
    if (node === this.at) return;
    for (const arg of this.plan.args[node] ?? []) this.collect(arg, touched, seen);
    this.steps.push(node);
  }

  run(value: Value): Octets | undefined {
    const { plan, steps, goal } = this;
    plan.values[this.at] = value;
    for (let i = 0; i < steps.length; i++) plan.step(steps[i] ?? -1);
    if (!goal.pieced) return goal.digest();
    for (let i = 0; i < goal.needs.length; i++) {
      const text = plan.values[goal.needs[i] ?? -1];
      if (text?.kind !== 'text') return undefined;
      this.changed[i] = text.text;
    }
    return goal.pieced(this.changed) ?? this.slowly(value);
  }

  /** The candidate of that number. */
  candidate(number: number): Octets | undefined {
    const { plan, steps, kept, goal, changed } = this;
    for (let i = 0; i < kept.length; i++) {
      const one = kept[i];
      const value = one?.column.at(number);
      if (!one || !value) return undefined;
      plan.values[one.node] = value;
    }
    for (let i = 0; i < steps.length; i++) plan.step(steps[i] ?? -1);
    if (!goal.pieced) return goal.digest();
    for (let i = 0; i < goal.needs.length; i++) {
      const text = plan.values[goal.needs[i] ?? -1];
      if (text?.kind !== 'text') return undefined;
      changed[i] = this.needed[i]?.bytes(number) ?? text.text;
    }
    const value = this.columns?.value(number);
    return goal.pieced(changed) ?? (value && this.slowly(value));
  }

  /** Where bytes of the pieces cannot be put together. */
  private slowly(value: Value): Octets | undefined {
    this.slow ??= new Runner(this.plan, this.at, this.plan.touchedBy(this.at), undefined, true);
    const digest = this.slow.run(value);
    this.slow.done();
    return digest;
  }

  done(): void {
    for (const [node, value] of this.saved) this.plan.values[node] = value;
  }
}

function wholeOf(plan: Plan): Goal {
  const last = plan.nodes.length - 1;
  return { needs: [last], digest: () => bytesOf(plan.values[last]) };
}

function goalOf(plan: Plan, at: number, touched: Uint8Array): Goal {
  const { nodes, args, values, known } = plan;
  const last = nodes.length - 1;
  const { op, param } = nodes[last] ?? {};
  if (at === last || (op !== 'hash' && op !== 'hmac')) return wholeOf(plan);
  const algorithm = param as HashName;
  const [first = -1, second = -1] = args[last] ?? [];
  const data = op === 'hash' ? first : second;
  const key = bytesOf(values[first]);
  if (op === 'hmac' && touched[first] === 1) return touched[data] === 1 ? wholeOf(plan) : keyed(plan, first, data);
  if (op === 'hmac' && (!key || key.length === 0)) return wholeOf(plan);
  const beginning = op === 'hash' ? known.beginning(algorithm) : known.beginning(algorithm, key);
  const message = plan.message();
  if (!message || data === at || !message.pieces)
    return {
      needs: [data],
      digest: () => {
        const bytes = bytesOf(values[data]);
        return bytes && beginning.finish(NO_HEAD, 0, bytes, 0, bytes.length);
      },
    };
  const pieces = changedPieces(message.pieces, at, touched);
  const pieced = known.endings.of(beginning, message.bytes, pieces);
  return { needs: pieces.map(({ node }) => node), digest: () => undefined, pieced };
}

/** A MAC of one message under one key after another. */
function keyed({ nodes, values, known }: Plan, key: number, data: number): Goal {
  const algorithm = nodes.at(-1)?.param as HashName;
  const message = bytesOf(values[data]);
  const digest = (): Octets | undefined => {
    const bytes = bytesOf(values[key]);
    if (!bytes || !message || bytes.length === 0) return undefined;
    return known.beginning(algorithm, bytes).finish(NO_HEAD, 0, message, 0, message.length);
  };
  return { needs: [key], digest };
}

/** Those that changed, as small as they are. */
export function changedPieces(piece: Piece, at: number, touched: Uint8Array): Piece[] {
  if (touched[piece.node] !== 1) return [];
  if (piece.node === at || piece.parts.length === 0) return [piece];
  return piece.parts.flatMap((part) => changedPieces(part, at, touched));
}

export function bytesOf(value: Value | undefined): Octets | undefined {
  return value?.kind === 'bytes' ? value.bytes : undefined;
}
