import { useId, type ReactNode } from 'react';

interface ChoiceProps {
  name: string;
  /** A name of ours, not the vendor's: in the type of the page. */
  isOurs?: boolean;
  help: string;
  choices: readonly string[];
  value: string;
  onChange: (value: string) => void;
  /** Below the values: what the chosen one means. */
  children?: ReactNode;
}

/** One of a few values, side by side. Name and help stand above them, as above every field. */
export function Choice({ name, isOurs = false, help, choices, value, onChange, children }: ChoiceProps) {
  const ids = { name: useId(), help: useId(), meaning: useId() };
  return (
    <div data-field={name} role="radiogroup" aria-labelledby={ids.name} aria-describedby={`${ids.help} ${ids.meaning}`}>
      <div className="flex min-h-8 items-center">
        <span id={ids.name} className={`text-sm font-semibold ${isOurs ? '' : 'font-mono'}`}>
          {name}
        </span>
      </div>
      <p id={ids.help} className="mb-1.5 text-small leading-5 text-muted">
        {help}
      </p>
      <div className="inline-flex max-w-full flex-wrap rounded-md border border-line bg-sunken p-0.5">
        {choices.map((choice) => (
          <label
            key={choice}
            className="relative flex min-h-7 cursor-pointer items-center rounded-sm px-2.5 text-sm font-medium text-muted has-checked:bg-surface has-checked:text-ink has-checked:ring-1 has-checked:ring-line-strong has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={ids.name}
              value={choice}
              checked={choice === value}
              onChange={() => onChange(choice)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            {choice}
          </label>
        ))}
      </div>
      <div id={ids.meaning} className="text-small leading-5 text-muted">
        {children}
      </div>
    </div>
  );
}
