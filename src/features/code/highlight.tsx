import goGrammar from 'highlight.js/lib/languages/go';
import pythonGrammar from 'highlight.js/lib/languages/python';
import { createLowlight } from 'lowlight';
import type { ReactNode } from 'react';

/** Only the grammars of languages that programs are written in. */
const lowlight = createLowlight({ go: goGrammar, python: pythonGrammar });

type Nodes = ReturnType<typeof lowlight.highlight>['children'];

/** Code as elements, never as HTML; a language without a grammar stays plain. */
export function highlighted(language: string, code: string): ReactNode {
  return lowlight.registered(language) ? drawn(lowlight.highlight(language, code).children) : code;
}

function drawn(nodes: Nodes): ReactNode[] {
  return nodes.map((node, index) => {
    if (node.type === 'text') return node.value;
    if (node.type !== 'element') return null;
    const { className } = node.properties;
    return (
      <span key={index} className={Array.isArray(className) ? className.join(' ') : ''}>
        {drawn(node.children)}
      </span>
    );
  });
}
