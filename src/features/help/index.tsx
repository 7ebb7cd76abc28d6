import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useCallback, useId } from 'react';

import { buttonLook } from '../../ui/button.tsx';
import { useSingleKeys } from '../../ui/single-keys.ts';
import { useWhenStepped } from '../../ui/when-stepped.ts';
import { SHORTCUTS, type Shortcut } from './shortcuts.ts';

interface HelpProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly isMac: boolean;
}

/** The page's keys, and the switch for those of one letter. */
export function KeyboardHelp({ open, onOpenChange, isMac }: HelpProps) {
  useWhenStepped(useCallback(() => onOpenChange(false), [onOpenChange]));
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Viewport className="fixed inset-0 z-40 flex items-start justify-center p-3 sm:pt-[8vh]">
          <Dialog.Popup className="popup flex max-h-[min(44rem,92dvh)] w-full max-w-3xl flex-col overflow-hidden">
            <div className="flex items-center justify-between gap-4 border-b border-line py-3 pr-3 pl-5">
              <Dialog.Title className="section-title">Keyboard help</Dialog.Title>
              <Dialog.Close aria-label="Close" className={buttonLook('quiet', 'w-8 px-0!')}>
                <X aria-hidden size={18} />
              </Dialog.Close>
            </div>
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
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
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
    <div className="flex gap-2 border-t border-line bg-sunken px-5 py-3 text-sm">
      <input
        type="checkbox"
        id={ids.input}
        checked={isOn}
        aria-describedby={ids.says}
        onChange={() => useSingleKeys.setState({ on: !isOn })}
        className="mt-0.5 size-6 shrink-0 accent-(--accent)"
      />
      <div>
        <label htmlFor={ids.input} className="font-medium">
          Shortcuts of a single letter or sign
        </label>
        <p id={ids.says} className="text-muted">
          Turn them off if they get in the way of speech input. Nothing else changes.
        </p>
      </div>
    </div>
  );
}
