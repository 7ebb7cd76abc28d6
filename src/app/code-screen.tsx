import { useMemo } from 'react';

import type { CertificateParts } from '../core/scheme/define.ts';
import { useScreen } from '../features/certificate/store.ts';
import { CodePanel } from '../features/code/index.tsx';
import { useEvidence } from './evidence.ts';
import type { PanelProps } from './panel-props.ts';

/** The code, with the values that the operation's own screen has. */
export function CodeScreen(props: PanelProps) {
  const { certificate } = props.operation;
  return certificate ? <OfCertificate {...props} parts={certificate} /> : <OfPanel {...props} />;
}

function OfPanel({ scheme, operation }: PanelProps) {
  return <CodePanel scheme={scheme} operation={operation} evidence={useEvidence(scheme, operation)} />;
}

/** The certificate screen keeps values of its own, the parameters as rows. */
function OfCertificate({ scheme, operation, parts }: PanelProps & { parts: CertificateParts }) {
  const id = `${scheme.card.id}/${operation.id}`;
  const inputs = useScreen(id, (screen) => screen.inputs);
  const parameters = useScreen(id, (screen) => screen.parameters);
  const evidence = useMemo(() => {
    const rows = parameters.filter(({ name }) => name !== '').map(({ name, value }) => [name, value]);
    return { inputs: { ...inputs, [parts.parameters]: new URLSearchParams(rows).toString() }, observed: '' };
  }, [inputs, parameters, parts]);
  return <CodePanel scheme={scheme} operation={operation} evidence={evidence} />;
}
