import '../../ui/ui.css';

import { useEffect } from 'react';

import { findOperation, type Scheme } from '../../core/scheme/define.ts';
import { observedProblem } from '../../doctor/observed.ts';
import { useEnvironment } from '../../ui/environment.tsx';
import { useHandover } from '../../ui/handover.ts';
import { Heading } from '../../ui/shell-heading.tsx';
import { Answer } from './answer.tsx';
import { CaseSection } from './case-section.tsx';
import type { DoctorActions } from './onward.tsx';
import { PasteSection } from './paste-section.tsx';
import { isExaminable, type Patient } from './patient.ts';
import { useDoctor } from './store.ts';

/** Finds the computation that made somebody's wrong value, and proves it. */
export function DoctorScreen({ schemes: all, ...actions }: { schemes: readonly Scheme[] } & DoctorActions) {
  const schemes = all.filter(({ operations }) => operations.some(isExaminable));
  const { now } = useEnvironment();
  const patient = usePatient(schemes, now);
  const diagnose = () => {
    if (patient && useDoctor.getState().observed !== '') void useDoctor.getState().diagnose(patient.operation, now);
  };
  useShortcut(diagnose);
  useExpectation(patient);
  return (
    <>
      <Heading>Doctor</Heading>
      <p className="mt-2 max-w-prose text-muted">
        Give it inputs you believe are right and the wrong value your code made from them. It searches for the
        computation that gives exactly that value.
      </p>
      <div className="mt-6 grid items-start gap-4 min-[1100px]:grid-cols-[minmax(19rem,26rem)_minmax(0,1fr)]">
        <div className="min-w-0 space-y-4">
          <PasteSection schemes={schemes} />
          {patient && <CaseSection schemes={schemes} patient={patient} onDiagnose={diagnose} />}
        </div>
        {patient && <Answer patient={patient} {...actions} />}
      </div>
    </>
  );
}

/** The screen's own first work goes before. */
const QUIET = 300;

/** Who is here will search: workers start while the case is being put in. */
function useExpectation(patient: Patient | undefined): void {
  const scheme = patient?.scheme.card.id;
  const operation = patient?.operation.id;
  useEffect(() => {
    if (scheme === undefined || operation === undefined) return;
    const soon = setTimeout(() => useDoctor.getState().expect(scheme, operation), QUIET);
    return () => clearTimeout(soon);
  }, [scheme, operation]);
}

/** Ctrl+Enter, or ⌘+Enter, from wherever somebody is on the screen. */
function useShortcut(run: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [run]);
}

/** Whoever pressed Diagnose elsewhere has asked already; not where a secret is still to be put in. */
function takeUp(schemes: readonly Scheme[], now: () => number): void {
  const handed = useHandover.getState().take();
  if (!handed) return;
  const { inputs } = handed;
  const observed = Object.values(handed.observed)[0] ?? '';
  useDoctor.getState().change({ scheme: handed.scheme, operation: handed.operation, inputs, observed });
  const scheme = schemes.find(({ card }) => card.id === handed.scheme);
  const operation = scheme && findOperation(scheme, handed.operation);
  if (!operation || observed === '' || observedProblem(operation, inputs, observed)) return;
  const isWhole = operation.fields.every(({ name, secret }) => secret !== true || (inputs[name] ?? '') !== '');
  if (isWhole) void useDoctor.getState().diagnose(operation, now);
}

/** The chosen operation, or the first there is; a case that another screen handed over comes first. */
function usePatient(schemes: readonly Scheme[], now: () => number): Patient | undefined {
  useEffect(() => takeUp(schemes, now), [schemes, now]);
  const [schemeId, operationId] = [useDoctor((state) => state.scheme), useDoctor((state) => state.operation)];
  const scheme = schemes.find(({ card }) => card.id === schemeId) ?? schemes[0];
  const operation = scheme && (findOperation(scheme, operationId) ?? scheme.operations.find(isExaminable));
  useEffect(() => {
    // A case taken up in the effect above has chosen already: what was rendered before it is out of date.
    const chosen = useDoctor.getState();
    if (chosen.scheme !== schemeId || chosen.operation !== operationId) return;
    if (!scheme || !operation || (scheme.card.id === schemeId && operation.id === operationId)) return;
    useDoctor.setState({ scheme: scheme.card.id, operation: operation.id });
  }, [scheme, operation, schemeId, operationId]);
  return scheme && operation ? { scheme, operation } : undefined;
}
