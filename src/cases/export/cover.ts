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

/** What stands in the place of a secret. Its length says nothing about the secret's. */
export function coverOf(name: string): string {
  return `‹${name}›`;
}

/**
 * The beginning of a value in a form, secrets covered up wherever their characters went: also in hex,
 * base64 and JSON, because origins follow them there. A digest of nothing but secrets is covered as a whole:
 * it can be searched for offline, and often works in the secret's place.
 */
export function coveredParts(
  value: Value,
  form: 'text' | 'hex',
  hidden: ReadonlySet<string>,
  end: number,
): readonly Part[] {
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

/** The same as one text. */
export function coveredText(value: Value, hidden: ReadonlySet<string>): string {
  return coveredParts(value, 'text', hidden, Infinity)
    .map(({ text }) => text)
    .join('');
}

function secretOf({ sources }: Run, hidden: ReadonlySet<string>): string | undefined {
  const plain = sources.find(({ field, diffuse }) => !diffuse && hidden.has(field));
  if (plain) return plain.field;
  const isOfSecrets = sources.length > 0 && sources.every(({ field }) => hidden.has(field));
  return isOfSecrets ? sources[0]?.field : undefined;
}

/** A secret of at least so many characters is also looked for by itself, in texts that have no origins. */
const LONG = 6;

/** Texts that origins do not follow (sentences of a diagnosis, an observed value): secrets are covered where they stand. */
export function scrubbed(text: string, secrets: Readonly<Record<string, string>>): string {
  return Object.entries(secrets)
    .filter(([, secret]) => secret.length >= LONG)
    .reduce((rest, [name, secret]) => rest.replaceAll(secret, coverOf(name)), text);
}
