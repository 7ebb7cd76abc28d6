import { useCallback } from 'react';

import type { Operation, Scheme } from '../../core/scheme/define.ts';
import { loadPage, loadVectors } from '../../schemes/registry.ts';
import { useLater } from '../../ui/later.ts';
import { Checks } from './checks.tsx';
import { FieldTable } from './field-table.tsx';
import { Formula } from './formula.tsx';
import { Messages } from './message.tsx';
import { nameSteps } from './names.ts';
import { Prose } from './prose.tsx';
import { Section } from './section.tsx';
import { VectorTable } from './vector-table.tsx';

interface LearnPanelProps {
  readonly scheme: Scheme;
  readonly operation: Operation;
}

/** The operation as a document. All but the prose is read off the definition that computes it. */
export function LearnPanel({ scheme, operation }: LearnPanelProps) {
  const names = nameSteps(operation.steps);
  const { page, vectors } = useTexts(scheme.card.id, operation.id);
  return (
    <div className="grid max-w-5xl gap-10">
      {operation.steps.length > 0 && (
        <Section title="Formula">
          <Formula steps={operation.steps} result={operation.result?.name} names={names} />
        </Section>
      )}
      <Section title="Fields">
        <FieldTable fields={operation.fields} />
      </Section>
      <Section title="Where the result travels">
        <Messages operation={operation} names={names} />
      </Section>
      {operation.verifier && (
        <Section title="How it is verified">
          <Checks checks={operation.verifier.checks} />
        </Section>
      )}
      {operation.coverageNotes.length > 0 && (
        <Section title="What the signature leaves open">
          <ul className="grid max-w-prose list-disc gap-2 pl-5">
            {operation.coverageNotes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={`About ${scheme.card.name}`}>{page !== undefined && <Prose markdown={page} />}</Section>
      {vectors && vectors.length > 0 && (
        <Section title="Published values">
          <VectorTable vectors={vectors} />
        </Section>
      )}
    </div>
  );
}

/** What is loaded for this screen alone: the scheme's prose, and the operation's published values. */
function useTexts(scheme: string, operation: string) {
  const page = useLater(useCallback(() => loadPage(scheme), [scheme]));
  const vectors = useLater(useCallback(() => loadVectors(scheme, operation), [scheme, operation]));
  return { page, vectors };
}
