import { CodePanel } from '../features/code/index.tsx';
import { useEvidence } from './evidence.ts';
import type { PanelProps } from './tabs.ts';

/** The code, with the values that Compute has. */
export function CodeScreen({ scheme, operation }: PanelProps) {
  return <CodePanel scheme={scheme} operation={operation} evidence={useEvidence(scheme, operation)} />;
}
