import type { Plugin } from 'vite';

/** One change to a file of monaco-editor. The build stops when `find` is no longer there. */
interface Patch {
  readonly file: string;
  readonly find: RegExp;
  readonly put: string;
}

const SRC = 'node_modules/monaco-editor/esm/vs/';

/** Puts rules in through the CSSOM: the policy refuses style elements with text in them. */
const CSSOM_STYLE = `const style = document.createElement('style');
    let wanted = '';
    const write = () => {
        if (!style.sheet) return;
        const parsed = new CSSStyleSheet();
        parsed.replaceSync(wanted);
        while (style.sheet.cssRules.length > 0) style.sheet.deleteRule(0);
        for (const rule of parsed.cssRules) style.sheet.insertRule(rule.cssText, style.sheet.cssRules.length);
    };
    Object.defineProperty(style, 'textContent', { get: () => wanted, set: (css) => { wanted = css; write(); } });`;

const PATCHES: readonly Patch[] = [
  {
    file: 'base/browser/domStylesheets.js',
    find: /const style = document\.createElement\('style'\);/,
    put: CSSOM_STYLE,
  },
  {
    file: 'base/browser/domStylesheets.js',
    find: /container\.appendChild\(style\);/,
    put: 'container.appendChild(style); write();',
  },
  // The JSON mode asks for every feature of the editor through this one file (microsoft/monaco-editor#5162).
  { file: 'internal/common/workers.js', find: /^import '[^']+';$/gm, put: '' },
  // Workers come from monaco-environment.ts; these would be built a second time and never started.
  { file: 'languages/features/json/workerManager.js', find: /createWorker: \(\) => new Worker\(.+\),$/m, put: '' },
  {
    file: 'editor/browser/services/editorWorkerService.js',
    find: /new URL\('[^']+editorWebWorkerMain\.js', import\.meta\.url\)/,
    put: 'undefined',
  },
];

/** Makes Monaco fit for the content policy, and smaller. */
export function monacoPatches(): Plugin {
  const missed = new Set(PATCHES);
  return {
    name: 'countersign:monaco-patches',
    // The dev server bundles packages beforehand, by itself. There the patches only keep the features few: late ones
    // would ask for services that were never started.
    config: () => ({ optimizeDeps: { rolldownOptions: { plugins: [{ name: 'monaco-patches', transform: patch }] } } }),
    transform(code, id) {
      const patched = patch(code, id);
      for (const done of patchesFor(id)) missed.delete(done);
      return patched && { code: patched, map: null };
    },
    generateBundle() {
      for (const { file } of missed)
        this.error(`${file} is no part of the build any more. Look at tools/monaco-patches.ts.`);
    },
  };
}

function patchesFor(id: string): readonly Patch[] {
  const file = id.replaceAll('\\', '/').split('?')[0]?.split(SRC)[1];
  return file === undefined ? [] : PATCHES.filter((each) => each.file === file);
}

/** The code of a module with its patches; undefined when it has none. */
function patch(code: string, id: string): string | undefined {
  const patches = patchesFor(id);
  if (patches.length === 0) return undefined;
  return patches.reduce((before, { file, find, put }) => {
    const after = before.replace(find, () => put);
    if (after === before)
      throw new Error(`${file} has changed: ${find} is not in it. Look at tools/monaco-patches.ts.`);
    return after;
  }, code);
}
