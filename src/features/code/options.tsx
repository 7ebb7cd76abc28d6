import { useId } from 'react';

import { languages } from '../../snippets/index.ts';
import { Choice } from '../../ui/choice.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { useLanguage } from '../../ui/language.ts';
import { isPort } from './sandbox-address.ts';
import { useCodeChoices } from './store.ts';

const EXECUTED = 'Every program here is run by our tests, and computes what Compute shows.';

const speak = (language: string) => useLanguage.setState({ language });

/** Side by side where there is room, a list where there is none. */
export function LanguageChoice({ value }: { value: string }) {
  const label = languages.find(({ id }) => id === value)?.label ?? '';
  return (
    <>
      <div className="sm:hidden">
        <Select
          name="Language"
          value={value}
          options={languages.map((own) => ({ value: own.id, name: own.label }))}
          onChange={speak}
        />
        <p className="mt-1 text-small leading-5 text-muted">{EXECUTED}</p>
      </div>
      <div className="hidden sm:block">
        <Choice
          name="Language"
          isOurs
          help={EXECUTED}
          choices={languages.map((own) => own.label)}
          value={label}
          onChange={(next) => speak(languages.find((own) => own.label === next)?.id ?? value)}
        />
      </div>
    </>
  );
}

const TARGETS = [
  { value: 'vendor', name: 'Vendor' },
  { value: 'sandbox', name: 'My sandbox' },
] as const;

/** The sandbox runs in a terminal: a page cannot be called. `usual` is the port it takes by itself. */
export function TargetChoice({ usual }: { usual: string }) {
  const { target, port, choose } = useCodeChoices();
  const ids = { port: useId(), problem: useId() };
  const isWrong = port !== '' && !isPort(port);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="text-sm">Send to</span>
      <Segmented label="Send to" options={TARGETS} value={target} onChange={(next) => choose({ target: next })} />
      {target === 'sandbox' && (
        <>
          <label htmlFor={ids.port} className="text-sm">
            Port
          </label>
          <input
            id={ids.port}
            value={port}
            placeholder={usual}
            inputMode="numeric"
            autoComplete="off"
            aria-invalid={isWrong || undefined}
            aria-describedby={isWrong ? ids.problem : undefined}
            onChange={({ currentTarget }) => choose({ port: currentTarget.value })}
            className="min-h-8 w-20 rounded-md border border-line-strong bg-surface px-2 font-mono text-small placeholder:text-muted aria-invalid:border-bad"
          />
          {isWrong && (
            <span id={ids.problem} className="text-small text-bad">
              A port is a whole number from 1 to 65535. The code uses {usual}.
            </span>
          )}
        </>
      )}
    </div>
  );
}

/** An option that is on or off. */
export function Tick({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange: (on: boolean) => void;
}) {
  const id = useId();
  return (
    <label htmlFor={id} className="flex min-h-8 items-center gap-1.5 text-sm">
      <input id={id} type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}
