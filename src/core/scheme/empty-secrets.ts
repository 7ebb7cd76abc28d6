import type { Inputs } from '../recipe/evaluate.ts';
import type { Operation } from './define.ts';

/** Names of the secrets that an operation is computed with and that nobody has entered. */
export function emptySecrets({ fields }: Operation, inputs: Inputs): string[] {
  return fields
    .filter(({ name, secret, optional, initial = '' }) => secret === true && !optional && !(inputs[name] ?? initial))
    .map(({ name }) => name);
}
