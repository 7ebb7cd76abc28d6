import { ShieldOff } from 'lucide-react';
import type { ReactNode } from 'react';

import type { HttpMessage } from '../../core/http/message.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';
import type { Coverage } from '../../core/scheme/coverage.ts';
import type { Operation, Scheme } from '../../core/scheme/define.ts';
import { observedName } from '../../core/scheme/verify.ts';
import { CheckRows } from '../../ui/check-rows.tsx';
import { DiagnoseButton } from '../../ui/diagnose-button.tsx';
import type { Evidence } from '../../ui/evidence.ts';
import { FieldNames } from '../../ui/field-name.tsx';
import { Section } from '../../ui/section.tsx';
import { VerdictView } from '../../ui/verdict-view.tsx';
import { ageRows } from './ages.ts';
import { Confusions } from './confusions.tsx';
import type { Judgement } from '../../core/scheme/judgement.ts';
import { openParts, verdictWords } from './judge.ts';

interface OutcomeProps {
  scheme: Scheme;
  operation: Operation;
  /** With the clock among them. */
  inputs: Inputs;
  evidence: Evidence;
  /** Name of the received value. */
  result: string;
  judgement: Judgement | undefined;
  message: HttpMessage | undefined;
  now: number | undefined;
  tools: ReactNode;
}

/** The answer first, then what it rests on, then what it leaves open. */
export function Outcome({ judgement, ...rest }: OutcomeProps) {
  const { operation, inputs, evidence, result } = rest;
  const open = openParts(operation, inputs);
  const isJudged = evidence.observed !== '' && judgement !== undefined;
  // One section for both: what lights it up may come before the verdict.
  return (
    <>
      <Section title="Verdict">
        {isJudged ? <Judged {...rest} judgement={judgement} open={open} /> : <NothingYet result={result} />}
      </Section>
      {isJudged && <LeftOpen parts={open} notes={operation.coverageNotes} />}
    </>
  );
}

function NothingYet({ result }: { result: string }) {
  const says = `Enter the ${result} you received and what it was made over, or paste the whole message.`;
  return <VerdictView words={{ tone: 'note', headline: 'Nothing to check yet', says }} />;
}

type JudgedProps = OutcomeProps & { judgement: Judgement; open: readonly Coverage[] };

function Judged(props: JudgedProps) {
  const { scheme, operation, inputs, evidence, result, judgement, open, now, tools } = props;
  const { verdict } = judgement;
  const id = { scheme: scheme.card.id, operation: operation.id };
  const needed = missingFields(operation, inputs, result);
  const words = verdictWords(verdict, open);
  // What was only not judged has no cause to look for.
  const hasFailed = verdict.rows.some(({ state }) => state === 'failed');
  const hasCause = hasFailed && needed.length === 0 && observedName(operation) !== undefined;
  return (
    <div className="grid gap-3">
      <VerdictView words={words} of={id}>
        {needed.length > 0 && !verdict.ok && (
          <p className="text-sm">
            Still empty: <FieldNames names={needed} />
          </p>
        )}
      </VerdictView>
      <Confusions {...props} observed={evidence.observed} onObserve={evidence.observe} />
      {hasCause && (
        <p>
          <DiagnoseButton handed={{ ...id, inputs, observed: { [result]: evidence.observed } }} />
        </p>
      )}
      {tools}
      <CheckRows rows={[...verdict.rows, ...ageRows(operation, inputs, now)]} told={words.says} />
    </div>
  );
}

function missingFields({ fields, verifier }: Operation, inputs: Inputs, result: string): string[] {
  const isOptional = (name: string) =>
    verifier?.checks.some(({ test }) => test.is === 'signed' && test.keyOptional && test.key.param === name);
  return fields
    .filter(
      (field) => !field.optional && field.initial === undefined && field.kind !== 'choice' && field.name !== result,
    )
    .filter(({ name }) => (inputs[name] ?? '') === '' && !isOptional(name))
    .map(({ name }) => name);
}

/** What a good verdict does not promise. */
function LeftOpen({ parts, notes }: { parts: readonly Coverage[]; notes: readonly string[] }) {
  if (parts.length === 0 && notes.length === 0) return null;
  return (
    <Section title="What the signature leaves open">
      <ul className="grid gap-2 text-small leading-5">
        {parts.map(({ part, says }) => (
          <li key={part} className="flex gap-2">
            <ShieldOff size={15} aria-hidden="true" className="mt-0.5 shrink-0 text-warn" />
            <span className="min-w-0 wrap-anywhere">
              <span className="font-mono">{part}</span>: {says}
            </span>
          </li>
        ))}
        {notes.map((note) => (
          <li key={note} className="border-l-2 border-warn pl-3">
            {note}
          </li>
        ))}
      </ul>
    </Section>
  );
}
