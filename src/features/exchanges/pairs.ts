import type { RecordedStep } from '../../sandbox/steps.ts';

/** A step as this page computed it, and as the server did. */
export interface Pair {
  readonly name: string;
  readonly client?: RecordedStep;
  readonly server?: RecordedStep;
}

/** The steps of both sides by name: yours in their order, then what only the server has. */
export function pairUp(client: readonly RecordedStep[], server: readonly RecordedStep[]): Pair[] {
  const names = [...new Set([...client, ...server].map(({ name }) => name))];
  return names.map((name) => {
    const [a, b] = [client, server].map((steps) => steps.find((step) => step.name === name));
    return { name, ...(a ? { client: a } : {}), ...(b ? { server: b } : {}) };
  });
}

/** What the step came to, as text or in hex; undefined when it could not be computed: why not is no value. */
export const valueOf = (step: RecordedStep | undefined): string | undefined => step?.text ?? step?.hex;

/** Whether both sides came to the same bytes; undefined when one of them has none to compare. */
export function isSame({ client, server }: Pair): boolean | undefined {
  const [mine, theirs] = [valueOf(client), valueOf(server)];
  return mine === undefined || theirs === undefined ? undefined : mine === theirs;
}

/** What stands beside a step's name. */
export function stateOf(pair: Pair): string {
  const same = isSame(pair);
  if (same !== undefined) return same ? 'same on both sides' : 'different';
  const { client, server } = pair;
  if (!client || !server) return client ? 'yours only' : 'the server’s only';
  if (valueOf(client) !== undefined) return 'the server could not compute it';
  return valueOf(server) === undefined ? 'not computed on either side' : 'this page could not compute it';
}

/** What both computations come to, in a sentence. `isIn`: the server let the request in; undefined: there is no record of it. */
export function summaryOfPairs(pairs: readonly Pair[], isIn: boolean | undefined): string {
  const mine = pairs.filter(({ client }) => client);
  const theirs = pairs.filter(({ server }) => server);
  if (theirs.length === 0) return `${NOTHING[String(isIn)]}; this is what you computed.`;
  if (mine.length === 0)
    return 'The server’s computation. The request was not signed in this page, so there is nothing to compare it with.';
  const first = pairs.find((pair) => isSame(pair) === false);
  if (first) return `The two first differ at “${first.name}”. Everything after it differs because of it.`;
  const compared = pairs.filter((pair) => isSame(pair));
  if (compared.length === 0) return 'No step was computed on both sides, so there is nothing to compare.';
  return compared.length === pairs.length
    ? 'Every step gave the same bytes on both sides.'
    : 'Every step that was computed on both sides gave the same bytes.';
}

const NOTHING: Readonly<Record<string, string>> = {
  true: 'The server let it in: what it asks for here is only looked up, so nothing is computed',
  false: 'The server refused before it computed anything',
  undefined: 'There is no record of what the server computed',
};

/** The index of the first character that is not in both. */
export function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}
