import { useId, useState, type ReactNode } from 'react';

import { moveByArrows } from '../../ui/arrow-keys.ts';

interface TabSetProps<Value extends string> {
  /** Accessible name of the row of tabs. */
  label: string;
  tabs: readonly { readonly value: Value; readonly name: string }[];
  /** What stands below the tab that was chosen. */
  renderPanel: (value: Value) => ReactNode;
}

/** Tabs over one panel (ARIA APG); the first is chosen until another is. */
export function TabSet<Value extends string>({ label, tabs, renderPanel }: TabSetProps<Value>) {
  const [chosen, setChosen] = useState(tabs[0]?.value);
  const id = useId();
  return (
    <div className="mt-3">
      <div role="tablist" aria-label={label} className="flex gap-1 border-b border-line">
        {tabs.map(({ value, name }) => (
          <button
            key={value}
            id={`${id}${value}`}
            type="button"
            role="tab"
            aria-selected={value === chosen}
            aria-controls={`${id}panel`}
            tabIndex={value === chosen ? 0 : -1}
            onClick={() => setChosen(value)}
            onKeyDown={moveByArrows}
            className="-mb-px min-h-8 cursor-pointer border-b-2 border-transparent px-3 text-sm font-medium text-muted hover:text-ink aria-selected:border-accent aria-selected:text-ink"
          >
            {name}
          </button>
        ))}
      </div>
      <div id={`${id}panel`} role="tabpanel" aria-labelledby={`${id}${chosen}`} className="mt-2">
        {chosen !== undefined && renderPanel(chosen)}
      </div>
    </div>
  );
}
