import { Download } from 'lucide-react';
import { useState, type ReactNode } from 'react';

import { shellQuoted } from '../../core/http/curl.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';
import type { Language } from '../../snippets/language.ts';
import type { Program } from '../../snippets/program.ts';
import { Button } from '../../ui/button.tsx';
import { download } from '../../ui/download.ts';
import { TextBlock } from '../../ui/text-block.tsx';
import { Tick } from './options.tsx';

interface RunProps {
  program: Program;
  language: Language;
  /** The panel's values, and what was received. */
  values: Inputs;
  /** The command that starts the sandbox, where the program calls it. */
  sandbox?: string;
}

/** What to do in a terminal, in order: packages, variables, the sandbox, the command. */
export function RunSection({ program, language, values, sandbox }: RunProps) {
  const needs = language.needs?.(program);
  const stdin = program.inputs.find(({ source }) => source.from === 'stdin');
  return (
    <section aria-label="Run it" className="grid gap-4">
      <h3 className="text-sm font-semibold">Run it</h3>
      <p className="-mt-3 text-small leading-5 text-muted">
        Our tests run it with {language.testedWith}.{needs !== undefined && ` Needs ${needs}.`}
      </p>
      {language.inPage && <Questions program={program} />}
      {!language.inPage && !language.isFixed && <Variables program={program} values={values} />}
      {sandbox !== undefined && language.inPage && (
        <Step says="The sandbox refuses pages from other origins: call it in another language, or from Compute.">
          {null}
        </Step>
      )}
      {sandbox !== undefined && !language.inPage && (
        <Sandbox command={sandbox} hasCertificate={program.request?.certificate !== undefined} />
      )}
      {stdin && (
        <Step says={`The file body holds ${stdin.name} as it arrived, byte for byte.`}>
          <Button onClick={() => download('body', values[stdin.name] ?? '')} className="justify-self-start">
            <Download size={15} /> Download body
          </Button>
        </Step>
      )}
      <Step says={`With the code saved as ${language.fileName(program)}${language.inPage ? ', in a page' : ''}:`}>
        <TextBlock name="Command" text={language.run(program)} />
      </Step>
    </section>
  );
}

function Step({ says, children }: { says: string; children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <p className="text-small leading-5 wrap-anywhere text-muted">{says}</p>
      {children}
    </div>
  );
}

/** One line for each variable; what stands in the panel only when somebody asks for it. */
function Variables({ program, values }: Pick<RunProps, 'program' | 'values'>) {
  const [shown, setShown] = useState(false);
  const variables = variablesIn(program);
  if (variables.length === 0) return null;
  const canShow = variables.some(({ input }) => input !== undefined && (values[input] ?? '') !== '');
  const lines = variables.map(({ variable, input, hint }) => {
    const value = shown && input !== undefined ? (values[input] ?? '') : '';
    return `export ${variable}=${value === '' ? `'${hint}'` : shellQuoted(value)}`;
  });
  return (
    <Step says="Set what is not in the code. The program says which one is missing.">
      <TextBlock name="Variables to set" text={lines.join('\n')} />
      {canShow && <Tick label="Write the panel’s values, secrets too" checked={shown} onChange={setShown} />}
    </Step>
  );
}

/** A page has no environment, and the browser has the certificates. */
function Questions({ program }: Pick<RunProps, 'program'>) {
  const asked = program.inputs.flatMap(({ source }) => (source.from === 'environment' ? [source.variable] : []));
  if (asked.length === 0) return null;
  return <Step says={`The page asks for ${asked.join(', ')} when it is opened.`}>{null}</Step>;
}

function variablesIn({ inputs, request }: Program) {
  const { certificate } = request ?? {};
  return [
    ...inputs.flatMap(({ name, source }) =>
      source.from === 'environment' ? [{ variable: source.variable, input: name, hint: `your ${name}` }] : [],
    ),
    ...(certificate
      ? [
          { variable: certificate.certificate, input: undefined, hint: 'client.pem' },
          { variable: certificate.key, input: undefined, hint: 'client.key' },
        ]
      : []),
  ];
}

function Sandbox({ command, hasCertificate }: { command: string; hasCertificate: boolean }) {
  return (
    <Step
      says={`Start the sandbox in the folder of this project. It prints demo credentials${hasCertificate ? ', a client certificate, and the certificate of its authority, which your TLS library must trust' : ''}.`}
    >
      <TextBlock name="Sandbox command" text={command} />
    </Step>
  );
}
