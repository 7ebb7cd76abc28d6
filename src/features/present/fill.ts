import type { Inputs } from '../../core/recipe/evaluate.ts';
import type { DemoDeed } from '../../core/scheme/demo.ts';
import type { Operation, Vector } from '../../core/scheme/define.ts';
import type { Credential } from '../../core/scheme/policy.ts';

type Fill = Extract<DemoDeed, { readonly do: 'fill' }>;

/** What a demo can fill in: the published values of a scheme, and the keys that the sandbox knows. */
export interface Props {
  readonly vectors: readonly Vector[];
  readonly credentials: readonly Credential[];
}

/** The values that a demo puts on an operation's panel. Throws when it names something that is not there: that is our bug. */
export function filled(
  operation: Operation,
  deed: Fill,
  { vectors, credentials }: Props,
): {
  readonly inputs: Inputs;
  readonly observed: string;
} {
  const vector = named(vectors, 'id', deed.vector);
  const values = named(credentials, 'name', deed.credential)?.values ?? {};
  const own = operation.fields.flatMap(({ name }) =>
    values[name] === undefined ? [] : [[name, values[name]] as const],
  );
  const inputs = { ...vector?.inputs, ...Object.fromEntries(own), ...deed.inputs };
  const evidence = operation.verifier?.evidence ?? '';
  return { inputs, observed: deed.observed ?? Object.values(vector?.observed ?? {})[0] ?? inputs[evidence] ?? '' };
}

function named<T, K extends keyof T>(all: readonly T[], key: K, wanted: T[K] | undefined): T | undefined {
  if (wanted === undefined) return undefined;
  const found = all.find((one) => one[key] === wanted);
  if (!found) throw new Error(`the demo names ${String(wanted)}, which is not there`);
  return found;
}
