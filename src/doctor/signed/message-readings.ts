import { STAGE, type Alteration, type Names } from '../alter/alteration.ts';
import { alterationsOf } from '../fields.ts';
import { about } from '../hypothesis.ts';
import { readJson } from '../json/model.ts';
import { leavesOf, type Leaf } from '../sites.ts';
import { memberOrders } from './member-orders.ts';
import { single, type Breath, type Made, type Reading, type Subject } from './subject.ts';
import { undoingOf } from './undoing.ts';

/**
 * What was signed may be had from what was checked by doing to it what the sender did, or by undoing
 * what the receiver did. The causes are the receiver's: what was lost there has to be added here.
 */
const RECEIVED: Readonly<Record<string, readonly string[]>> = {
  'trailing-newline': ['trailing-newline-stripped'],
  'trailing-newline-stripped': ['trailing-newline'],
  'field-trimmed': ['whitespace-in-message'],
  'whitespace-in-message': ['field-trimmed'],
  'newlines-stripped': ['line-endings-crlf'],
};

/**
 * Other texts that may have been signed, where the message is a field of its own: plainest first. Of a large
 * message each is made when its turn comes, and not kept.
 */
export async function* textReadings(subject: Subject, breathe: Breath, isLarge: boolean): AsyncGenerator<Reading> {
  const message = messageOf(subject);
  if (!message) return;
  const { name, text, all } = message;
  if (!isLarge) return yield* readingsOf(name, await applied(text, all, breathe));
  for (const alteration of all) yield* readingsOf(name, await applied(text, [alteration], breathe));
}

/** Readings by two changes, one after the other. There are thousands: `breathe` is asked between them. */
export async function* pairReadings(subject: Subject, breathe: Breath): AsyncGenerator<Reading> {
  const message = messageOf(subject);
  if (!message) return;
  const { name, text, all } = message;
  yield* readingsOf(name, await pairs(await applied(text, all, breathe), message, breathe));
}

/** The message with its members in the order that they may have had before somebody sorted them. */
export async function* orderReadings(subject: Subject, breathe: Breath): AsyncGenerator<Reading> {
  const message = messageOf(subject);
  if (!message) return;
  const { name } = message;
  for (const { text, names } of memberOrders(message.text)) {
    const pause = breathe();
    if (pause) await pause;
    yield single(
      {
        inputs: { [name]: text },
        names: [['json-key-order'], ['body-reserialised-json']],
        says: `checks ${name} with its members sorted: the signature is right for the order ${names.join(', ')}`,
        cost: 1.8,
      },
      { id: 'message/order', of: name, names },
    );
  }
}

/** Whether the message is a field of its own; else it is in the token. */
export const hasMessage = (subject: Subject): boolean => messageLeaf(subject) !== undefined;

function messageLeaf({ test, operation }: Subject): Leaf | undefined {
  return leavesOf(test.data, operation.fields).find(({ field }) => field.kind === 'rawBody');
}

interface Message {
  readonly name: string;
  readonly text: string;
  /** What may have been done to it, plainest first. */
  readonly all: readonly Alteration[];
  /** The same for a text that it may have been before. */
  readonly of: (text: string) => readonly Alteration[];
}

function messageOf(subject: Subject): Message | undefined {
  const { operation, inputs } = subject;
  const leaf = messageLeaf(subject);
  if (!leaf) return undefined;
  const { name } = leaf.field;
  const text = inputs[name] ?? '';
  const of = (one: string): readonly Alteration[] =>
    [...undoingOf(name, one), ...alterationsOf(leaf, one, operation.fields, inputs)].toSorted(
      (a, b) => a.cost - b.cost,
    );
  return { name, text, all: of(text), of };
}

function readingsOf(name: string, changes: Changes): Reading[] {
  return [...changes].map(([result, [plainest, ...same]]) => ({
    inputs: { [name]: result },
    names: [namesOf(plainest), ...same.map(namesOf)].flat(),
    hows: [plainest, ...same].flatMap((parts) => parts.map((part) => madeBy(part, name))),
    says: `checks other bytes than were signed: the signature is right for whoever ${wordsOf(plainest, name)}`,
    cost: plainest.reduce((sum, { cost }) => sum + cost, 0),
  }));
}

/** Ways to a text, by that text; the first is the plainest. */
type Changes = Map<string, [plainest: readonly Alteration[], ...same: (readonly Alteration[])[]]>;

async function applied(text: string, all: readonly Alteration[], breathe: Breath): Promise<Changes> {
  const found: Changes = new Map();
  for (const alteration of all) {
    const pause = breathe();
    if (pause) await pause;
    const result = alteration.alter(text);
    if (result === undefined || result === text) continue;
    const known = found.get(result);
    if (known) known.push([alteration]);
    else found.set(result, [[alteration]]);
  }
  return found;
}

async function pairs(singles: Changes, { text, all, of }: Message, breathe: Breath): Promise<Changes> {
  const found: Changes = new Map();
  const isJson = readJson(text) !== undefined;
  for (const [between, [[first]]] of singles) {
    if (!first) continue;
    // What was printed, and is JSON again, may have been written by anybody.
    const known = isJson || first.stage > STAGE.otherField || !readJson(between) ? all : of(between);
    const after = known.filter(({ stage, cost }) => stage > first.stage && first.cost + cost <= LIKELY);
    for (const then of after) {
      const pause = breathe();
      if (pause) await pause;
      const result = then.alter(between);
      if (result !== undefined && !singles.has(result) && !found.has(result)) found.set(result, [[first, then]]);
    }
  }
  return found;
}

const madeBy = (part: Alteration, name: string): Made => ({
  causes: namesOf([part]).flat(),
  how: { id: part.id, of: name, ...part.how },
});

const wordsOf = (parts: readonly Alteration[], name: string): string =>
  parts.map(({ says }) => about(name, says)).join(', and ');

/** As many pairs as are likely: their cost together. */
const LIKELY = 3.1;

function namesOf(parts: readonly Alteration[]): Names {
  const [first, second] = parts.map(({ names }) =>
    names.map((set) => set.flatMap((cause) => RECEIVED[cause] ?? cause)),
  );
  if (!first) return [];
  return second ? [[...new Set([...(first[0] ?? []), ...(second[0] ?? [])])]] : first;
}
