import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import { memo } from 'react';

interface SegmentedProps<Value extends string> {
  /** Accessible name of the group. */
  label: string;
  options: readonly { readonly value: Value; readonly name: string; readonly disabled?: boolean }[];
  value: Value;
  onChange: (value: Value) => void;
}

/** One of a few, side by side. */
function SegmentedControl<Value extends string>({ label, options, value, onChange }: SegmentedProps<Value>) {
  return (
    <ToggleGroup
      aria-label={label}
      value={[value]}
      onValueChange={([next]) => next && onChange(next)}
      className="inline-flex shrink-0 rounded-md border border-line bg-sunken p-0.5"
    >
      {options.map((option) => (
        <Toggle
          key={option.value}
          value={option.value}
          disabled={option.disabled ?? false}
          className="min-h-6 cursor-pointer rounded-sm px-2 text-xs font-medium text-muted aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-sm disabled:cursor-default disabled:opacity-50"
        >
          {option.name}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}

/** Drawn again only when what it is given changes: there is one on every step. */
export const Segmented = memo(SegmentedControl) as typeof SegmentedControl;
