import type { Scheme, SchemeCard } from '../core/scheme/define.ts';
import type { SchemeSandbox } from '../core/scheme/sandbox.ts';

const cardModules = import.meta.glob<{ readonly card: SchemeCard }>('./*/card.ts', { eager: true });
/** Apart from the schemes themselves, so that a panel does not load a server. */
const sandboxModules = import.meta.glob<{ readonly sandbox: SchemeSandbox }>('./*/sandbox.ts');
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

/** The sandbox's half of every scheme that has one. */
export async function loadSandboxes(): Promise<readonly SchemeSandbox[]> {
  const modules = await Promise.all(Object.values(sandboxModules).map((load) => load()));
  return modules.map(({ sandbox }) => sandbox);
}
