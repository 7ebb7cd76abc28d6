import { useId } from 'react';

import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
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
  const ids = { input: useId(), says: useId() };
  return (
    <li className="flex gap-2">
      <Checkbox id={ids.input} aria-describedby={ids.says} checked={isOn} onChange={onToggle} />
      <div>
        <label htmlFor={ids.input} className="text-sm font-medium">
          {title}
        </label>
        <p className="text-small leading-5 text-muted">
          <span id={ids.says}>{says}</span> {lesson && <LearnLink {...lesson} kind="error" />}
        </p>
      </div>
    </li>
  );
}
