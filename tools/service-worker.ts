import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

import { build, type Plugin, type ResolvedConfig, type Rolldown } from 'vite';

/** What src/sw.ts is told. Names without their folder, in one text: the list is the part that grows with every screen. */
interface KeptFiles {
  readonly fresh: readonly string[];
  readonly assets: string;
}

const ENTRY = 'src/sw.ts';
const FOLDER = 'assets/';

/**
 * Our one service worker: `sw.js` beside index.html. A build lists what the page is made of, without the
 * editor, which is kept when it is first used; the dev server hands out the source as a module.
 */
export function serviceWorker(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'countersign:service-worker',
    configResolved: (resolved) => {
      config = resolved;
    },
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        if (request.url?.split('?')[0] !== '/sw.js') return next();
        response.setHeader('Content-Type', 'text/javascript');
        response.setHeader('Cache-Control', 'no-store');
        response.end(`import '/${ENTRY}';\n`);
      });
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler(_options, bundle) {
        const index = bundle['index.html'];
        // Workers are bundles of their own.
        if (index?.type !== 'asset') return;
        // The folder itself stands for index.html: some hosts redirect from one to the other.
        const kept = { fresh: ['./', ...publicFiles(config.publicDir)], assets: builtFiles(bundle).join(' ') };
        const version = createHash('sha256').update(JSON.stringify(kept)).update(index.source);
        for (const url of kept.fresh) version.update(contentOf(config, bundle, url));
        await buildWorker(config, kept, version.digest('hex').slice(0, 16));
      },
    },
  };
}

/** Everything hashed that is not of the editor: names within assets/. */
function builtFiles(bundle: Rolldown.OutputBundle): string[] {
  const editor = editorFiles(bundle);
  return Object.keys(bundle)
    .filter((name) => name.startsWith(FOLDER) && !name.endsWith('.map') && !editor.has(name))
    .map((name) => name.slice(FOLDER.length))
    .toSorted();
}

/** Monaco's chunks, with the style sheets, fonts and workers that they alone need: megabytes that not everybody opens. */
function editorFiles(bundle: Rolldown.OutputBundle): ReadonlySet<string> {
  const names = Object.values(bundle).flatMap((output) => {
    if (output.type === 'asset')
      return /(?:editor|json)\.worker|codicon|monaco/.test(output.fileName) ? [output.fileName] : [];
    const isEditor = output.moduleIds.some((id) => id.includes('/monaco-editor/'));
    return isEditor ? [output.fileName, ...(output.viteMetadata?.importedCss ?? [])] : [];
  });
  return new Set(names);
}

function publicFiles(folder: string): string[] {
  if (!folder || !existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((file) => relative(folder, join(file.parentPath, file.name)).split(sep).join('/')).toSorted();
}

function contentOf({ publicDir }: ResolvedConfig, bundle: Rolldown.OutputBundle, url: string): string | Uint8Array {
  const output = bundle[url === './' ? 'index.html' : url];
  return output?.type === 'asset' ? output.source : readFileSync(join(publicDir, url));
}

/** Modules that only pages and the Doctor use, with what stands in their place. */
const UNUSED: readonly (readonly [module: RegExp, code: string])[] = [
  [/\/src\/schemes\/[^/]+\/flows\.ts$/, 'export const flows = [];'],
  [/\/src\/core\/recipe\/ops\/mistakes\.ts$/, 'export const [altered, alteredBytes, concatBytes, encodedAs] = [];'],
];

/** A field as `core/scheme/fields.ts` makes it, up to its help. */
const FIELD =
  /(?<start>: (?:text|credential|secret|integer|unixSeconds|risingKey|json|rawBody|choice|nonce|method|host|port|uri|query|token|tokenField|publicKey)\(\s*'[^']*',\s*)(?:'[^']*'|"[^"]*")/g;

/**
 * Pages play flows and tell what an operation and its fields are and what its signature leaves open, and the Doctor rewrites recipes
 * with mistakes; the worker only answers.
 */
const withoutPages: Plugin = {
  name: 'countersign:worker-without-pages',
  load: (id) => UNUSED.find(([module]) => module.test(id))?.[1] ?? null,
  transform: {
    // As written: the notes are a list of texts without a bracket in them; the summary, each meaning, and what helps
    // to fill in a field, after its name, are one text.
    order: 'pre',
    filter: { id: /\/src\/schemes\/[^/]+\/[^/]+\.ts$/ },
    handler: (code) => ({
      code: code
        .replaceAll(
          /\bcoverageNotes: \[[^\]]*\],|\bsummary:\s*(?:'[^']*'|"[^"]*"),|\bmeanings: \{(?:[^}']|'[^']*')*\},/g,
          '',
        )
        .replaceAll(FIELD, "$<start>''"),
      map: null,
    }),
  },
};

/** One classic script without imports: the form in which every browser takes a service worker. */
async function buildWorker(
  { root, build: { outDir, target, minify } }: ResolvedConfig,
  kept: KeptFiles,
  version: string,
) {
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    plugins: [withoutPages],
    define: { KEPT_FILES: JSON.stringify(kept), KEPT_VERSION: JSON.stringify(version) },
    build: {
      outDir: resolve(root, outDir),
      emptyOutDir: false,
      copyPublicDir: false,
      target,
      minify,
      rolldownOptions: {
        input: resolve(root, ENTRY),
        output: { format: 'iife', entryFileNames: 'sw.js', codeSplitting: false },
      },
    },
  });
}
