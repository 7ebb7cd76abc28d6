import { shellQuoted } from '../core/http/curl.ts';
import { findField, findOperation, type Operation, type SchemeCard } from '../core/scheme/define.ts';
import { loadScheme } from '../schemes/registry.ts';
import { variableOf } from '../snippets/program.ts';
import type { Case, CaseReading } from './case.ts';
import { secretNames } from './secrets.ts';

/**
 * What runs the case in a terminal or in CI: diagnosed where it holds something observed. Secrets that the file leaves out come from
 * the environment, by the names that the programs of the Code view have for them.
 */
export function terminalCommand(card: SchemeCard, operation: Operation, value: Case, file: string): string {
  const hasObserved = Object.values(value.observed).some((text) => text !== '');
  const secrets = secretOptions(card, operation, value);
  return ['npm run --silent', hasObserved ? 'diagnose' : 'trace', '--', ...secrets, file].join(' ');
}

/** What runs a pack in CI, with a report: its secrets, too, come from the environment where a case leaves them out. */
export async function packCommand(readings: readonly CaseReading[], file: string): Promise<string> {
  const options = await Promise.all(readings.map(optionsOf));
  return ['npm run --silent diagnose --', ...new Set(options.flat()), '--junit report.xml', file].join(' ');
}

async function optionsOf(reading: CaseReading): Promise<readonly string[]> {
  if (!reading.ok) return [];
  const { value } = reading;
  const scheme = await loadScheme(value.scheme);
  const operation = scheme && findOperation(scheme, value.operation);
  return operation ? secretOptions(scheme.card, operation, value) : [];
}

/** `--secret NAME=VARIABLE` for each secret that the case leaves out. */
function secretOptions(card: SchemeCard, operation: Operation, value: Case): readonly string[] {
  return [...secretNames(operation)]
    .filter((name) => value.inputs[name] === undefined && findField(operation, name)?.optional !== true)
    .map((name) => `--secret ${shellQuoted(`${name}=${variableOf(card, name)}`)}`);
}
