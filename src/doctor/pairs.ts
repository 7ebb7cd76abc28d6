import { nodesOf, type Expr } from '../core/recipe/expression.ts';
import { rewrite } from '../core/recipe/rewrite.ts';
import type { Alteration } from './alter/alteration.ts';
import { costOf, type HypothesisClass } from './classes.ts';
import { Columns } from './columns.ts';
import type { Catalogue } from './generate.ts';
import { Plan, type Values } from './plan.ts';
import { isWritten, Shape } from './shape.ts';
import { groupOf } from './words.ts';

/** A class in the order of the catalogue, cheapest first. */
export interface Ordered {
  readonly candidate: HypothesisClass;
  readonly order: number;
  /** Its number among those at its site. */
  readonly number: number;
  readonly cost: number;
  readonly group: string;
  /** The last stage of its alterations; -1 if it has none. */
  readonly latest: number;
  /** Sites that stand in the replacement, too. */
  readonly holds: ReadonlySet<Expr>;
}

type Both = (a: Ordered, b: Ordered) => boolean;

/** Some pairs, and what the second costs at most beside a first: lists are in the order of their costs. */
interface Some {
  readonly of: Both;
  readonly most: (first: Ordered) => number;
}

/** Which pairs a stage of the search makes. */
export interface Stage {
  /** Of mistakes at two places. */
  readonly apart: Some;
  /** Of alterations of one text, one after the other. */
  readonly composed?: Some;
}

export type PairPhase = 'pairs' | 'rare-pairs' | 'odd-pairs' | 'far-pairs';

/** Two of one group do combine where both are common, or where they are made at different inputs (mistakes.md section 6). */
const LIKELY = 3.1;
/** Two alterations of one text. */
const COMPOSED = 3.9;
/** Of a rare pair one is common; of an odd one none is. */
const COMMON = 1.7;
/** What costs more is far-fetched: there are hundreds of such, and their pairs come last of all. */
const FAR = 2.8;

const isLikely: Both = (a, b) => a.cost + b.cost <= LIKELY;
const isCommon: Both = (a, b) => a.cost <= COMMON || b.cost <= COMMON;
const isNear: Both = (a, b) => a.cost <= FAR && b.cost <= FAR;
const isApart: Both = (a, b) => a.group !== b.group;
const isPlain: Both = (a, b) => a.cost + b.cost <= COMPOSED && isNear(a, b);

/** A little more than a sum of costs may come to, however it is rounded. */
const ROUNDING = 1e-6;
const upTo = (sum: number) => (first: Ordered) => sum - first.cost + ROUNDING;
const near = (first: Ordered): number => (first.cost <= FAR ? FAR : -1);
const any = (): number => Infinity;

/** Every pair of mistakes of different groups, or of different parts, is in one of these, what is common first. */
export const STAGES: Readonly<Record<PairPhase, Stage>> = {
  pairs: { apart: { of: isLikely, most: upTo(LIKELY) }, composed: { of: isPlain, most: upTo(COMPOSED) } },
  'rare-pairs': {
    apart: {
      of: (a, b) => !isLikely(a, b) && isApart(a, b) && isNear(a, b) && isCommon(a, b),
      most: (first) => (first.cost <= COMMON ? FAR : first.cost <= FAR ? COMMON : -1),
    },
  },
  'odd-pairs': {
    apart: { of: (a, b) => !isLikely(a, b) && isApart(a, b) && isNear(a, b) && !isCommon(a, b), most: near },
    composed: { of: (a, b) => !isPlain(a, b) && isApart(a, b) && isNear(a, b), most: near },
  },
  'far-pairs': {
    // Of one group, too, where none is far-fetched: two parts, each with a mistake of its own.
    apart: { of: (a, b) => !isLikely(a, b) && isApart(a, b) !== isNear(a, b), most: any },
    composed: { of: (a, b) => isApart(a, b) && !isNear(a, b), most: any },
  },
};

/** The candidates of one site. */
export interface Place {
  readonly site: Expr;
  readonly list: readonly Ordered[];
  readonly columns: Columns;
  /** The nodes that the site depends on, and itself. */
  readonly below: ReadonlySet<Expr>;
  /** Where in the message its change begins. */
  readonly start: number;
  /** Whether only another mistake brings it into the graph. */
  readonly isLater: boolean;
}

/** The second of two alterations of one text. */
export interface Then {
  readonly candidate: HypothesisClass;
  readonly alteration: Alteration;
}

/** The classes of a catalogue as pairs are made of them. */
export class Pairing {
  /** Those that can be the first of two. */
  readonly all: readonly Ordered[];
  readonly places: readonly Place[];
  private readonly bySite: ReadonlyMap<Expr, Place>;
  private readonly root: Expr;
  private readonly values: Values;
  private readonly unchanged: Plan;
  /** Of the graph with one mistake made: by its place where it is a value written over, else by its order. */
  private readonly shapes = new Map<Expr | number, Shape>();

