import '../../ui/ui.css';

import { useEffect, useLayoutEffect, useMemo, useState } from 'react';

import { hasWebcrypto } from '../../core/crypto/webcrypto.ts';
import type { Operation, Scheme } from '../../core/scheme/define.ts';
import { BesideAnswer, BesideRedirect } from './beside.tsx';
import { CompareSection } from './compare-section.tsx';
import { TargetProvider, usePanel, type PanelTarget } from './context.ts';
import { CoverageSection } from './coverage-section.tsx';
import { FieldsColumn } from './fields-column.tsx';
import { useFirstScreen } from '../../ui/first-screen.ts';
import { NoWebcrypto } from '../../ui/no-webcrypto.tsx';
import { Says } from '../../ui/says.tsx';
import { ResultSection } from './result-section.tsx';
import { SendSection } from './send-section.tsx';
import { useComputeStore } from './store.ts';
import { TraceLadder } from './trace-ladder.tsx';
import { keepTraced } from './tracing.ts';

/** One operation, computed as you type: inputs on the left, every step and the finished message on the right. */
export function ComputePanel({ scheme, operation }: { scheme: Scheme; operation: Operation }) {
  const target = useMemo<PanelTarget>(
    () => ({ id: { scheme: scheme.card.id, operation: operation.id }, scheme, operation }),
    [scheme, operation],
  );
  const canCompute = hasWebcrypto();
  useLayoutEffect(() => {
    if (!canCompute) return;
    useComputeStore.getState().open(target.id, operation.fields);
    return keepTraced(target.id, operation);
  }, [target, operation, canCompute]);
  if (!canCompute) return <NoWebcrypto />;
  return (
    <TargetProvider value={target}>
      <div className="grid items-start gap-4 min-[1100px]:grid-cols-[minmax(19rem,26rem)_minmax(0,1fr)]">
        <div className="min-w-0 space-y-4">
          <FieldsColumn />
          <BesideRedirect />
          <CompareSection />
        </div>
        <Outcome />
      </div>
    </TargetProvider>
  );
}

function Outcome() {
  const { stands } = useFirstScreen();
  // A large body takes the worker a moment: until then what stands here belongs to the inputs before.
  const isStale = usePanel(({ traced, inputs }) => traced?.job.inputs !== inputs);
  return (
    <div className="min-w-0 space-y-4" aria-busy={isStale}>
      <StillComputing isStale={isStale} />
      <TraceLadder />
      <ResultSection />
      <SendSection />
      <BesideAnswer />
      {stands && <CoverageSection />}
    </div>
  );
}

/** How long what stands here may belong to the input before without a word about it, in milliseconds. */
const MOMENT = 500;

/** Lies over the steps, so that nothing moves when it comes and goes. */
const OVER_STEPS = 'sticky top-[calc(var(--header)+0.5rem)] z-10 mb-0! h-0';

function StillComputing({ isStale }: { isStale: boolean }) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isStale) return;
    const timer = setTimeout(() => setLong(true), MOMENT);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isStale]);
  // The status stands there from the start, or it is not read out; as a small box of its own only while it says something.
  return (
    <div role="status" aria-label="Computing" className={isLong ? OVER_STEPS : 'sr-only'}>
      {isLong && (
        <div className="mx-2 mt-1 rounded-md border border-line-strong shadow-lg">
          <Says tone="note">Still computing. What stands here does not have this input in it yet.</Says>
        </div>
      )}
    </div>
  );
}
