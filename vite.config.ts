import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

import { firstChunks, grammarChunk, readingsChunk, schemeChunks } from './tools/chunks.ts';
import { compileAhead } from './tools/compile-ahead.ts';
import { META_CSP, SECURITY_HEADERS } from './tools/csp.mjs';
import { monacoPatches } from './tools/monaco-patches.ts';
import { serviceWorker } from './tools/service-worker.ts';

/** Build only: the dev server needs an inline script for hot reload. */
function metaCsp(): Plugin {
  return {
    name: 'countersign:meta-csp',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: META_CSP },
          // Before anything the policy is meant to govern.
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}

/** The browser fetches the first panel beside the entry instead of after it. */
function preloadPanel(): Plugin {
  return {
    name: 'countersign:preload-panel',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.values(bundle)
          .filter((file) => file.type === 'chunk' && file.name === 'panel')
          .map(({ fileName }) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `./${fileName}` },
            injectTo: 'head',
          })),
    },
  };
}

export default defineConfig({
  // The build runs from any folder of any static host.
  base: './',
  plugins: [react(), tailwindcss(), monacoPatches(), metaCsp(), preloadPanel(), compileAhead(), serviceWorker()],
  worker: { format: 'es', rolldownOptions: { output: { codeSplitting: { groups: [readingsChunk] } } } },
  build: {
    target: 'es2022',
    sourcemap: true,
    // tools/size.mjs reads it.
    manifest: true,
    // The policy allows fonts from the origin only, so nothing may become a data: URL.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // What index.html names is there already.
      resolveDependencies: (_file, files, { hostType }) =>
        hostType === 'html'
          ? files
          : files.filter((file) => !/(?:^|\/)(?:main|react|panel|rolldown-runtime)-[^/]*$/.test(file)),
    },
    rolldownOptions: { output: { codeSplitting: { groups: [firstChunks(), schemeChunks(), grammarChunk] } } },
  },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1', headers: SECURITY_HEADERS },
});
