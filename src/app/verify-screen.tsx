import { VerifyPanel } from '../features/verify/index.tsx';
import { useEvidence } from './evidence.ts';
import type { PanelProps } from './panel-props.ts';

/** Verify, with the values that Compute has. */
export function VerifyScreen({ scheme, operation }: PanelProps) {
  return <VerifyPanel scheme={scheme} operation={operation} evidence={useEvidence(scheme, operation)} />;
}
