import { readJson, type Json, type Member } from '../json/model.ts';
import { serialiserOf } from '../json/serialisers.ts';
import { byUnit, writeJson, type Serialiser } from '../json/write.ts';

/** As many orders are tried of one text: those of seven members. */
const MOST = 5040;
/** Who may have written it before it was sorted: plain writers that leave members in their order. */
const WRITERS: readonly Serialiser[] = ['php-object', 'js', 'python', 'go-struct'].map(serialiserOf);

/** One text that may have been signed, and the names of its outermost members in their order. */
interface Ordered {
  readonly text: string;
  readonly names: readonly string[];
}

/**
 * Where the members of a JSON text stand in alphabetical order, as ksort, sort_keys and sorted maps leave them,
 * the same text in every other order: of the outermost members, or of those of all objects, whichever are not
 * too many. Nothing where an order cannot have been lost.
 */
export function* memberOrders(text: string): Generator<Ordered> {
  const json = readJson(text);
  if (json?.is !== 'object' || !isSorted(json)) return;
  const seen = new Set([text]);
  for (const orders of [outermost(json), everywhere(json)]) {
    if (countOf(orders) > MOST) continue;
    for (const order of orders.all()) {
      for (const writer of WRITERS) {
        const other = writeJson(order, writer);
        if (seen.has(other)) continue;
        seen.add(other);
        yield { text: other, names: order.is === 'object' ? order.members.map(([name]) => name) : [] };
      }
    }
  }
}

interface Orders {
  /** The number of members of each object whose order is another. */
  readonly sizes: readonly number[];
  readonly all: () => Iterable<Json>;
}

const outermost = (json: Json & { readonly is: 'object' }): Orders => ({
  sizes: [json.members.length],
  all: () => objects(permutations(json.members)),
});

const everywhere = (json: Json): Orders => ({ sizes: sizesOf(json), all: () => deep(json) });

function isSorted({ members }: Json & { readonly is: 'object' }): boolean {
  const sorted = byUnit(members);
  return members.length > 1 && members.every((member, i) => member === sorted[i]);
}

function countOf({ sizes }: Orders): number {
  return sizes.reduce((count, size) => {
    let product = count;
    for (let i = 2; i <= size; i++) product *= i;
    return product;
  }, 1);
}

function sizesOf(json: Json): number[] {
  if (json.is === 'array') return json.items.flatMap(sizesOf);
  if (json.is !== 'object') return [];
  return [json.members.length, ...json.members.flatMap(([, value]) => sizesOf(value))];
}

function* deep(json: Json): Generator<Json> {
  if (json.is === 'array') {
    for (const items of choices(json.items)) yield { is: 'array', items };
  } else if (json.is === 'object') {
    for (const values of choices(json.members.map(([, value]) => value)))
      yield* objects(permutations(json.members.map(([name], i): Member => [name, values[i] ?? { is: 'null' }])));
  } else yield json;
}

/** Every value of a list in every order of its own. */
function* choices([first, ...rest]: readonly Json[]): Generator<readonly Json[]> {
  if (!first) return yield [];
  for (const one of deep(first)) for (const others of choices(rest)) yield [one, ...others];
}

function* objects(orders: Iterable<readonly Member[]>): Generator<Json> {
  for (const members of orders) yield { is: 'object', members };
}

function* permutations(members: readonly Member[]): Generator<readonly Member[]> {
  if (members.length < 2) return yield members;
  for (const [i, first] of members.entries())
    for (const rest of permutations(members.toSpliced(i, 1))) yield [first, ...rest];
}
