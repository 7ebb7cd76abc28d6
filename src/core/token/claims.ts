import { scanJson, type JsonNode } from '../json/scan.ts';
import { awayText, utcText } from '../scheme/time-words.ts';

/** A claim for a table: its text as it stands, and the time it means, if it means one. */
export interface ClaimRow {
  readonly name: string;
  readonly literal: string;
  readonly time?: {
    /** ISO 8601, UTC. */
    readonly iso: string;
    readonly unit: 'seconds' | 'milliseconds';
    /** Against the given clock: `31 min ago`, `in 2 d`. */
    readonly relative?: string;
  };
}

/** RFC 7519 section 4.1 and OpenID Connect: seconds by definition. */
const IN_SECONDS = new Set(['exp', 'iat', 'nbf', 'auth_time', 'expiresIn']);

/**
 * The members of a JSON object, in order. Registered times are seconds; other numbers count as a time
 * when their name says so (`…At`) and they have 10 (seconds) or 13 digits (milliseconds, as
 * `sessionCreatedAt` has). Empty when the text is no JSON object.
 */
export function readClaims(payload: string, nowSeconds?: number): ClaimRow[] {
  const scan = scanJson(payload);
  if (!scan.ok || scan.root.type !== 'object') return [];
  return scan.root.members.map(({ name, value }) => {
    const literal = payload.slice(value.start, value.end);
    const time = timeOf(name, value, literal, nowSeconds);
    return { name, literal, ...(time ? { time } : {}) };
  });
}

function timeOf(name: string, { type }: JsonNode, literal: string, now: number | undefined): ClaimRow['time'] {
  if (type !== 'number') return undefined;
  const isNamed = /(?:At|_at|Time|_time)$/.test(name);
  const unit = IN_SECONDS.has(name) || (isNamed && /^\d{10}$/.test(literal)) ? 'seconds' : 'milliseconds';
  if (unit === 'milliseconds' && !(isNamed && /^\d{13}$/.test(literal))) return undefined;
  const seconds = Number(literal) / (unit === 'seconds' ? 1 : 1000);
  return { iso: utcText(seconds), unit, ...(now === undefined ? {} : { relative: awayText(seconds, now) }) };
}
