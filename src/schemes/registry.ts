import type { Scheme, SchemeCard } from '../core/scheme/define.ts';

const cardModules = import.meta.glob<{ readonly card: SchemeCard }>('./*/card.ts', { eager: true });
const schemeModules = import.meta.glob<{ readonly scheme: Scheme }>('./*/index.ts');

/** Every scheme there is a folder for, by name. Adding a folder adds a scheme; nothing else knows. */
export const cards: readonly SchemeCard[] = Object.values(cardModules)
  .map((module) => module.card)
  .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));

/** The whole scheme, loaded when first asked for; undefined when there is none of that id. */
export async function loadScheme(id: string): Promise<Scheme | undefined> {
  const load = schemeModules[`./${id}/index.ts`];
  return load ? (await load()).scheme : undefined;
}
