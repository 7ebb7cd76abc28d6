import '../../ui/ui.css';

import { ArrowRight, Eraser } from 'lucide-react';
import { useCallback, useMemo, useState, type ReactNode } from 'react';

import { hasWebcrypto } from '../../core/crypto/webcrypto.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';
import type { Operation, Scheme, Vector, Verifier } from '../../core/scheme/define.ts';
import type { Judgement } from '../../core/scheme/judgement.ts';
import { clockField, observedLabel, verifierOf } from '../../core/scheme/verify.ts';
import { loadVectors } from '../../schemes/registry.ts';
import { Button } from '../../ui/button.tsx';
import { ClockControl } from '../../ui/clock-control.tsx';
import type { Evidence } from '../../ui/evidence.ts';
import { EvidenceField } from '../../ui/evidence-field.tsx';
import { useLater } from '../../ui/later.ts';
import { NoWebcrypto } from '../../ui/no-webcrypto.tsx';
import { Samples } from '../../ui/samples.tsx';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { hasTimes, useClock } from '../../ui/use-clock.ts';
import { ConstantTime } from './constant-time.tsx';
import { judgeEvidence } from './judge.ts';
import type { Pasted } from '../../core/scheme/pasted.ts';
import { Outcome } from './outcome.tsx';
import { RawBox } from './raw-box.tsx';

interface VerifyProps {
  scheme: Scheme;
  operation: Operation;
  evidence: Evidence;
}

/** What was received goes in on the left and stays as it is; every check of it stands on the right. */
export function VerifyPanel(props: VerifyProps) {
  const verifier = useMemo(() => verifierOf(props.operation), [props.operation]);
  if (!verifier) return <NothingSigned />;
  if (!hasWebcrypto()) return <NoWebcrypto />;
  return <Verify {...props} verifier={verifier} />;
}

function NothingSigned() {
  return (
    <Section title="Nothing to verify">
      <p className="max-w-prose text-sm leading-6">
        Nothing in this operation is signed, so there is nothing to check: anyone who has the credentials can send it.
        See Compute for the request itself.
      </p>
    </Section>
  );
}

function Verify({ scheme, operation, evidence, verifier }: VerifyProps & { verifier: Verifier }) {
  const [pasted, setPasted] = useState<Pasted>();
  const [pastes, setPastes] = useState(0);
  const clock = useClock(operation, evidence);
  const judgement = useJudgement(scheme, operation, clock.inputs, evidence.observed);
  const load = (inputs: Inputs, value: string) => {
    evidence.load(inputs, value);
    setPasted(undefined);
    setPastes(pastes + 1);
  };
  return (
    <div className="grid items-start gap-4 min-[1100px]:grid-cols-[minmax(19rem,26rem)_minmax(0,1fr)]">
      <div className="min-w-0 space-y-4">
        <RawBox
          key={pastes}
          scheme={scheme}
          operation={operation}
          evidence={evidence}
          result={verifier.evidence}
          onRead={setPasted}
        />
        <EvidenceSection
          operation={operation}
          evidence={evidence}
          verifier={verifier}
          tools={<Tools scheme={scheme} operation={operation} evidence={evidence} onLoad={load} />}
        />
      </div>
      <div className="min-w-0 space-y-4">
        <Outcome
          scheme={scheme}
          operation={operation}
          inputs={clock.inputs}
          evidence={evidence}
          result={verifier.evidence}
          judgement={judgement}
          message={pasted?.ok ? pasted.message : undefined}
          now={clock.seconds}
          tools={hasTimes(operation) && <ClockControl clock={clock} />}
        />
        {operation.result && <ConstantTime />}
      </div>
    </div>
  );
}

function useJudgement(scheme: Scheme, operation: Operation, inputs: Inputs, observed: string): Judgement | undefined {
  return useLater(
    useCallback(
      () => (observed === '' ? undefined : judgeEvidence(scheme, operation, inputs, observed)),
      [scheme, operation, inputs, observed],
    ),
  );
}

interface ToolsProps {
  scheme: Scheme;
  operation: Operation;
  evidence: Evidence;
  onLoad: (inputs: Inputs, observed: string) => void;
}

function Tools({ scheme, operation, evidence, onLoad }: ToolsProps) {
  const clock = clockField(operation);
  const load = ({ inputs, observed, result }: Vector) => {
    const value = Object.values(observed ?? result ?? {})[0] ?? '';
    // A sample was right at its own time, or at none.
    onLoad(clock === undefined ? inputs : { [clock]: '', ...inputs }, value);
  };
  const isEmpty = evidence.observed === '' && Object.values(evidence.inputs).every((value) => value === '');
  return (
    <div className="flex flex-wrap gap-2">
      <Samples load={() => loadVectors(scheme.card.id, operation.id)} onLoad={load} />
      <Button onClick={() => onLoad({}, '')} disabled={isEmpty}>
        <Eraser size={15} /> Clear
      </Button>
    </div>
  );
}

interface EvidenceSectionProps {
  operation: Operation;
  evidence: Evidence;
  verifier: Verifier;
  tools: ReactNode;
}

function EvidenceSection({ operation, evidence, verifier, tools }: EvidenceSectionProps) {
  const name = verifier.evidence;
  const hidden = new Set([name, clockField(operation)]);
  const own = operation.fields.find((field) => field.name === name);
  const observe = (value: string) => {
    if (own) evidence.edit(own, value);
    evidence.observe(value);
  };
  return (
    <Section title="Evidence" tools={tools}>
      <div className="space-y-5">
        <TextField
          name={observedLabel(operation, 'Received')}
          help="As it arrived. Nothing is trimmed, decoded or rewritten before it is checked."
          value={evidence.observed}
          onChange={observe}
        />
        {operation.fields
          .filter((field) => !hidden.has(field.name))
          .map((field) => (
            <EvidenceField key={field.name} field={field} evidence={evidence} />
          ))}
      </div>
      {operation.screen === undefined && (
        <p className="mt-5 border-t border-line pt-4">
          <Button onClick={evidence.sign}>
            Use as input for Sign <ArrowRight size={15} />
          </Button>
        </p>
      )}
    </Section>
  );
}
