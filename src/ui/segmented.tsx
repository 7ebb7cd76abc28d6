import { memo } from 'react';

import { moveByArrows } from './arrow-keys.ts';

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
    <div
      role="group"
      aria-label={label}
      className="inline-flex max-w-full flex-wrap rounded-md border border-line bg-sunken p-0.5"
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
          disabled={option.disabled ?? false}
          onClick={() => onChange(option.value)}
          onKeyDown={moveByArrows}
          className="min-h-6 cursor-pointer rounded-sm px-2 text-xs -outline-offset-2 font-medium text-muted aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:ring-1 aria-pressed:ring-line-strong disabled:cursor-default disabled:opacity-50"
        >
          {option.name}
        </button>
      ))}
    </div>
  );
}

/** Drawn again only when what it is given changes: there is one on every step. */
export const Segmented = memo(SegmentedControl) as typeof SegmentedControl;
