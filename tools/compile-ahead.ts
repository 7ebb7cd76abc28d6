import type { Plugin } from 'vite';

/**
 * Files that are there before they are wanted: they wait for the page's first modules. The page's own would be wanted
 * later for it: measured, their compilation takes as long as it saves.
 */
const WAITING = /^(?:panel|scheme-[\w-]+)$/;
const HINT = '//# allFunctionsCalledOnLoad\n';

/**
 * Asks V8 to compile these files whole while they arrive, beside the main thread, instead of function by function when
 * each is first called, on it. It has to be a file's first line; other engines read a comment.
 * Source: https://v8.dev/blog/explicit-compile-hints. Measured: docs/performance.md, "Cold load".
 */
export function compileAhead(): Plugin {
  return {
    name: 'countersign:compile-ahead',
    apply: 'build',
    // After Vite has put its list of files before the code.
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler: (_options, bundle) => {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk' || !WAITING.test(chunk.name)) continue;
          chunk.code = HINT + chunk.code;
          const map = bundle[`${chunk.fileName}.map`];
          if (map?.type === 'asset') map.source = aLineLower(String(map.source));
        }
      },
    },
  };
}

/** A source map of the same code with a line before it. */
function aLineLower(json: string): string {
  const map = JSON.parse(json) as { mappings: string };
  return JSON.stringify({ ...map, mappings: `;${map.mappings}` });
}
