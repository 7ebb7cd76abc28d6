import type { Case } from '../../cases/case.ts';
import { secretNames } from '../../cases/secrets.ts';
import { shellQuoted } from '../../core/http/curl.ts';
import { findField, type Operation, type SchemeCard } from '../../core/scheme/define.ts';
import { variableOf } from '../../snippets/program.ts';

/**
 * What runs the case in a terminal or in CI: diagnosed where it holds something observed. Secrets that the file leaves out come from
 * the environment, by the names that the programs of the Code view have for them.
 */
export function terminalCommand(card: SchemeCard, operation: Operation, value: Case, file: string): string {
  const left = [...secretNames(operation)].filter(
    (name) => value.inputs[name] === undefined && findField(operation, name)?.optional !== true,
  );
  const secrets = left.map((name) => `--secret ${shellQuoted(`${name}=${variableOf(card, name)}`)} `).join('');
  const hasObserved = Object.values(value.observed).some((text) => text !== '');
  return `npm run --silent ${hasObserved ? 'diagnose' : 'trace'} -- ${secrets}${file}`;
}
