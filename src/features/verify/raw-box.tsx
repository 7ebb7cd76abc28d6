import { useState } from 'react';

import type { Operation } from '../../core/scheme/define.ts';
import type { Evidence } from '../../ui/evidence.ts';
import { RawFindings } from '../../ui/raw-findings.tsx';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { readPasted, type Pasted } from '../../core/scheme/pasted.ts';

interface RawBoxProps {
  operation: Operation;
  evidence: Evidence;
  /** Name of the received value. */
  result: string;
  onRead: (pasted: Pasted | undefined) => void;
}

/** A whole message in one box. What it carries goes to the fields; the message itself stays as it is. */
export function RawBox({ operation, evidence, result, onRead }: RawBoxProps) {
  const [raw, setRaw] = useState('');
  const [pasted, setPasted] = useState<Pasted>();
  const change = (text: string) => {
    setRaw(text);
    const next = text.trim() === '' ? undefined : readPasted(operation, evidence.inputs, text);
    setPasted(next);
    onRead(next);
    if (!next?.ok) return;
    const { [result]: value, ...fields } = next.reading.found;
    const asField =
      operation.fields.some(({ name }) => name === result) && value !== undefined ? { [result]: value } : {};
    evidence.load({ ...evidence.inputs, ...fields, ...asField }, value ?? evidence.observed);
  };
  return (
    <Section title="Message">
      <TextField
        name="Raw HTTP message"
        isOurs
        help="Paste the whole request: request line, headers and body. The fields below are filled from it, byte for byte."
        value={raw}
        onChange={change}
        multiline
        problems={pasted?.ok === false ? [pasted.problem] : []}
        placeholder={'POST /callback HTTP/1.1\nHost: merchant.example\n…'}
      />
      {pasted?.ok && <RawFindings pasted={pasted} />}
    </Section>
  );
}
