import { useId } from 'react';

import { Button } from '../../ui/button.tsx';
import { LearnLink } from '../../ui/learn-link.tsx';
import { Section } from '../../ui/section.tsx';
import type { Lesson } from './lessons.ts';
import type { Run, RunState } from './run.ts';

export interface FaultRow {
  readonly id: string;
  readonly title: string;
  readonly says: string;
}

interface FaultsPanelProps {
  run: Run;
  state: RunState;
  faults: readonly FaultRow[];
  /** Where a fault is explained, by its id. */
  lesson: (fault: string) => Lesson | undefined;
}

/** What can go wrong on the way. Whatever is switched on is on for the whole run, which starts over. */
export function FaultsPanel({ run, state: { faults: chosen }, faults, lesson }: FaultsPanelProps) {
  const toggle = (id: string) =>
    run.setFaults(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <Section
      title="Faults"
      tools={
        chosen.length > 0 && (
          <Button look="quiet" onClick={() => run.setFaults([])}>
            Switch all off
          </Button>
        )
      }
    >
      <p className="mb-3 text-small leading-5 text-muted">
        Switch one on and play: the diagram shows where the flow breaks. The run starts over.
      </p>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(19rem,100%),1fr))] gap-x-6 gap-y-3">
        {faults.map((fault) => (
          <Fault
            key={fault.id}
            fault={fault}
            lesson={lesson(fault.id)}
            isOn={chosen.includes(fault.id)}
            onToggle={() => toggle(fault.id)}
          />
        ))}
      </ul>
    </Section>
  );
}

interface FaultProps {
  fault: FaultRow;
  lesson: Lesson | undefined;
  isOn: boolean;
  onToggle: () => void;
}

function Fault({ fault: { title, says }, lesson, isOn, onToggle }: FaultProps) {
  const saysId = useId();
  return (
    <li>
      <label className="flex min-h-6 items-center gap-2 text-sm font-medium">
        <input type="checkbox" aria-describedby={saysId} checked={isOn} onChange={onToggle} />
        {title}
      </label>
      <p className="pl-6 text-small leading-5 text-muted">
        <span id={saysId}>{says}</span> {lesson && <LearnLink {...lesson} kind="error" />}
      </p>
    </li>
  );
}
