import { shellQuoted } from '../core/http/curl.ts';
import type { Operation, SchemeCard } from '../core/scheme/define.ts';
import { variableOf } from '../snippets/program.ts';
import type { Case, CaseReading } from './case.ts';
import { leftOut, placeOf } from './given.ts';
import { secretNames } from './secrets.ts';

/**
 * What runs the case in a terminal or in CI: diagnosed where it holds something observed. Secrets that the file leaves out come from
 * the environment, by the names that the programs of the Code view have for them.
 */
export function terminalCommand(card: SchemeCard, operation: Operation, value: Case, file: string): string {
  const hasObserved = Object.values(value.observed).some((text) => text !== '');
  const secrets = leftOut(value, operation).map((name) => optionOf({ name, variable: variableOf(card, name) }));
  return ['npm run --silent', hasObserved ? 'diagnose' : 'trace', '--', ...secrets, file].join(' ');
}

/** A field that cases leave out, a secret mostly, and the environment variable that holds it elsewhere. */
export interface PackSecret {
  readonly name: string;
  readonly isSecret: boolean;
  readonly variable: string;
}

/** Every field that some case of a pack leaves out. */
export async function packSecrets(readings: readonly CaseReading[]): Promise<PackSecret[]> {
  const found = new Map<string, PackSecret>();
  for (const reading of readings) {
    const place = await placeOf(reading);
    if (!place || !reading.ok) continue;
    for (const name of leftOut(reading.value, place.operation))
      found.set(name, {
        name,
        isSecret: found.get(name)?.isSecret === true || secretNames(place.operation).has(name),
        variable: variableOf(place.scheme.card, name),
      });
  }
  return [...found.values()];
}

/** What runs a pack in CI, with a report: the secrets that it leaves out come from the environment. */
export function packCommand(secrets: readonly PackSecret[], file: string): string {
  return ['npm run --silent diagnose --', ...secrets.map(optionOf), '--junit report.xml', file].join(' ');
}

const optionOf = ({ name, variable }: Pick<PackSecret, 'name' | 'variable'>) =>
  `--secret ${shellQuoted(`${name}=${variable}`)}`;
