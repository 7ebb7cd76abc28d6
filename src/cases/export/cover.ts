import { runsOf, type Run } from '../../core/bytes/origin.ts';
import { formed } from '../../core/recipe/view.ts';
import type { Value } from '../../core/recipe/value.ts';

/** A stretch of a value: from one field, from several, or written in the recipe. */
export interface Part {
  readonly text: string;
  /** The fields it comes from. */
  readonly fields: readonly string[];
  /** Stands in the place of a secret; `text` is its name, not it. */
  readonly isCover?: true;
}

/** What must not leave the page. */
export interface Hidden {
  /** Secret fields, by name. */
  readonly fields: ReadonlySet<string>;
  /** A result that opens doors by itself, and the secrets that it is made with. */
  readonly made?: { readonly name: string; readonly from: ReadonlySet<string> };
}

/** What stands in the place of a secret. Its length says nothing about the secret's. */
export function coverOf(name: string): string {
  return `‹${name}›`;
}

/**
 * The beginning of a value in a form, secrets covered up wherever their characters went: also in hex,
 * base64 and JSON, because origins follow them there. A digest of nothing but secrets is covered as a whole:
 * it can be searched for offline, and often works in the secret's place. Of a hidden result, what was made with
 * a secret is covered: the rest of it is public.
 */
export function coveredParts(value: Value, form: 'text' | 'hex', hidden: Hidden, end: number): readonly Part[] {
  const shown = formed(value, form, end);
  const parts: Part[] = [];
  for (const run of runsOf(shown, 0, Math.min(end, shown.size))) {
    const fields = [...new Set(run.sources.map(({ field }) => field))];
    const secret = secretOf(run, hidden);
    if (secret === undefined) parts.push({ text: shown.text.slice(run.start, run.end), fields });
    else if (parts.at(-1)?.text !== coverOf(secret)) parts.push({ text: coverOf(secret), fields, isCover: true });
  }
  return parts;
}

/** The whole text of a value with its secrets covered by their names, ‹token›. */
export function coveredText(value: Value, hidden: Hidden): string {
  return coveredParts(value, 'text', hidden, Infinity)
    .map(({ text }) => text)
    .join('');
}

function secretOf({ sources }: Run, { fields, made }: Hidden): string | undefined {
  const plain = sources.find(({ field, diffuse }) => !diffuse && fields.has(field));
  if (plain) return plain.field;
  if (made && sources.some(({ field, diffuse }) => diffuse && made.from.has(field))) return made.name;
  const isOfSecrets = sources.length > 0 && sources.every(({ field }) => fields.has(field));
  return isOfSecrets ? sources[0]?.field : undefined;
}

/** A secret of at least so many characters is also looked for by itself, in texts that have no origins. */
const LONG = 6;

/** Names, and texts that stand for them. */
export type Secrets = readonly (readonly [name: string, secret: string])[];

/**
 * Texts that origins do not follow (sentences of a diagnosis, an observed value): secrets are covered where they stand,
 * longer ones before their parts.
 */
export function scrubbed(text: string, secrets: Secrets): string {
  return secrets
    .filter(([, secret]) => secret.length >= LONG)
    .toSorted(([, a], [, b]) => b.length - a.length)
    .reduce((rest, [name, secret]) => rest.replaceAll(secret, coverOf(name)), text);
}
