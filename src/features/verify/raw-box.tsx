import { useEffect, useRef, useState } from 'react';

import type { Operation, Scheme } from '../../core/scheme/define.ts';
import { readPasted, type Pasted } from '../../core/scheme/pasted.ts';
import type { Evidence } from '../../ui/evidence.ts';
import { isLarge } from '../../ui/large-text.tsx';
import { oneAtATime } from '../../ui/one-at-a-time.ts';
import { RawFindings } from '../../ui/raw-findings.tsx';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { readRemotely } from './read-remotely.ts';

interface RawBoxProps {
  scheme: Scheme;
  operation: Operation;
  evidence: Evidence;
  /** Name of the received value. */
  result: string;
  onRead: (pasted: Pasted | undefined) => void;
}

/** Reads whole messages, of which the newest counts, and puts what they carry into the fields. */
function useReading({ scheme, operation, evidence, result, onRead }: RawBoxProps) {
  const [pasted, setPasted] = useState<Pasted | 'reading'>();
  const [reading] = useState(oneAtATime);
  useEffect(() => reading.stop, [reading]);
  // While a large message is read, its fields may be edited.
  const current = useRef(evidence);
  useEffect(() => {
    current.current = evidence;
  });
  const take = (next: Pasted | undefined) => {
    setPasted(next);
    onRead(next);
    if (!next?.ok) return;
    const { inputs, observed, load } = current.current;
    const { [result]: value, ...fields } = next.reading.found;
    const asField =
      operation.fields.some(({ name }) => name === result) && value !== undefined ? { [result]: value } : {};
    load({ ...inputs, ...fields, ...asField }, value ?? observed);
  };
  const takeLarge = async (text: string) => {
    const signal = reading.next();
    setPasted('reading');
    onRead(undefined);
    const next = await readRemotely(scheme, operation, evidence.inputs, text, signal);
    if (!signal.aborted) take(next);
  };
  const read = (text: string) => {
    reading.stop();
    if (isLarge(text)) void takeLarge(text);
    else take(text.trim() === '' ? undefined : readPasted(operation, evidence.inputs, text));
  };
  return { pasted, read };
}

/** A whole message in one box. What it carries goes to the fields; the message itself stays as it is. */
export function RawBox(props: RawBoxProps) {
  const [raw, setRaw] = useState('');
  const { pasted, read } = useReading(props);
  const done = pasted === 'reading' ? undefined : pasted;
  const change = (text: string) => {
    setRaw(text);
    read(text);
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
        reads="raw"
        problems={done?.ok === false ? [done.problem] : []}
        placeholder={'POST /callback HTTP/1.1\nHost: merchant.example\n…'}
      />
      <p role="status" className="mt-2 text-small text-muted empty:hidden">
        {pasted === 'reading' && 'Reading…'}
      </p>
      {done?.ok && <RawFindings pasted={done} />}
    </Section>
  );
}
