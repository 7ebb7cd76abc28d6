import { CircleCheck, CircleHelp, CircleX, Stethoscope, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';

import { emptySecrets } from '../../core/scheme/empty-secrets.ts';
import type { DiagnosisView } from '../../workers/doctor-view.ts';
import { WithDigests } from '../../ui/with-digests.tsx';
import { Explained } from './explained.tsx';
import { NotFound } from './not-found.tsx';
import { Onward, type DoctorActions } from './onward.tsx';
import type { Patient } from './patient.ts';
import { PHASES, Running } from './running.tsx';
import { type Finding, useDoctor } from './store.ts';
import { Tried } from './tried.tsx';

/** The answer: one sentence first, what proves it beneath. */
export function Answer({ patient, ...actions }: { patient: Patient } & DoctorActions) {
  const finding = useDoctor((state) => state.finding);
  const { Icon, color, sentence } = headOf(finding);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (finding.is === 'running' || finding.is === 'done') bringIntoView(section.current);
  }, [finding.is]);
  return (
    <section
      ref={section}
      aria-label="Answer"
      aria-busy={finding.is === 'running'}
      className="min-w-0 rounded-lg border border-line bg-surface px-4 py-5 sm:px-6"
    >
      <div className="flex items-start gap-3">
        <Icon size={26} aria-hidden="true" className={`mt-0.5 shrink-0 ${color}`} />
        <p
          role="status"
          aria-label="Diagnosis"
          className="min-w-0 text-xl leading-snug font-semibold tracking-tight wrap-anywhere"
        >
          <WithDigests text={sentence} />
        </p>
      </div>
      {finding.is === 'done' && <Onward finding={finding} {...actions} />}
      <Beneath finding={finding} patient={patient} />
    </section>
  );
}

/** The sentence must be seen: the form is long, and where the screen is narrow the answer stands below it. */
function bringIntoView(section: HTMLElement | null): void {
  if (!section) return;
  const { top } = section.getBoundingClientRect();
  if (top < 0 || top > innerHeight - 160) section.scrollIntoView();
}

function Beneath({ finding, patient }: { finding: Finding; patient: Patient }): ReactNode {
  switch (finding.is) {
    case 'idle':
      return <Idle />;
    case 'running':
      return <Running {...finding} />;
    case 'cancelled':
      return <p className="mt-3 text-muted">Nothing was concluded. Press Diagnose to search again.</p>;
    case 'failed':
      return <p className="mt-3 text-muted">{finding.why}. Reload the page and try again.</p>;
    case 'done':
      return <Done finding={finding} patient={patient} />;
  }
}

function Done({ finding: { view, of, ms }, patient }: { finding: Extract<Finding, { is: 'done' }>; patient: Patient }) {
  switch (view.verdict) {
    case 'matches':
      return (
        <>
          <p className="mt-3 max-w-prose">
            <WithDigests text={`${view.says} ${view.warning ?? 'Nothing is wrong with this value.'}`} />
          </p>
          <Value name={view.resultName} text={view.observed} />
        </>
      );
    case 'unusable':
      return <p className="mt-3 max-w-prose">{view.says}</p>;
    case 'explained':
      return <Explained key={view.observed} view={view} patient={patient} ms={ms} />;
    case 'not-found':
      return (
        <>
          <NotFound view={view} empty={emptySecrets(patient.operation, of.inputs)} />
          <Tried tried={view.tried} ms={ms} />
        </>
      );
  }
}

function Value({ name, text }: { name: string; text: string }) {
  return (
    <p className="mt-3 rounded-md bg-sunken px-3 py-2 font-mono text-small wrap-anywhere">
      <span className="text-muted">{name}</span> {text}
    </p>
  );
}

function Idle() {
  return (
    <ol className="mt-4 grid max-w-prose gap-3 text-body">
      <Point number={1}>
        Paste a request or a case, load a sample, or fill in the fields. Inputs are what you believe is right.
      </Point>
      <Point number={2}>Put the value your code printed into the last field, and press Diagnose.</Point>
      <Point number={3}>
        Read what your code did. Every answer is recomputed from your inputs and equals your value to the last
        character: a proof, not a guess.
      </Point>
    </ol>
  );
}

function Point({ number, children }: { number: number; children: ReactNode }) {
  return (
    <li className="flex gap-3">
      <span
        aria-hidden="true"
        className="flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft text-small font-semibold text-accent"
      >
        {number}
      </span>
      <span>{children}</span>
    </li>
  );
}

function headOf(finding: Finding) {
  switch (finding.is) {
    case 'idle':
      return { Icon: Stethoscope, color: 'text-accent', sentence: 'What did your code compute instead?' };
    case 'running':
      return { Icon: Stethoscope, color: 'text-accent', sentence: PHASES[finding.progress?.phase ?? 'prepare'] };
    case 'cancelled':
      return { Icon: CircleHelp, color: 'text-muted', sentence: 'Cancelled.' };
    case 'failed':
      return { Icon: CircleX, color: 'text-bad', sentence: 'The search could not run.' };
    case 'done':
      return headOfView(finding.view);
  }
}

function headOfView(view: DiagnosisView) {
  const [first] = view.explanations;
  switch (view.verdict) {
    case 'matches':
      return {
        Icon: view.warning === undefined ? CircleCheck : TriangleAlert,
        color: view.warning === undefined ? 'text-ok' : 'text-warn',
        sentence: 'Matches.',
      };
    case 'explained':
      return {
        Icon: first?.weak ? TriangleAlert : CircleCheck,
        color: first?.weak ? 'text-warn' : 'text-ok',
        sentence: first?.says ?? view.says,
      };
    case 'not-found':
      return { Icon: CircleHelp, color: 'text-muted', sentence: view.shown ?? 'Not found.' };
    case 'unusable':
      return { Icon: TriangleAlert, color: 'text-warn', sentence: 'This cannot be searched yet.' };
  }
}
