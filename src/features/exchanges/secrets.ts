import { useCallback, useState } from 'react';

import { findOperation } from '../../core/scheme/define.ts';
import { hiddenIn, namedText, secretsIn, type Secret } from '../../core/scheme/hidden.ts';
import { readMessage } from '../../core/scheme/parse.ts';
import { loadScheme } from '../../schemes/registry.ts';
import { useLater } from '../../ui/later.ts';
import { shownRequest, type Row } from './rows.ts';

/** The secrets an exchange carries: what stands in its request for fields that are masked where they are typed. */
export async function secretsOf(row: Row): Promise<readonly Secret[]> {
  const view = row.server ?? row.sent?.server;
  const id = view?.operation ?? row.sent?.operation;
  const scheme = id === undefined ? undefined : await loadScheme(view?.scheme ?? row.sent?.scheme ?? '');
  const operation = scheme && id !== undefined ? findOperation(scheme, id) : undefined;
  const message = shownRequest(row);
  if (!operation || !message) return [];
  const { found } = readMessage(operation, {}, message);
  const parts: readonly (readonly [string, string])[] = [
    ['target', message.target],
    ...message.headers.map(([name, value]) => [name.toLowerCase(), value] as const),
    ['body', message.body ?? ''],
  ];
  // What was edited may not be of the operation's form any more: then the names alone tell.
  const byName = operation.fields.flatMap(({ name }) => {
    const text = parts.map(([place, part]) => namedText(part, place, name)).find((part) => part !== undefined);
    return text === undefined ? [] : [[name, text] as const];
  });
  return secretsIn(operation, { ...Object.fromEntries(byName), ...found });
}

/** The secrets of an exchange, once they are known; or the way to ask again, where its scheme could not be fetched. */
export interface KnownSecrets {
  readonly secrets?: readonly Secret[];
  readonly again?: () => void;
}

/** `secretsOf` on a screen: until there are secrets, though it be none, nothing of the message may be drawn. */
export function useSecrets(row: Row | undefined): KnownSecrets {
  const [turn, setTurn] = useState(0);
  const ask = useCallback(
    async () => ({ row, turn, secrets: row ? await secretsOf(row).catch(() => undefined) : [] }),
    [row, turn],
  );
  const known = useLater(ask);
  if (!known || known.row?.id !== row?.id || known.turn !== turn) return {};
  return known.secrets ? { secrets: known.secrets } : { again: () => setTurn(turn + 1) };
}

/** What the sandbox hands out is nobody's: of an answer, only what was typed is hidden, by its value. */
export const ANSWER = 'answer';

/** A text with a dot for each character of a secret in it, for what draws its lines by itself. */
export function dotted(text: string, place: string, secrets: readonly Secret[]): string {
  const hidden = secrets.length === 0 ? [] : hiddenIn(text, place, secrets);
  const parts = hidden.map(
    ({ start, end }, index) => text.slice(hidden[index - 1]?.end ?? 0, start) + '•'.repeat(end - start),
  );
  return parts.join('') + text.slice(hidden.at(-1)?.end ?? 0);
}

/** The fields whose secrets stand in the request. */
export function namesIn(row: Row, secrets: readonly Secret[]): string[] {
  const { target = '', headers = [], body = '' } = shownRequest(row) ?? {};
  const parts = [['target', target], ...headers.map(([name, value]) => [name.toLowerCase(), value]), ['body', body]];
  const hidden = parts.flatMap(([place = '', text = '']) => hiddenIn(text, place, secrets));
  return [...new Set(hidden.map(({ name }) => name))];
}
