import { CircleHelp } from 'lucide-react';
import { useEffect } from 'react';

import { areSingleKeysOn } from '../ui/single-keys.ts';
import { useHelpOpen } from './help-open.ts';
import { useLate } from './late.ts';
import { isMac } from './machine.ts';

const loadHelp = async () => (await import('../features/help/index.tsx')).KeyboardHelp;

/** Opens the list of keys; so does ?, and Ctrl+Shift+/ or ⌘⇧/ also while typing. */
export function HelpButton() {
  const open = useHelpOpen((state) => state.open);
  const [Help, want] = useLate(loadHelp);
  useEffect(() => {
    if (open) want();
  }, [open, want]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isHelpKey(event)) return;
      event.preventDefault();
      setOpen(!useHelpOpen.getState().open);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        aria-label="Keyboard help"
        title="Keyboard help (?)"
        aria-haspopup="dialog"
        aria-keyshortcuts="Shift+? Control+Shift+/ Meta+Shift+/"
        className="icon-button"
        onClick={() => setOpen(true)}
      >
        <CircleHelp aria-hidden className="size-4.5" />
      </button>
      {Help && <Help open={open} onOpenChange={setOpen} isMac={isMac} />}
    </>
  );
}

function setOpen(open: boolean): void {
  useHelpOpen.setState({ open });
}

function isHelpKey({ key, code, ctrlKey, metaKey, altKey, shiftKey, target, repeat }: KeyboardEvent): boolean {
  if (altKey || repeat) return false;
  if (ctrlKey || metaKey) return shiftKey && (key === '?' || key === '/' || code === 'Slash');
  return key === '?' && areSingleKeysOn() && !isTyping(target);
}

/** Whether a letter would go into a text. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('textarea, input:not([type=checkbox]), select, [contenteditable], [role=textbox]') !== null
  );
}
