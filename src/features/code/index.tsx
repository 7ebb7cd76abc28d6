import '../../ui/ui.css';
import './code.css';

import { Download } from 'lucide-react';
import { useCallback, useId, useMemo, useState } from 'react';

import type { Operation, Scheme } from '../../core/scheme/define.ts';
import { signProgram, verifyProgram } from '../../snippets/build.ts';
import { languages } from '../../snippets/index.ts';
import { textOf, type Language } from '../../snippets/language.ts';
import type { Program } from '../../snippets/program.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { download } from '../../ui/download.ts';
import type { Evidence } from '../../ui/evidence.ts';
import { Section } from '../../ui/section.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { highlighted } from './highlight.tsx';
import { useCodeChoices } from './store.ts';

interface CodeProps {
  scheme: Scheme;
  operation: Operation;
  /** The values that Compute and Verify have. */
  evidence: Pick<Evidence, 'inputs' | 'observed'>;
}

const SIDES = [
  { value: 'sign', name: 'Sign' },
  { value: 'verify', name: 'Verify' },
] as const;

/** The operation as a program that runs, with the values of the panel. */
export function CodePanel({ scheme, operation, evidence }: CodeProps) {
  const { language: id, side: wanted, choose } = useCodeChoices();
  const [inlineSecrets, setInlineSecrets] = useState(false);
  const [pinned, setPinned] = useState(false);
  const { inputs, observed } = evidence;
  const programs = useMemo(() => {
    const options = { values: inputs, observed, inlineSecrets, pinned };
    return {
      sign: signProgram(scheme.card, operation, options),
      verify: verifyProgram(scheme.card, operation, options),
    };
  }, [scheme, operation, inputs, observed, inlineSecrets, pinned]);
  const side = programs[wanted] ? wanted : wanted === 'sign' ? 'verify' : 'sign';
  const program = programs[side];
  const language = languages.find((own) => own.id === id) ?? languages[0];
  if (!program || !language) return null;
  const sides = SIDES.map((own) => ({ ...own, disabled: programs[own.value] === undefined }));
  return (
    <Section
      title="Code"
      tools={<Segmented label="Side" options={sides} value={side} onChange={(value) => choose({ side: value })} />}
    >
      <Choice
        name="Language"
        help="Every program here is run by the tests of this page, and computes what Compute shows."
        choices={languages.map(({ label }) => label)}
        value={language.label}
        onChange={(label) => choose({ language: languages.find((own) => own.label === label)?.id ?? id })}
      />
      <div className="mt-4 flex flex-wrap gap-x-6">
        <Tick label="Put secret values into the code" checked={inlineSecrets} onChange={setInlineSecrets} />
        <Tick label="Keep the panel’s time and nonce" checked={pinned} onChange={setPinned} />
      </div>
      <Written program={program} language={language} />
    </Section>
  );
}

function Written({ program, language }: { program: Program; language: Language }) {
  const code = useMemo(() => textOf(language.write(program)), [language, program]);
  const elements = useMemo(() => highlighted(language.highlight, code), [language, code]);
  const whole = useCallback(() => code, [code]);
  const fileName = language.fileName(program);
  return (
    <>
      <div className="mt-3 flex flex-wrap items-center justify-between gap-2">
        <p className="min-w-0 text-[0.8125rem] leading-5 text-muted">
          Run with {language.testedWith}: <code className="wrap-anywhere text-ink">{language.run(program)}</code>
          <Needs program={program} language={language} />
        </p>
        <div className="flex gap-2">
          <CopyButton label="Copy the code" text={whole}>
            Copy
          </CopyButton>
          <Button aria-label={`Download ${fileName}`} onClick={() => download(fileName, code)}>
            <Download size={15} /> Download
          </Button>
        </div>
      </div>
      <pre
        tabIndex={0}
        role="region"
        aria-label={`${language.label} code`}
        className="code-text mt-3 overflow-x-auto rounded-md border border-line bg-sunken p-3 font-mono text-xs leading-5 [tab-size:4]"
      >
        {elements}
      </pre>
    </>
  );
}

/** What has to be there before it runs: packages, and values that are not in the code. */
function Needs({ program, language }: { program: Program; language: Language }) {
  const variables = program.inputs.flatMap(({ source }) => (source.from === 'environment' ? [source.variable] : []));
  const certificate = program.request?.certificate;
  const all = [...variables, ...(certificate ? [certificate.certificate, certificate.key] : [])];
  const needs = language.needs?.(program);
  return (
    <>
      {needs !== undefined && <> Needs {needs}.</>}
      {all.length > 0 && (
        <>
          {' '}
          Set <code className="wrap-anywhere text-ink">{all.join(', ')}</code> in the environment first.
        </>
      )}
    </>
  );
}

function Tick({ label, checked, onChange }: { label: string; checked: boolean; onChange: (on: boolean) => void }) {
  const id = useId();
  return (
    <label htmlFor={id} className="flex min-h-8 items-center gap-1.5 text-sm">
      <input id={id} type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}
