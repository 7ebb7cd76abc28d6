import type { Case } from '../case.ts';
import type { Recognised } from './recognise.ts';

/**
 * A request of a recording as a case, named by its place (from 0), method and address; the query is left out of the name,
 * since it may hold a secret.
 */
export function asCase(found: Recognised, index: number, request: { method: string; address: string }): Case {
  const { scheme, operation, inputs, observed, result } = found;
  const id = `request ${index + 1}: ${request.method} ${request.address.replace(/\?.*$/s, '')}`;
  return {
    id,
    scheme,
    operation,
    inputs,
    observed: result === undefined || observed === '' ? {} : { [result]: observed },
  };
}
