import type { Inputs } from '../recipe/evaluate.ts';
import type { Operation } from './define.ts';
import { observedName } from './verify.ts';

/** Names of the secrets that an operation is computed with and that nobody has entered; a token that was received is none. */
export function emptySecrets(operation: Operation, inputs: Inputs): string[] {
  const received = observedName(operation);
  return operation.fields
    .filter(({ secret, optional }) => secret === true && !optional)
    .filter(({ name, initial = '' }) => name !== received && !(inputs[name] ?? initial))
    .map(({ name }) => name);
}