  constructor(root: Expr, { classes, later }: Pick<Catalogue, 'classes' | 'later'>, values: Values) {
    this.root = root;
    this.values = values;
    const both = [...classes, ...later];
    const lists = new Map<Expr, Ordered[]>(both.map(({ site }) => [site, []]));
    const ordered = both.map((candidate, order) => {
      const list = lists.get(candidate.site) ?? [];
      // What is done to a text that another mistake brings in is done elsewhere: any two of these go together.
      const group = groupOf(candidate.members[0]?.names[0]?.[0] ?? '') + (order < classes.length ? '' : ' later');
      const holds = new Set(nodesOf([candidate.replacement]).filter((node) => lists.has(node)));
      const latest = Math.max(-1, ...candidate.members.map(({ alteration }) => alteration?.stage ?? -1));
      const one = { candidate, order, number: list.length, cost: costOf(candidate), group, latest, holds };
      list.push(one);
      return one;
    });
    this.all = ordered.slice(0, classes.length);
    this.unchanged = new Plan(root, values);
    this.places = [...lists].map(([site, list]) => {
      const candidates = list.map(({ candidate }) => candidate.value);
      const columns = new Columns(this.unchanged, site, candidates);
      const isLater = !this.unchanged.has(site);
      return { site, list, columns, below: new Set(nodesOf([site])), start: this.unchanged.startOf(site), isLater };
    });
    this.bySite = new Map(this.places.map((place) => [place.site, place]));
  }

  /** The place of one class. */
  placeOf({ candidate }: Ordered): Place | undefined {
    return this.bySite.get(candidate.site);
  }

  /** The graph with one mistake made. */
  planOf({ candidate: { site, replacement, value }, order }: Ordered): Plan {
    const { shape, index } = { shape: this.unchanged.shape, index: this.unchanged.shape.index.get(site) };
    if (isWritten(replacement) && index !== undefined) {
      const over = this.kept(site, () => new Shape(shape, index));
      return this.unchanged.over(over, site, value);
    }
    const rewritten = this.kept(order, () => new Shape(rewrite(this.root, new Map([[site, replacement]]))));
    return new Plan(rewritten, this.values);
  }

  private kept(key: Expr | number, make: () => Shape): Shape {
    const known = this.shapes.get(key) ?? make();
    this.shapes.set(key, known);
    return known;
  }

  /** Who is tried beside the first, at a place that its graph may still have. Each pair comes once. */
  partners(first: Ordered, place: Place, { apart }: Stage): readonly Ordered[] {
    const own = this.placeOf(first);
    const most = apart.most(first);
    if (!own || (place.list[0]?.cost ?? Infinity) > most) return NONE;
    if (own === place) return within(first, place, most, apart.of);
    if (place.below.has(own.site)) return NONE;
    const isBelow = own.below.has(place.site);
    const isHeld = first.holds.has(place.site);
    if (place.isLater && !isHeld) return NONE;
    // A change late in the message leaves more of it as it is: its blocks are hashed once for all that come second.
    const isEarlier =
      own.start < place.start || (own.start === place.start && own.list[0]?.order === lower(own, place));
    const found: Ordered[] = [];
    for (const other of place.list) {
      if (other.cost > most) break;
      const isFixed = isHeld || other.holds.has(own.site);
      if ((isBelow || place.isLater || (isFixed ? first.order < other.order : isEarlier)) && apart.of(first, other))
        found.push(other);
    }
    return found;
  }

  /** What may be done to the text that the first made, by alterations of a later stage. */
  after(first: Ordered, { of, most }: Some): readonly Then[] {
    const stage = first.candidate.members[0]?.alteration?.stage;
    if (stage === undefined) return [];
    const dearest = most(first);
    const found: Then[] = [];
    for (const other of this.placeOf(first)?.list ?? []) {
      if (other.cost > dearest) break;
      if (other.latest <= stage || !of(first, other)) continue;
      const { candidate } = other;
      const then = candidate.members.find(({ alteration }) => alteration !== undefined && alteration.stage > stage);
      if (then?.alteration) found.push({ candidate, alteration: then.alteration });
    }
    return found;
  }

  /** The two in the order in which they are made and told: the outer one first, otherwise the cheaper. */
  told(first: Ordered, second: Ordered): readonly [Ordered, Ordered] {
    const { site } = second.candidate;
    const isNested = this.placeOf(first)?.below.has(site) === true || !this.unchanged.has(site);
    return isNested || first.order < second.order ? [first, second] : [second, first];
  }
}

const NONE: readonly Ordered[] = [];

/** What stands round a whole text leaves it in the graph: whatever else may be there in its place, with the same round it. */
function within(first: Ordered, { site, list }: Place, most: number, of: Both): readonly Ordered[] {
  const { replacement } = first.candidate;
  if (!first.holds.has(site) || isWritten(replacement)) return NONE;
  return list.filter((other) => other.cost <= most && !other.holds.has(site) && of(first, other));
}

function lower(one: Place, other: Place): number {
  return Math.min(one.list[0]?.order ?? 0, other.list[0]?.order ?? 0);
}
