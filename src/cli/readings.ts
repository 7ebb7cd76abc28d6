import type { CaseReading } from '../cases/case.ts';
import { placeOf, type Given } from '../cases/given.ts';
import { asCase } from '../cases/import/as-case.ts';
import { readImport } from '../cases/import/index.ts';
import type { ImportedRequest } from '../cases/import/reading.ts';
import { recognise } from '../cases/import/recognise.ts';
import { readCases } from '../cases/pack.ts';
import { secretNames } from '../cases/secrets.ts';
import { unknownInputs } from '../cases/trace-case.ts';
import { findField, type Operation, type Scheme } from '../core/scheme/define.ts';
import { loadSchemes } from '../schemes/registry.ts';

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
  if (readings.length === 0) return { wrong: 'There is no case in this file: its list is empty.' };
  if (readings.some(({ ok }) => ok)) return { readings, strangers: 0 };
  const reading = readImport(text);
  if (!reading.ok || reading.kind === 'case' || reading.kind === 'link') return { readings, strangers: 0 };
  const schemes = await loadSchemes();
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

/** A request as a case of the operation it most likely belongs to. */
function caseOf(request: ImportedRequest, index: number, schemes: readonly Scheme[]): CaseReading | undefined {
  const [found] = recognise(request, schemes);
  if (!found) return undefined;
  const { method, origin, target } = request.message;
  return { ok: true, value: asCase(found, index, { method, address: `${origin}${target}` }) };
}

/** What of a request or a command nothing was done with. */
export interface Unused {
  /** Why the command cannot be meant so: a name that no field here has. */
  readonly wrong?: string;
  /** Lines for standard error. */
  readonly notes: readonly string[];
}

/** Tells names given that no case has a field for, and inputs of cases that no field is named after. */
export async function unusedIn(readings: readonly CaseReading[], given: readonly Given[]): Promise<Unused> {
  const placed = await Promise.all(readings.map(async (reading) => (await placeOf(reading))?.operation));
  const operations = [...new Set(placed.flatMap((operation) => operation ?? []))];
  const isIn = (all: readonly Operation[], name: string) => all.some((operation) => findField(operation, name));
  const idle = operations.length === 0 ? [] : given.filter(({ name }) => !isIn(operations, name));
  const known = (await loadSchemes()).flatMap((scheme) => scheme.operations);
  const stranger = idle.find(({ name }) => !isIn(known, name));
  const secrets = [...new Set(operations.flatMap((operation) => [...secretNames(operation)]))];
  const has = secrets.length === 0 ? 'have no secret' : `have ${secrets.join(', ')}`;
  const left = readings.flatMap((reading, index) => {
    const operation = placed[index];
    const names = reading.ok && operation ? unknownInputs(reading.value, operation).map(({ field = '' }) => field) : [];
    if (names.length === 0) return [];
    const id = (reading.ok ? reading.value.id : undefined) ?? `case ${index + 1}`;
    return `Left out in ${id}: ${names.join(', ')}, which ${operation?.title} has no field for.`;
  });
  return {
    ...(stranger ? { wrong: `No field is called ${stranger.name}: the cases of this file ${has}.` } : {}),
    notes: [...idle.map(({ name }) => `--secret ${name} was not used: the cases of this file ${has}.`), ...left],
  };
}
