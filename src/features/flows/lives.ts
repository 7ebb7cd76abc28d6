import { decodeBase64 } from '../../core/bytes/base64.ts';
import { decodeUtf8 } from '../../core/bytes/text.ts';
import { unitOf } from '../../core/scheme/fields.ts';
import { parseMessage } from '../../core/scheme/parse.ts';
import type { SchemeSandbox } from '../../core/scheme/sandbox.ts';
import { timeIn } from '../../core/scheme/time-words.ts';
import type { Row } from './rows.ts';

/** A stretch of time in which something is valid, on the sandbox clock in Unix milliseconds. */
export interface Life {
  readonly kind: 'token' | 'key' | 'window';
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** The row that began it. */
  readonly row: number;
}

/** Everything of a run that has an end: tokens in answers, keys that were rotated, windows of timestamps. */
export function livesOf(rows: readonly Row[], sandbox: SchemeSandbox): Life[] {
  return rows.flatMap((row, index) => [
    ...tokensIn(row, index),
    ...oldKey(row, index),
    ...windowOf(row, index, sandbox),
  ]);
}

function tokensIn({ event }: Row, row: number): Life[] {
  const { body, server, now } = event;
  if (body === undefined || (event.status ?? 500) >= 400) return [];
  const at = server?.at ?? now;
  const found: Life[] = [];
  const walk = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    const members = Object.entries(value);
    const span = (value as Record<string, unknown>)['expires_in'];
    for (const [name, member] of members) {
      const end = typeof member === 'string' ? endOfJwt(member) : undefined;
      if (end !== undefined) found.push({ kind: 'token', name, from: at, to: end, row });
      else if (name === 'access_token' && typeof span === 'number')
        found.push({ kind: 'token', name, from: at, to: at + span * 1000, row });
      walk(member);
    }
  };
  walk(parsed(body));
  return found;
}

/** RFC 7519 section 4.1.4: `exp`, in seconds. */
function endOfJwt(text: string): number | undefined {
  const payload = /^[\w-]+\.([\w-]+)\.[\w-]+$/.exec(text)?.[1];
  const bytes = payload === undefined ? undefined : decodeBase64(payload, 'base64url');
  const claims = parsed((bytes && decodeUtf8(bytes)) ?? '') as { readonly exp?: unknown } | undefined;
  return typeof claims?.exp === 'number' ? claims.exp * 1000 : undefined;
}

function oldKey({ event: { step, now } }: Row, row: number): Life[] {
  if (step.do !== 'rotate') return [];
  return [{ kind: 'key', name: 'old key', from: now, to: now + step.overlap * 1000, row }];
}

/** How long the timestamp that was signed is taken. */
function windowOf({ event }: Row, row: number, { policies }: SchemeSandbox): Life[] {
  const { sent, server } = event;
  const policy = policies.find(({ id }) => id === server?.policy);
  if (!sent || policy?.window === undefined || policy.proof.by !== 'recipe') return [];
  const { field, past, future } = policy.window;
  const { operation } = policy.proof;
  const text = parseMessage(operation, {}, sent)?.[field] ?? '';
  const seconds = timeIn(text, unitOf(operation.fields, field));
  if (seconds === undefined) return [];
  return [{ kind: 'window', name: field, from: (seconds - future) * 1000, to: (seconds + past) * 1000, row }];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
