import { findField, findOperation, type Operation, type Scheme } from '../core/scheme/define.ts';
import { loadScheme } from '../schemes/registry.ts';
import type { Case, CaseReading } from './case.ts';
import { secretNames } from './secrets.ts';

/** A field that cases leave out, and its value. */
export interface Given {
  readonly name: string;
  readonly value: string;
}

/** The cases with the values that they leave out: a case that has the field keeps its own. */
export async function withGiven(readings: readonly CaseReading[], given: readonly Given[]): Promise<CaseReading[]> {
  return Promise.all(readings.map((reading) => completed(reading, given)));
}

async function completed(reading: CaseReading, given: readonly Given[]): Promise<CaseReading> {
  const place = await placeOf(reading);
  if (!reading.ok) return reading;
  const { value } = reading;
  const fitting = given.filter(({ name }) => place && findField(place.operation, name));
  const missing = Object.fromEntries(fitting.map(({ name, value: text }) => [name, text]));
  return { ok: true, value: { ...value, inputs: { ...missing, ...value.inputs } } };
}

/** Where a case belongs; undefined where it names nothing that there is. */
export async function placeOf(
  reading: CaseReading,
): Promise<{ readonly scheme: Scheme; readonly operation: Operation } | undefined> {
  if (!reading.ok) return undefined;
  const scheme = await loadScheme(reading.value.scheme);
  const operation = scheme && findOperation(scheme, reading.value.operation);
  return scheme && operation && { scheme, operation };
}

/**
 * Names of the fields that a case has to have and leaves out: secrets and, of what was recorded, what no request shows,
 * such as Aeterna's Email. Where an error is expected, one may be left out on purpose.
 */
export function leftOut({ inputs, observed, expect }: Case, operation: Operation): readonly string[] {
  const secrets = secretNames(operation);
  const isRecorded = expect?.error === undefined && Object.values(observed).some((text) => text !== '');
  return operation.fields.flatMap(({ name, kind, optional, initial }) => {
    const isNeeded = secrets.has(name) || (isRecorded && kind !== 'choice' && initial === undefined);
    return isNeeded && optional !== true && inputs[name] === undefined ? [name] : [];
  });
}
