import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { useState } from 'react';

import type { DiagnosisView, ExplanationView } from '../../workers/doctor-view.ts';
import { Says } from '../../ui/says.tsx';
import { TextBlock } from '../../ui/text-block.tsx';
import { WithDigests } from '../../ui/with-digests.tsx';
import { Fix } from './fix.tsx';
import type { Patient } from './patient.ts';
import { ChangedSteps } from './strands.tsx';
import { Tried } from './tried.tsx';

interface ExplainedProps {
  view: DiagnosisView;
  patient: Patient;
  ms: number;
}

/** Beneath the sentence: the proof, the two strings, the fix, and whatever would give the same value. */
export function Explained({ view, patient, ms }: ExplainedProps) {
  const [first, ...others] = view.explanations;
  if (!first) return null;
  return (
    <>
      <Proof view={view} explanation={first} />
      <ChangedSteps changed={first.changed} operation={patient.operation} />
      <Fix
        key={first.causes.join()}
        explanation={first}
        operation={patient.operation}
        computed={view.computed}
        observed={view.observed}
      />
      <Others title="Or fix it this way" others={otherFixes(first, others)} isSaid />
      <Others
        title={view.computed === undefined ? 'These would explain it as well' : 'These would give the same value'}
        others={others.filter(({ says }) => says !== first.says)}
        known={first.fix}
      />
      {others.length > 0 && view.distinguish !== undefined && <Apart {...view.distinguish} />}
      <p className="mt-6 text-sm">
        <Link
          to="/$scheme/$operation"
          params={{ scheme: patient.scheme.card.id, operation: patient.operation.id }}
          search={{ tab: 'learn' }}
          className="link"
        >
          {patient.operation.result ? 'How' : 'What'} {patient.scheme.card.name}{' '}
          {patient.operation.result ? 'computes' : 'signs in'} {view.resultName}
        </Link>
      </p>
      <Tried tried={view.tried} ms={ms} />
    </>
  );
}

function Proof({
  view: { observed, computed, but, resultName },
  explanation,
}: {
  view: DiagnosisView;
  explanation: ExplanationView;
}) {
  if (!explanation.isRecomputed) return null;
  return (
    <div className="mt-4 grid gap-3">
      {explanation.weak && (
        <Says tone="warn">
          Weak: the value is cut short, so only its {observed.length} characters could be compared. Compare the whole
          value to be sure.
        </Says>
      )}
      {but !== undefined && <Says tone="note">The digest is right: equal but {but}.</Says>}
      <div className="grid gap-2 rounded-md bg-sunken px-3 py-2 text-small leading-5">
        <div>
          <p className="flex items-start gap-1.5 font-medium text-ok">
            <Check size={15} aria-hidden="true" className="mt-0.5 shrink-0" />
            {computed === undefined
              ? 'Verified with that mistake undone'
              : 'Recomputed with that mistake: equal to what you observed'}
          </p>
          <div role="group" aria-label="Recomputed" className="font-mono wrap-anywhere">
            {observed}
          </div>
        </div>
        {computed !== undefined && (
          <div>
            <p className="text-muted">{resultName} should be</p>
            <div className="font-mono wrap-anywhere">{computed}</div>
          </div>
        )}
      </div>
    </div>
  );
}

interface OthersProps {
  title: string;
  others: readonly ExplanationView[];
  /** Their sentence stands above already. */
  isSaid?: boolean;
  /** The fix that stands above already. */
  known?: string;
}

function Others({ title, others, isSaid = false, known }: OthersProps) {
  const [all, setAll] = useState(false);
  if (others.length === 0) return null;
  const shown = all ? others : others.slice(0, 5);
  return (
    <>
      <h2 className="mt-6 mb-2 section-title">{title}</h2>
      <ul className="grid max-w-prose list-disc gap-2 pl-5 text-sm leading-6">
        {shown.map(({ says, causes, fix }) => (
          <li key={causes.join()} className="min-w-0 wrap-anywhere">
            {isSaid ? (
              fix
            ) : (
              <>
                <WithDigests text={says} /> {fix !== known && <span className="text-muted">{fix}</span>}
              </>
            )}
          </li>
        ))}
      </ul>
      {shown.length < others.length && (
        <button type="button" className="mt-2 link cursor-pointer text-sm" onClick={() => setAll(true)}>
          {others.length - shown.length} more
        </button>
      )}
    </>
  );
}

/** Of those with the same sentence, the ones that say something else to do. */
function otherFixes(first: ExplanationView, others: readonly ExplanationView[]): ExplanationView[] {
  const known = new Set([first.fix]);
  return others.filter(({ says, fix }) => says === first.says && !known.has(fix) && known.add(fix));
}

/** What would tell explanations that give one value from each other: the value to send can be taken as it is. */
function Apart({ says, example, result }: NonNullable<DiagnosisView['distinguish']>) {
  return (
    <>
      <h2 className="mt-6 mb-2 section-title">To tell them apart</h2>
      <div className="grid gap-2 text-sm leading-6">
        <p className="max-w-prose">
          {says}
          {example ? ', such as:' : '.'}
        </p>
        {example && <TextBlock name={`Example of ${example.name}`} text={example.text} drawn />}
        <p className="max-w-prose">{result}</p>
      </div>
    </>
  );
}
