import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';

import type { Operation } from '../../core/scheme/define.ts';
import type { Evidence } from '../../ui/evidence.ts';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { readPasted, type Pasted } from './message.ts';

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
        help="Paste the whole request: its line, headers and body. The fields below are filled from it, to the byte."
        value={raw}
        onChange={change}
        multiline
        problems={pasted?.ok === false ? [pasted.problem] : []}
        placeholder={'POST /callback HTTP/1.1\nHost: merchant.example\n…'}
      />
      {pasted?.ok && <Findings pasted={pasted} />}
    </Section>
  );
}

function Findings({ pasted: { reading, notes } }: { pasted: Extract<Pasted, { ok: true }> }) {
  const found = Object.entries(reading.found).filter(([, text]) => text !== '');
  return (
    <ul aria-label="Read from the message" className="mt-3 grid gap-1.5 text-[0.8125rem] leading-5">
      {found.length > 0 && (
        <Finding icon={<CircleCheck size={15} className="text-ok" />}>
          Found <Names names={found.map(([name]) => name)} />
        </Finding>
      )}
      {reading.missing.map((part) => (
        <Finding key={part} icon={<TriangleAlert size={15} className="text-warn" />}>
          Missing: <span className="font-mono">{part}</span> is not there, or has another form
        </Finding>
      ))}
      {reading.other.map((part) => (
        <Finding key={part} icon={<Info size={15} className="text-muted" />}>
          <span className="font-mono">{part}</span> differs from the documentation; no field is read from it
        </Finding>
      ))}
      {notes.map((note) => (
        <Finding key={note} icon={<TriangleAlert size={15} className="text-warn" />}>
          {note}
        </Finding>
      ))}
    </ul>
  );
}

function Finding({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex gap-2">
      <span aria-hidden="true" className="mt-0.5 shrink-0">
        {icon}
      </span>
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </li>
  );
}

function Names({ names }: { names: readonly string[] }) {
  return names.map((name, index) => (
    <span key={name}>
      {index > 0 && ', '}
      <span className="font-mono font-semibold">{name}</span>
    </span>
  ));
}
