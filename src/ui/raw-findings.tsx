import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import type { Pasted } from '../core/scheme/pasted.ts';

/** What is told of a message that was read. */
export type Findings = Pick<Extract<Pasted, { ok: true }>, 'ok' | 'reading' | 'notes'>;

/** What was read from a pasted message, what it lacks, and what of it is not as documented. */
export function RawFindings({ pasted: { reading, notes } }: { pasted: Findings }) {
  const found = Object.entries(reading.found).filter(([, text]) => text !== '');
  return (
    <ul aria-label="Read from the message" className="mt-3 grid gap-1.5 text-small leading-5">
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
