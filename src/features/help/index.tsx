import { useId } from 'react';

import { useSingleKeys } from '../../ui/single-keys.ts';
import { TitledDialog, type Opening } from '../../ui/titled-dialog.tsx';
import { SHORTCUTS, type Shortcut } from './shortcuts.ts';

interface HelpProps extends Opening {
  readonly isMac: boolean;
}

/** The page's keys, and the switch for those of one letter. */
export function KeyboardHelp({ isMac, ...opening }: HelpProps) {
  return (
    <TitledDialog
      {...opening}
      title="Keyboard help"
      className="flex max-h-[min(44rem,92dvh)] max-w-3xl flex-col overflow-hidden"
    >
      <div tabIndex={0} role="region" aria-label="Shortcuts" className="min-h-0 overflow-y-auto px-5 py-4">
        <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
          {SHORTCUTS.map(({ where, all }) => (
            <section key={where} aria-label={where}>
              <h3 className="mb-2 text-sm font-semibold text-muted">{where}</h3>
              <dl className="grid gap-2">
                {all.map((shortcut) => (
                  <Row key={shortcut.keys.join()} shortcut={shortcut} isMac={isMac} />
                ))}
              </dl>
            </section>
          ))}
        </div>
      </div>
      <SingleKeys />
    </TitledDialog>
  );
}

function Row({ shortcut: { keys, says, single }, isMac }: { readonly shortcut: Shortcut; readonly isMac: boolean }) {
  const isOn = useSingleKeys((state) => state.on) || !single;
  return (
    <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-baseline gap-3 sm:grid-cols-[8.5rem_minmax(0,1fr)] text-sm">
      <dt className="flex flex-wrap gap-1">
        {keys.map((key) => (
          <kbd key={key}>{key.replace('Mod', isMac ? '⌘' : 'Ctrl').replaceAll('+', ' ')}</kbd>
        ))}
      </dt>
      <dd>
        {says}
        {!isOn && <span className="ml-1.5 text-muted">(turned off)</span>}
      </dd>
    </div>
  );
}

function SingleKeys() {
  const isOn = useSingleKeys((state) => state.on);
  const ids = { input: useId(), says: useId() };
  return (
    <div className="border-t border-line bg-sunken px-5 py-3 text-sm">
      <label htmlFor={ids.input} className="flex min-h-6 items-center gap-2 font-medium">
        <input
          type="checkbox"
          id={ids.input}
          checked={isOn}
          aria-describedby={ids.says}
          onChange={() => useSingleKeys.setState({ on: !isOn })}
        />
        Single-character shortcuts
      </label>
      <p id={ids.says} className="pl-6 text-muted">
        Turn them off if they get in the way of speech input. Nothing else changes.
      </p>
    </div>
  );
}
