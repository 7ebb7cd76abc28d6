import bashGrammar from 'highlight.js/lib/languages/bash';
import csharpGrammar from 'highlight.js/lib/languages/csharp';
import goGrammar from 'highlight.js/lib/languages/go';
import javaGrammar from 'highlight.js/lib/languages/java';
import javascriptGrammar from 'highlight.js/lib/languages/javascript';
import phpGrammar from 'highlight.js/lib/languages/php';
import pythonGrammar from 'highlight.js/lib/languages/python';
import rubyGrammar from 'highlight.js/lib/languages/ruby';
import typescriptGrammar from 'highlight.js/lib/languages/typescript';
import { createLowlight } from 'lowlight';

import type { Stretch } from './marks.ts';

/** Only the grammars of languages that programs are written in. */
const lowlight = createLowlight({
  bash: bashGrammar,
  csharp: csharpGrammar,
  go: goGrammar,
  java: javaGrammar,
  javascript: javascriptGrammar,
  php: phpGrammar,
  python: pythonGrammar,
  ruby: rubyGrammar,
  typescript: typescriptGrammar,
});

type Nodes = ReturnType<typeof lowlight.highlight>['children'];

/** The code in stretches of one colour; a language without a grammar is one stretch. */
export function coloured(language: string, code: string): Stretch[] {
  if (!lowlight.registered(language)) return [{ text: code, className: '' }];
  return flat(lowlight.highlight(language, code).children, '');
}

function flat(nodes: Nodes, outer: string): Stretch[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return [{ text: node.value, className: outer }];
    if (node.type !== 'element') return [];
    const { className } = node.properties;
    return flat(node.children, Array.isArray(className) ? `${outer} ${className.join(' ')}`.trim() : outer);
  });
}
