import '../../ui/ui.css';
import './code.css';

import { TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';

import { FIELD_KINDS, type FieldDef } from '../../core/scheme/fields.ts';
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
import { useLanguage } from '../../ui/language.ts';
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

/** Whether a program makes the field anew at every run. */
function isMadeAnew({ kind }: FieldDef): boolean {
  const { now, fresh } = FIELD_KINDS[kind];
  return now !== undefined || fresh !== undefined;
}

/** What is ticked above the program. */
interface Ticks {
  readonly inlineSecrets: boolean;
  readonly pinned: boolean;
}

/** The operation as a program that runs, with the values of the panel. */
export function CodePanel({ scheme, operation, evidence }: CodeProps) {
  const { sides: wantedSides, target, port, choose } = useCodeChoices();
  const id = useLanguage((state) => state.language) ?? 'python';
  const wanted = wantedSides[operation.direction];
  const [ticks, setTicks] = useState<Ticks>({ inlineSecrets: false, pinned: false });
  const sandbox = sandboxAddress(scheme.card, operation, port);
  const callsSandbox = hasSandbox(operation) && target === 'sandbox';
  const origin = callsSandbox ? sandbox.origin : undefined;
  const { sign, verify, problem } = usePrograms({ scheme, operation, evidence }, { ...ticks, origin });
  const can = { sign: sign !== undefined, verify: verify !== undefined || problem !== undefined };
  const side = can[wanted] ? wanted : wanted === 'sign' ? 'verify' : 'sign';
  const program = side === 'sign' ? sign : verify;
  const language = languages.find((own) => own.id === id) ?? languages[0];
  if (!language) return null;
  const values = valuesOf(operation, evidence);
  const sides = SIDES.map((own) => ({ ...own, disabled: !can[own.value] }));
  return (
    <Section
      title="Code"
      tools={
        <Segmented
          label="Side"
          options={sides}
          value={side}
          onChange={(value) => choose({ sides: { ...wantedSides, [operation.direction]: value } })}
        />
      }
    >
      <LanguageChoice value={language.id} />
      <Options scheme={scheme} operation={operation} side={side} ticks={ticks} onTick={setTicks} />
      {side === 'verify' && lacksKey(operation, values) && <Unchecked />}
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

/** A callback goes to the merchant: no sandbox stands there. */
const hasSandbox = ({ direction }: Operation): boolean => direction === 'request';

/** The values of the panel, and what of them the received value tells. */
function valuesOf(operation: Operation, { inputs, observed }: CodeProps['evidence']): Inputs {
  const verifier = verifierOf(operation);
  const known = withInitials(operation, inputs);
  return verifier ? withEvidence(verifier, known, observed) : known;
}

interface OptionsProps {
  scheme: Scheme;
  operation: Operation;
  side: 'sign' | 'verify';
  ticks: Ticks;
  onTick: (ticks: Ticks) => void;
}

/** Where a program that signs sends to, and what of the panel goes into the code as it stands. */
function Options({ scheme, operation, side, ticks, onTick }: OptionsProps) {
  const { fields } = operation;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-1">
      {hasSandbox(operation) && side === 'sign' && (
        <TargetChoice usual={sandboxAddress(scheme.card, operation, '').port} />
      )}
      {fields.some(({ secret }) => secret) && (
        <Tick
          label="Put secret values into the code"
          checked={ticks.inlineSecrets}
          onChange={(inlineSecrets) => onTick({ ...ticks, inlineSecrets })}
        />
      )}
      {side === 'sign' && fields.some(isMadeAnew) && (
        <Tick
          label="Keep the panel’s time and nonce"
          checked={ticks.pinned}
          onChange={(pinned) => onTick({ ...ticks, pinned })}
        />
      )}
    </div>
  );
}

function Unchecked() {
  return (
    <p className="mt-3 flex gap-1.5 text-sm text-warn">
      <TriangleAlert size={15} className="mt-[3px] shrink-0" role="img" aria-label="Warning" />
      <span>This program does not check the signature: there is no public key in the panel.</span>
    </p>
  );
}

interface CodeOptions extends Ticks {
  /** The sandbox, where the program calls it. */
  readonly origin: string | undefined;
}

/** Both sides of the operation as programs, and what is wrong with the key that one to verify would hold. */
function usePrograms({ scheme, operation, evidence }: CodeProps, { inlineSecrets, pinned, origin }: CodeOptions) {
  const { inputs, observed } = evidence;
  return useMemo(() => {
    const sandbox = origin === undefined ? {} : { origin };
    const options = { values: inputs, observed, inlineSecrets, pinned, ...sandbox };
    const plan = planKey(operation, withInitials(operation, inputs), observed);
    return {
      sign: signProgram(scheme.card, operation, options),
      verify: verifyProgram(scheme.card, operation, options),
      problem: plan.ok ? undefined : plan.problem,
    };
  }, [scheme, operation, inputs, observed, inlineSecrets, pinned, origin]);
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
