import '../../ui/ui.css';

import { useLayoutEffect, useMemo } from 'react';

import { hasWebcrypto } from '../../core/crypto/webcrypto.ts';
import type { Operation, Scheme } from '../../core/scheme/define.ts';
import { CompareSection } from './compare-section.tsx';
import { TargetProvider, type PanelTarget } from './context.ts';
import { CoverageSection } from './coverage-section.tsx';
import { FieldsColumn } from './fields-column.tsx';
import { NoWebcrypto } from './no-webcrypto.tsx';
import { ResultSection } from './result-section.tsx';
import { useComputeStore } from './store.ts';
import { TraceLadder } from './trace-ladder.tsx';
import { keepTraced } from './tracing.ts';

/** One operation, computed as you type: inputs on the left, every step and the finished message on the right. */
export function ComputePanel({ scheme, operation }: { scheme: Scheme; operation: Operation }) {
  const target = useMemo<PanelTarget>(() => ({ id: { scheme: scheme.card.id, operation: operation.id }, scheme, operation }), [scheme, operation]);
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
        <div className="grid min-w-0 gap-4">
          <FieldsColumn />
          <CompareSection />
        </div>
        <div className="grid min-w-0 gap-4">
          <TraceLadder />
          <ResultSection />
          <CoverageSection />
        </div>
      </div>
    </TargetProvider>
  );
}
