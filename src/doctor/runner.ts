import { NO_HEAD } from '../core/crypto/beginning.ts';
import type { HashName } from '../core/crypto/port.ts';
import type { Octets } from '../core/bytes/octets.ts';
import type { Value } from '../core/recipe/value.ts';
import type { Changed, Piece } from './ending.ts';
import type { Column, Columns } from './columns.ts';
import type { Plan } from './plan.ts';
import type { Route } from './shape.ts';

/** What is computed last, from values of a few nodes: all below the root that an attempt has to know. */
interface Goal {
  readonly kind: number;
  readonly needs: () => readonly number[];
  /** Undefined when it cannot be computed. */
  readonly digest: () => Octets | undefined;
  /** The same for a message of pieces, of which texts or bytes are given in the order of `needs`. */
  readonly pieced: ((changed: readonly Changed[]) => Octets | undefined) | undefined;
}

/** Kinds of goals, which need other nodes. */
const WHOLE = 0;
const KEY = 1;
const MESSAGE = 2;
const PIECES = 3;

/**
 * Computes the root of a plan for one value after another at one site. The digest's bytes may be
 * overwritten by the next attempt. `done` before the plan is used otherwise.
 */
export class Runner {
  private readonly plan: Plan;
  private readonly at: number;
  private readonly columns: Columns | undefined;
  private readonly goal: Goal;
  private readonly route: Route;
  private readonly changed: Changed[] = [];
  /** Set when an attempt is this column's bytes put into the message, and nothing else: most are. */
  private readonly alone: Column | undefined;
  private readonly saved: (Value | undefined)[] = [];
  private slow: Runner | undefined;

  /** With columns, for candidates by their number: what the plan shares with the unchanged graph is not computed again. */
  constructor(plan: Plan, at: number, columns?: Columns, isPlain = false) {
    const { shape, values } = plan;
    this.plan = plan;
    this.at = at;
    this.columns = columns;
    this.goal = isPlain ? wholeOf(plan) : goalOf(plan, at, shape.touchedBy(at));
    const { kind, needs, pieced } = this.goal;
    this.route = shape.route(at, kind, needs, pieced !== undefined, columns);
    const { kept, steps, needed, changes } = this.route;
    this.alone = pieced && kept.length + steps.length === 0 && needed.length === 1 ? needed[0] : undefined;
    for (let i = 0; i < changes.length; i++) this.saved.push(values[changes[i] ?? -1]);
  }

  run(value: Value): Octets | undefined {
    const { plan, goal, route } = this;
    const { steps, needs } = route;
    plan.values[this.at] = value;
    for (let i = 0; i < steps.length; i++) plan.step(steps[i] ?? -1);
    if (!goal.pieced) return goal.digest();
    for (let i = 0; i < needs.length; i++) {
      const text = plan.values[needs[i] ?? -1];
      if (text?.kind !== 'text') return undefined;
      this.changed[i] = text.text;
    }
    return goal.pieced(this.changed) ?? this.slowly(value);
  }

  /** The candidate of that number. */
  candidate(number: number): Octets | undefined {
    const bytes = this.alone?.bytes(number);
    if (!bytes || !this.goal.pieced) return this.computed(number);
    this.changed[0] = bytes;
    return this.goal.pieced(this.changed) ?? this.computed(number);
  }

  private computed(number: number): Octets | undefined {
    const { plan, goal, changed } = this;
    const { kept, steps, needs, needed } = this.route;
    const { values } = plan;
    for (let i = 0; i < kept.length; i++) {
      const one = kept[i];
      const value = one?.column.at(number);
      if (!one || !value) return undefined;
      values[one.node] = value;
    }
    for (let i = 0; i < steps.length; i++) plan.step(steps[i] ?? -1);
    if (!goal.pieced) return goal.digest();
    for (let i = 0; i < needs.length; i++) {
      const column = needed[i];
      const bytes = column?.bytes(number);
      if (bytes) changed[i] = bytes;
      else {
        const text = column ? column.at(number) : values[needs[i] ?? -1];
        if (text?.kind !== 'text') return undefined;
        changed[i] = text.text;
      }
    }
    const digest = goal.pieced(changed);
    if (digest) return digest;
    const value = this.columns?.value(number);
    return value && this.slowly(value);
  }

  /** Where bytes of the pieces cannot be put together. */
  private slowly(value: Value): Octets | undefined {
    this.slow ??= new Runner(this.plan, this.at, undefined, true);
    const digest = this.slow.run(value);
    this.slow.done();
    return digest;
  }

  done(): void {
    const { values } = this.plan;
    const { changes } = this.route;
    for (let i = 0; i < changes.length; i++) values[changes[i] ?? -1] = this.saved[i];
  }
}

function wholeOf({ shape, values }: Plan): Goal {
  const { last } = shape;
  return { kind: WHOLE, needs: () => [last], digest: () => bytesOf(values[last]), pieced: undefined };
}

function goalOf(plan: Plan, at: number, touched: Uint8Array): Goal {
  const { shape, values, known } = plan;
  const { last } = shape;
  const { op, param } = shape.nodes[last] ?? {};
  if (at === last || (op !== 'hash' && op !== 'hmac')) return wholeOf(plan);
  const algorithm = param as HashName;
  const [first = -1, second = -1] = shape.args[last] ?? [];
  const data = op === 'hash' ? first : second;
  const key = bytesOf(values[first]);
  if (op === 'hmac' && touched[first] === 1) return touched[data] === 1 ? wholeOf(plan) : keyed(plan, first, data);
  if (op === 'hmac' && (!key || key.length === 0)) return wholeOf(plan);
  const beginning = op === 'hash' ? known.beginning(algorithm) : known.beginning(algorithm, key);
  const message = plan.message();
  if (!message || data === at || !message.pieces)
    return {
      kind: MESSAGE,
      needs: () => [data],
      digest: () => {
        const bytes = bytesOf(values[data]);
        // A change that changes nothing here: without it, it has been tried.
        if (message && bytes && isEqual(bytes, message.bytes)) return undefined;
        return bytes && beginning.finish(NO_HEAD, 0, bytes, 0, bytes.length);
      },
      pieced: undefined,
    };
  const pieces = changedPieces(message.pieces, at, touched);
  const pieced = known.endings.of(beginning, message.bytes, pieces);
  return { kind: PIECES, needs: () => pieces.map(({ node }) => node), digest: () => undefined, pieced };
}

/** A MAC of one message under one key after another. */
function keyed({ shape, values, known }: Plan, key: number, data: number): Goal {
  const algorithm = shape.nodes[shape.last]?.param as HashName;
  const message = bytesOf(values[data]);
  const digest = (): Octets | undefined => {
    const bytes = bytesOf(values[key]);
    if (!bytes || !message || bytes.length === 0) return undefined;
    return known.beginning(algorithm, bytes).finish(NO_HEAD, 0, message, 0, message.length);
  };
  return { kind: KEY, needs: () => [key], digest, pieced: undefined };
}

/** Those that changed, as small as they are. */
export function changedPieces(piece: Piece, at: number, touched: Uint8Array): Piece[] {
  const found: Piece[] = [];
  const visit = (one: Piece): void => {
    if (touched[one.node] !== 1) return;
    if (one.node === at || one.parts.length === 0) found.push(one);
    else one.parts.forEach(visit);
  };
  visit(piece);
  return found;
}

function isEqual(one: Octets, other: Octets): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}

/** The bytes of a value; undefined of a text. */
export function bytesOf(value: Value | undefined): Octets | undefined {
  return value?.kind === 'bytes' ? value.bytes : undefined;
}
