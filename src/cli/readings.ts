import type { CaseReading } from '../cases/case.ts';
import { readImport } from '../cases/import/index.ts';
import type { ImportedRequest } from '../cases/import/reading.ts';
import { recognise } from '../cases/import/recognise.ts';
import { readCases } from '../cases/pack.ts';
import { findField, findOperation, type Scheme } from '../core/scheme/define.ts';
import { cards, loadScheme } from '../schemes/registry.ts';

/** What a file holds, or why nothing of it can be used, in words for the user. */
export type Readings =
  | {
      readonly readings: readonly CaseReading[];
      /** How many requests were left out, since no scheme here knows them. */
      readonly strangers: number;
    }
  | { readonly wrong: string };

/** The cases of a file; of a HAR file, a curl command or another form of request, one for each that a scheme here knows. */
export async function readFileText(text: string): Promise<Readings> {
  const readings = readCases(text);
  if (readings.some(({ ok }) => ok)) return { readings, strangers: 0 };
  const reading = readImport(text);
  if (!reading.ok || reading.kind === 'case' || reading.kind === 'link') return { readings, strangers: 0 };
  const schemes = await allSchemes();
  const known = reading.requests.flatMap((request, index) => caseOf(request, index, schemes) ?? []);
  const strangers = reading.requests.length - known.length;
  if (known.length > 0) return { readings: known, strangers };
  return {
    wrong:
      strangers === 1
        ? 'The request belongs to no scheme here.'
        : `None of ${strangers} requests belongs to a scheme here.`,
  };
}

/** A request as a case of the operation it most likely belongs to. Its name leaves the query out, which may hold a secret. */
function caseOf(request: ImportedRequest, index: number, schemes: readonly Scheme[]): CaseReading | undefined {
  const [found] = recognise(request, schemes);
  if (!found) return undefined;
  const { method, origin, target } = request.message;
  const { scheme, operation, inputs, observed, result } = found;
  const id = `request ${index + 1}: ${method} ${origin}${target.replace(/\?.*$/s, '')}`;
  const seen = result === undefined || observed === '' ? {} : { [result]: observed };
  return { ok: true, value: { id, scheme, operation, inputs, observed: seen } };
}

async function allSchemes(): Promise<Scheme[]> {
  const all = await Promise.all(cards.map(({ id }) => loadScheme(id)));
  return all.flatMap((scheme) => scheme ?? []);
}

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
  if (!reading.ok) return reading;
  const { value } = reading;
  const scheme = await loadScheme(value.scheme);
  const operation = scheme && findOperation(scheme, value.operation);
  const fitting = given.filter(({ name }) => operation && findField(operation, name));
  const missing = Object.fromEntries(fitting.map(({ name, value: text }) => [name, text]));
  return { ok: true, value: { ...value, inputs: { ...missing, ...value.inputs } } };
}
