import { Download } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';

import type { Inputs } from '../../core/recipe/evaluate.ts';
import { textOf, type Language } from '../../snippets/language.ts';
import type { Program } from '../../snippets/program.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { download } from '../../ui/download.ts';
import { CodeText } from './code-text.tsx';
import { coloured } from './highlight.tsx';
import { markedUp, variablesOf } from './marks.ts';
import { RunSection } from './run-section.tsx';
import { Legend } from './variables.tsx';

interface WrittenProps {
  program: Program;
  language: Language;
  values: Inputs;
  /** The command that starts the sandbox, where the program calls it. */
  sandbox?: string;
}

/** The program in the language, with what is needed to run it and whose its variables are. */
export function Written({ program, language, values, sandbox }: WrittenProps) {
  const [pointed, setPointed] = useState<string>();
  const [pressed, setPressed] = useState<string>();
  const { code, variables, stretches } = useMemo(() => writtenIn(language, program), [language, program]);
  const lit = pointed ?? pressed;
  return (
    <div className="mt-4 grid gap-x-6 gap-y-5 border-t border-line pt-4 min-[1100px]:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="min-w-0">
        <FileHead name={language.fileName(program)} code={code} />
        <CodeText
          label={`${language.label} code`}
          stretches={stretches}
          variables={variables}
          lit={lit}
          onLight={setPointed}
        />
      </div>
      <div className="min-w-0">
        <div className="grid gap-5 min-[1100px]:sticky min-[1100px]:top-20">
          <RunSection
            program={program}
            language={language}
            values={values}
            {...(sandbox === undefined ? {} : { sandbox })}
          />
          <Legend variables={variables} lit={lit} pressed={pressed} onLight={setPointed} onPress={setPressed} />
        </div>
      </div>
    </div>
  );
}

/** The code, whose variables are in it, and where they stand. */
function writtenIn(language: Language, program: Program) {
  const pieces = language.write(program);
  const code = textOf(pieces);
  const variables = variablesOf(pieces, program.operation);
  return { code, variables, stretches: markedUp(coloured(language.highlight, code), variables) };
}

function FileHead({ name, code }: { name: string; code: string }) {
  const whole = useCallback(() => code, [code]);
  return (
    <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
      <h3 className="min-w-0 font-mono text-sm font-semibold wrap-anywhere">{name}</h3>
      <div className="flex gap-2">
        <CopyButton label="Copy the code" text={whole}>
          Copy
        </CopyButton>
        <Button aria-label={`Download ${name}`} onClick={() => download(name, code)}>
          <Download size={15} /> Download
        </Button>
      </div>
    </div>
  );
}
