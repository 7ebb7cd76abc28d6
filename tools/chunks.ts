import { resolve } from 'node:path';

import type { Rolldown } from 'vite';

const ROOT = resolve(import.meta.dirname, '..');
/** The page itself, and the screen that most visitors come for. */
const ENTRY = resolve(ROOT, 'src/app/main.tsx');
const REACT = /[\\/]node_modules[\\/](?:react|react-dom|scheduler|use-sync-external-store)[\\/]/;
const PICTOGRAMS = /[\\/]lucide-react[\\/]/;
const PANEL = resolve(ROOT, 'src/features/compute/index.tsx');

/**
 * Three files for a first panel: React, the page, and everything that the panel needs beyond them. Left alone, the
 * bundler cuts them into some fifty pieces, one for each set of screens that share a module, and a cold load waits for
 * the last of them. In one file, they would be parsed by one thread.
 */
export function firstChunks(): Rolldown.CodeSplittingGroup {
  let page: Set<string> | undefined;
  let panel: Set<string> | undefined;
  return {
    debugName: 'first screen',
    // What a captured module imports is captured itself.
    includeDependenciesRecursively: false,
    name: (id, bundle) => {
      const infoOf: ModuleInfoOf = (module) => bundle.getModuleInfo(module);
      page ??= closure(ENTRY, infoOf);
      panel ??= closure(PANEL, infoOf, page);
      if (REACT.test(id)) return 'react';
      // All pictograms are small, and every screen wants some of them.
      if (page.has(id) || PICTOGRAMS.test(id)) return 'main';
      return panel.has(id) ? 'panel' : null;
    },
  };
}
/** A scheme is one file: its index and what that imports of its own folder. */
export function schemeChunks(): Rolldown.CodeSplittingGroup {
  const own = new Map<string, Set<string>>();
  return {
    debugName: 'schemes',
    includeDependenciesRecursively: false,
    name: (id, bundle) => {
      const [folder, name] = /^.*[\\/]src[\\/]schemes[\\/]([\w-]+)[\\/]/.exec(id) ?? [];
      if (folder === undefined || name === undefined) return null;
      const known = own.get(name) ?? closure(`${folder}index.ts`, (module) => bundle.getModuleInfo(module));
      own.set(name, known);
      return known.has(id) ? `scheme-${name}` : null;
    },
  };
}

/** The grammars that colour code, in a file beside the programs they colour. */
export const grammarChunk: Rolldown.CodeSplittingGroup = {
  name: 'grammars',
  test: /[\\/](?:highlight\.js|lowlight)[\\/]/,
  priority: 1,
};

/** What may have been done to a text, in a file beside the search for it: together they are over the budget of one file. */
export const readingsChunk: Rolldown.CodeSplittingGroup = {
  name: 'readings',
  test: /[\\/]src[\\/]doctor[\\/](?:alter|json)[\\/]/,
};

type ModuleInfoOf = (id: string) => { readonly importedIds: readonly string[] } | null;

/** The modules that one needs at once: what it imports statically, and what that imports, without the known ones. */
function closure(id: string, infoOf: ModuleInfoOf, known: ReadonlySet<string> = new Set()): Set<string> {
  const found = new Set<string>();
  const visit = (module: string) => {
    if (known.has(module) || found.has(module)) return;
    found.add(module);
    infoOf(module)?.importedIds.forEach(visit);
  };
  visit(id);
  return found;
}
