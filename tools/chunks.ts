import { resolve } from 'node:path';

import type { Rolldown } from 'vite';

const ROOT = resolve(import.meta.dirname, '..');
/** The page itself, and the screen that most visitors come for. */
const ENTRY = resolve(ROOT, 'src/app/main.tsx');
const PANEL = resolve(ROOT, 'src/features/compute/index.tsx');

/**
 * One file for everything the first panel needs beyond the entry. Left alone, the bundler cuts it into some forty
 * pieces, one for each set of screens that share a module, and a cold load waits for the last of them.
 */
export function panelChunk(): Rolldown.CodeSplittingGroup {
  let panel: Set<string> | undefined;
  return {
    debugName: 'panel',
    // What a captured module imports is the entry's or captured itself.
    includeDependenciesRecursively: false,
    name: (id, bundle) => {
      const infoOf: ModuleInfoOf = (module) => bundle.getModuleInfo(module);
      panel ??= closure(PANEL, infoOf, closure(ENTRY, infoOf));
      return panel.has(id) ? 'panel' : null;
    },
  };
}

/** All pictograms in one file: a few hundred bytes each, and every screen wants some of them. */
export const iconChunk: Rolldown.CodeSplittingGroup = { name: 'icons', test: /[\\/]lucide-react[\\/]/, priority: 1 };

/** The grammars that colour code, in a file beside the programs they colour. */
export const grammarChunk: Rolldown.CodeSplittingGroup = {
  name: 'grammars',
  test: /[\\/](?:highlight\.js|lowlight)[\\/]/,
  priority: 1,
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
