import { expect, it } from 'vitest';

import { cards, loadScheme, loadVectors } from '../../schemes/registry.ts';
import { signProgram, verifyProgram } from '../../snippets/build.ts';
import { languages } from '../../snippets/index.ts';
import { textOf } from '../../snippets/language.ts';
import { coloured } from './highlight.tsx';
import { markedUp, variablesOf } from './marks.ts';

it('keeps every letter of the code, and finds the variables of its fields and steps', async () => {
  for (const { id } of cards) {
    const scheme = await loadScheme(id);
    for (const operation of scheme?.operations ?? []) {
      const [vector] = await loadVectors(id, operation.id);
      for (const make of [signProgram, verifyProgram]) {
        const program = scheme && make(scheme.card, operation, { values: vector?.inputs ?? {} });
        for (const language of program ? languages : []) {
          const pieces = program ? language.write(program) : [];
          const variables = variablesOf(pieces, operation);
          const marked = markedUp(coloured(language.highlight, textOf(pieces)), variables);
          expect(marked.map(({ text }) => text).join('')).toBe(textOf(pieces));
          const shown = new Set(marked.map(({ variable }) => variable));
          const about = `${language.id} ${id}/${operation.id} ${program?.side}`;
          expect(
            variables.filter(({ spelling }) => !shown.has(spelling)),
            about,
          ).toEqual([]);
        }
      }
    }
  }
});

it('marks names, not comments, texts, members or names of arguments', () => {
  const own = { kind: 'step', name: 'body', says: '' } as const;
  const code = '# body\nsend("body", body=body, x.body) == body\n';
  const marked = markedUp(coloured('python', code), [{ spelling: 'body', ...own }]);
  expect(marked.filter(({ variable }) => variable === 'body')).toHaveLength(2);
  const shell = markedUp(
    [{ text: '"$body x body ${body}"', className: 'hljs-string' }],
    [{ spelling: 'body', ...own }],
  );
  expect(shell.filter(({ variable }) => variable === 'body')).toHaveLength(2);
  const script = markedUp(coloured('javascript', 'f({\n  body: body || null,\n});\n'), [{ spelling: 'body', ...own }]);
  expect(script.filter(({ variable }) => variable === 'body')).toHaveLength(1);
});
