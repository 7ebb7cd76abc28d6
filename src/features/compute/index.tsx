import '../../ui/ui.css';

import { useLayoutEffect, useMemo } from 'react';

import { hasWebcrypto } from '../../core/crypto/webcrypto.ts';
import type { Operation, Scheme } from '../../core/scheme/define.ts';
import { BesideAnswer, BesideRedirect } from './beside.tsx';
import { CompareSection } from './compare-section.tsx';
import { TargetProvider, usePanel, type PanelTarget } from './context.ts';
import { CoverageSection } from './coverage-section.tsx';
import { FieldsColumn } from './fields-column.tsx';
import { useFirstScreen } from '../../ui/first-screen.ts';
import { NoWebcrypto } from '../../ui/no-webcrypto.tsx';
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
      <TraceLadder />
      <ResultSection />
      <SendSection />
      <BesideAnswer />
      {stands && <CoverageSection />}
    </div>
  );
}
