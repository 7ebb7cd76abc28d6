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

/** Makes Monaco fit for the content policy, and smaller. Builds only: the dev server has no policy. */
export function monacoPatches(): Plugin {
  const missed = new Set(PATCHES);
  return {
    name: 'countersign:monaco-patches',
    apply: 'build',
    transform(code, id) {
      const file = id.split('?')[0]?.split(SRC)[1];
      const patches = file === undefined ? [] : PATCHES.filter((patch) => patch.file === file);
      if (patches.length === 0) return null;
      let patched = code;
      for (const patch of patches) {
        const next = patched.replace(patch.find, () => patch.put);
        if (next === patched)
          this.error(`${file} has changed: ${patch.find} is not in it. Look at tools/monaco-patches.ts.`);
        patched = next;
        missed.delete(patch);
      }
      return { code: patched, map: null };
    },
    generateBundle() {
      for (const { file } of missed)
        this.error(`${file} is no part of the build any more. Look at tools/monaco-patches.ts.`);
    },
  };
}
