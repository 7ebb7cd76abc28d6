import { ownOf } from '../../core/own.ts';
import type { FieldDef } from '../../core/scheme/fields.ts';
import { Choice } from '../../ui/choice.tsx';
import { usePanel, useTarget } from './context.ts';
import { useComputeStore } from './store.ts';

/** One of a few values. The documented or the first one stands until another is chosen. */
export function ChoiceField({ field }: { field: FieldDef }) {
  const { id } = useTarget();
  const { name, help, choices = [], initial, meanings = {} } = field;
  const value = usePanel((panel) => panel.inputs[name] || initial || choices[0] || '');
  const meaning = ownOf(meanings, value);
  return (
    <Choice
      name={name}
      help={help}
      choices={choices}
      value={value}
      onChange={(choice) => useComputeStore.getState().choose(id, field, choice)}
    >
      {meaning && <p className="mt-1 border-l-2 border-accent pl-2 text-ink">{meaning}</p>}
    </Choice>
  );
}
