import '../../ui/ui.css';
import './code.css';

import { TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';

import type { FieldKind } from '../../core/scheme/fields.ts';
import { withInitials } from '../../core/scheme/trace.ts';
import { verifierOf, withEvidence } from '../../core/scheme/verify.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';
import type { Operation, Scheme } from '../../core/scheme/define.ts';
import type { Problem } from '../../core/problem.ts';
import { signProgram, verifyProgram } from '../../snippets/build.ts';
import { languages } from '../../snippets/index.ts';
import { planKey } from '../../snippets/keys.ts';
import type { Language } from '../../snippets/language.ts';
import type { Program } from '../../snippets/program.ts';
import type { Evidence } from '../../ui/evidence.ts';
import { ProblemLine } from '../../ui/problem-line.tsx';
import { Section } from '../../ui/section.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { LanguageChoice, TargetChoice, Tick } from './options.tsx';
import { sandboxAddress } from './sandbox-address.ts';
import { useCodeChoices } from './store.ts';
import { Written } from './written.tsx';

interface CodeProps {
  scheme: Scheme;
  operation: Operation;
  /** The values that the operation's own screen and Verify have. */
  evidence: Pick<Evidence, 'inputs' | 'observed'>;
}

const SIDES = [
  { value: 'sign', name: 'Sign' },
  { value: 'verify', name: 'Verify' },
] as const;

/** Whether the signature is left out because there is no key to check it with. */
function lacksKey(operation: Operation, values: Inputs): boolean {
  const test = verifierOf(operation)
    ?.checks.map((check) => check.test)
    .find((own) => own.is === 'signed');
  return test?.keyOptional === true && (values[String(test.key.param)] ?? '').trim() === '';
}

/** Kinds of fields that a program makes anew at every run. */
const CHANGING: ReadonlySet<FieldKind> = new Set(['unixSeconds', 'risingKey', 'nonce']);

/** The operation as a program that runs, with the values of the panel. */
export function CodePanel({ scheme, operation, evidence }: CodeProps) {
  const { language: id, side: wanted, target, port, choose } = useCodeChoices();
  const [inlineSecrets, setInlineSecrets] = useState(false);
  const [pinned, setPinned] = useState(false);
  const { inputs, observed } = evidence;
  // A callback goes to the merchant: no sandbox stands there.
  const hasSandbox = operation.direction === 'request';
  const callsSandbox = hasSandbox && target === 'sandbox';
  const sandbox = sandboxAddress(scheme.card, operation, port);
  const origin = callsSandbox ? sandbox.origin : undefined;
  const { sign, verify, problem } = useMemo(
    () => programsOf({ scheme, operation, evidence: { inputs, observed } }, { inlineSecrets, pinned, origin }),
    [scheme, operation, inputs, observed, inlineSecrets, pinned, origin],
  );
  const can = { sign: sign !== undefined, verify: verify !== undefined || problem !== undefined };
  const side = can[wanted] ? wanted : wanted === 'sign' ? 'verify' : 'sign';
  const program = side === 'sign' ? sign : verify;
  const language = languages.find((own) => own.id === id) ?? languages[0];
  if (!language) return null;
  const verifier = verifierOf(operation);
  const known = withInitials(operation, inputs);
  const values = verifier ? withEvidence(verifier, known, observed) : known;
  const sides = SIDES.map((own) => ({ ...own, disabled: !can[own.value] }));
  return (
    <Section
      title="Code"
      tools={<Segmented label="Side" options={sides} value={side} onChange={(value) => choose({ side: value })} />}
    >
      <LanguageChoice value={language.id} />
      <div className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-1">
        {hasSandbox && side === 'sign' && <TargetChoice usual={sandboxAddress(scheme.card, operation, '').port} />}
        {operation.fields.some(({ secret }) => secret) && (
          <Tick label="Put secret values into the code" checked={inlineSecrets} onChange={setInlineSecrets} />
        )}
        {side === 'sign' && operation.fields.some(({ kind }) => CHANGING.has(kind)) && (
          <Tick label="Keep the panel’s time and nonce" checked={pinned} onChange={setPinned} />
        )}
      </div>
      {side === 'verify' && lacksKey(operation, values) && (
        <p className="mt-3 flex gap-1.5 text-sm text-warn">
          <TriangleAlert size={15} className="mt-[3px] shrink-0" role="img" aria-label="Warning" />
          <span>This program does not check the signature: there is no public key in the panel.</span>
        </p>
      )}
      {program ? (
        <ProgramText
          key={side}
          program={program}
          language={language}
          values={values}
          {...(callsSandbox && side === 'sign' ? { sandbox: sandbox.command } : {})}
        />
      ) : (
        problem && <NoProgram problem={problem} />
      )}
    </Section>
  );
}

interface CodeOptions {
  readonly inlineSecrets: boolean;
  readonly pinned: boolean;
  /** The sandbox, where the program calls it. */
  readonly origin: string | undefined;
}

/** Both sides of the operation as programs, and what is wrong with the key that one to verify would hold. */
function programsOf({ scheme, operation, evidence }: CodeProps, { origin, ...rest }: CodeOptions) {
  const { inputs, observed } = evidence;
  const options = { values: inputs, observed, ...rest, ...(origin === undefined ? {} : { origin }) };
  const plan = planKey(operation, withInitials(operation, inputs), observed);
  return {
    sign: signProgram(scheme.card, operation, options),
    verify: verifyProgram(scheme.card, operation, options),
    problem: plan.ok ? undefined : plan.problem,
  };
}

interface ProgramTextProps {
  program: Program;
  language: Language;
  values: Inputs;
  sandbox?: string;
}

/** The program in the language, or why it cannot be written in it. */
function ProgramText(props: ProgramTextProps) {
  const lacking = props.language.lacks?.(props.program);
  if (lacking === undefined) return <Written {...props} />;
  return (
    <p role="status" aria-label="No program" className="mt-4 border-t border-line pt-4 text-sm">
      {lacking}
    </p>
  );
}

function NoProgram({ problem }: { readonly problem: Problem }) {
  return (
    <div role="status" aria-label="No program" className="mt-4 border-t border-line pt-4">
      <p className="mb-1 text-sm">There is no program for this {problem.field}.</p>
      <ProblemLine problem={problem} />
    </div>
  );
}
