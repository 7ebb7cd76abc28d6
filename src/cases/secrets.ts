import { guessable } from '../core/crypto/guessable.ts';
import { isSecretKey } from '../core/crypto/secret-key.ts';
import type { Operation } from '../core/scheme/define.ts';
import type { Case } from './case.ts';
import type { Hidden } from './export/cover.ts';

/** One text of a case, as a list of what will be shared shows it. */
export interface CaseItem {
  /** Of the case, or computed; and the vendor's name. Of extras, the text is the JSON that stood there. */
  readonly place: 'inputs' | 'observed' | 'result' | 'extras';
  readonly name: string;
  readonly text: string;
  readonly isSecret: boolean;
}

/** Everything a case holds, in its order. Empty texts are listed: they are part of it. What this version does not know may be a secret. */
export function itemsOf(value: Case, operation: Operation): CaseItem[] {
  const secrets = secretNames(operation, value.inputs);
  const of = (place: 'inputs' | 'observed') =>
    Object.entries(value[place]).map(([name, text]) => ({
      place,
      name,
      text,
      isSecret: (secrets.has(name) || (place === 'observed' && operation.isPassword === true)) && text !== '',
    }));
  const extras = (value.extras ?? []).map(({ name, json }) => ({
    place: 'extras' as const,
    name,
    text: json,
    isSecret: true,
  }));
  return [...of('inputs'), ...of('observed'), ...extras];
}

/**
 * Names of the fields that must stay secret; evidence of that name is the same value. Where a public key is asked for and
 * these inputs have a shared secret or a private key instead, that one, too.
 */
export function secretNames({ fields }: Operation, inputs: Readonly<Record<string, string>> = {}): ReadonlySet<string> {
  const isHidden = ({ name, kind, secret }: Operation['fields'][number]) =>
    secret === true || (kind === 'publicKey' && isSecretKey(inputs[name] ?? ''));
  return new Set(fields.filter(isHidden).map(({ name }) => name));
}

/** What stays covered where only `shown` may be seen: fields and the result, by name. */
export function hiddenOf(
  operation: Operation,
  inputs: Readonly<Record<string, string>>,
  shown: ReadonlySet<string>,
): Hidden {
  const from = secretNames(operation, inputs);
  const fields = new Set([...from].filter((name) => !shown.has(name) && inputs[name]));
  const { isPassword, result } = operation;
  return isPassword && result && !shown.has(result.name) ? { fields, made: { name: result.name, from } } : { fields };
}

/** The case with the chosen items alone. */
export function withItems(value: Case, items: readonly CaseItem[]): Case {
  const of = (place: 'inputs' | 'observed') =>
    Object.fromEntries(items.filter((item) => item.place === place).map(({ name, text }) => [name, text]));
  const { extras = [], ...known } = value;
  const kept = extras.filter((extra) => items.some(({ place, name }) => place === 'extras' && name === extra.name));
  return {
    ...known,
    inputs: of('inputs'),
    observed: of('observed'),
    ...(kept.length > 0 ? { extras: kept } : {}),
  };
}

/** The case without its secrets. */
export function withoutSecrets(value: Case, operation: Operation): Case {
  return withItems(
    value,
    itemsOf(value, operation).filter(({ isSecret }) => !isSecret),
  );
}

/** What a secret looks like: one that was published, one that is weak, or one that may open a real door. */
export type Likeness = 'sample' | 'weak' | 'live';

/** How a secret looks: published with the samples, short enough to be guessed, or like one of a real account. */
export function likenessOf(secret: string, published: ReadonlySet<string>): Likeness {
  if (published.has(secret)) return 'sample';
  if (/live|prod/i.test(secret)) return 'live';
  return guessable(secret) === undefined ? 'live' : 'weak';
}
