import type { Scheme, SchemeCard, Vector } from '../core/scheme/define.ts';
import type { SchemeMistakes } from '../core/scheme/mistakes.ts';
import { noteOwnTokens } from '../core/scheme/own-tokens.ts';
import type { SchemeSandbox } from '../core/scheme/sandbox.ts';

const cardModules = import.meta.glob<{ readonly card: SchemeCard }>('./*/card.ts', { eager: true });
/** Apart from the schemes themselves, so that a panel does not load a server. */
const sandboxModules = import.meta.glob<{ readonly sandbox: SchemeSandbox }>('./*/sandbox.ts');
const schemeModules = import.meta.glob<{ readonly scheme: Scheme }>('./*/index.ts');

const mistakeModules = import.meta.glob<SchemeMistakes>('./*/mistakes.ts', { import: 'mistakes' });
const vectorModules = import.meta.glob<readonly Vector[]>('./*/vectors.json', { import: 'default' });

/** Every scheme there is a folder for, by name. Adding a folder adds a scheme; nothing else knows. */
export const cards: readonly SchemeCard[] = Object.values(cardModules)
  .map((module) => module.card)
  // By lower-case code units: a collator takes 10 ms to set up, on every load.
  .toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));

/** The whole scheme, loaded when first asked for; undefined when there is none of that id. */
export async function loadScheme(id: string): Promise<Scheme | undefined> {
  const load = schemeModules[`./${id}/index.ts`];
  return load ? (await load()).scheme : undefined;
}

/** Every scheme there is. */
export async function loadSchemes(): Promise<Scheme[]> {
  return (await Promise.all(cards.map(({ id }) => loadScheme(id)))).flatMap((scheme) => scheme ?? []);
}

/** The published values of one operation, or of all. They are loaded when somebody asks for a sample. */
export async function loadVectors(id: string, operation?: string): Promise<readonly Vector[]> {
  const all = (await vectorModules[`./${id}/vectors.json`]?.()) ?? [];
  for (const { inputs, observed } of all) Object.values({ ...inputs, ...observed }).forEach(noteOwnTokens);
  return operation === undefined ? all : all.filter((vector) => vector.operation === operation);
}

/** The sandbox's half of one scheme; undefined when there is no scheme of that id. */
export async function loadSandbox(id: string): Promise<SchemeSandbox | undefined> {
  return (await sandboxModules[`./${id}/sandbox.ts`]?.())?.sandbox;
}

/** What people get wrong with a scheme, for the doctor. */
export async function loadMistakes(id: string): Promise<SchemeMistakes> {
  return (await mistakeModules[`./${id}/mistakes.ts`]?.()) ?? {};
}

/** The sandbox's half of every scheme that has one. */
export async function loadSandboxes(): Promise<readonly SchemeSandbox[]> {
  const modules = await Promise.all(Object.values(sandboxModules).map((load) => load()));
  return modules.map(({ sandbox }) => sandbox);
}
