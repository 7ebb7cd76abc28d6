import { useId } from 'react';

import type { FieldDef } from '../../core/scheme/fields.ts';
import { usePanel, useTarget } from './context.ts';
import { useComputeStore } from './store.ts';

/** One of a few values. The first stands until another is chosen. */
export function ChoiceField({ field }: { field: FieldDef }) {
  const { id } = useTarget();
  const { name, choices = [], help } = field;
  const value = usePanel((panel) => panel.inputs[name] || choices[0]);
  const ids = { name: useId(), help: useId() };
  return (
    <div role="radiogroup" aria-labelledby={ids.name} aria-describedby={ids.help}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span id={ids.name} className="font-mono text-sm font-semibold">
          {name}
        </span>
        <div className="inline-flex rounded-md border border-line bg-sunken p-0.5">
          {choices.map((choice) => (
            <label key={choice} className="flex min-h-7 cursor-pointer items-center rounded-sm px-2.5 text-sm font-medium text-muted has-checked:bg-surface has-checked:text-ink has-checked:shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-accent">
              <input type="radio" name={ids.name} value={choice} checked={choice === value} onChange={() => useComputeStore.getState().choose(id, field, choice)} className="sr-only" />
              {choice}
            </label>
          ))}
        </div>
      </div>
      <p id={ids.help} className="mt-1 text-[0.8125rem] leading-5 text-muted">
        {help}
      </p>
    </div>
  );
}
