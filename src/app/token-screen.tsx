import { TokenPanel } from '../features/token/index.tsx';
import { useEvidence } from './evidence.ts';
import type { PanelProps } from './panel-props.ts';

/** The token inspector, with the values that Verify has. */
export function TokenScreen({ scheme, operation }: PanelProps) {
  return <TokenPanel scheme={scheme} operation={operation} evidence={useEvidence(scheme, operation)} />;
}
