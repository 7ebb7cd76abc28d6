import { CircleHelp } from 'lucide-react';
import { useEffect } from 'react';

import { useHeaderDialog } from './header-dialog.ts';
import { useLate } from './late.ts';
import { isMac } from './machine.ts';

const loadHelp = async () => (await import('../features/help/index.tsx')).KeyboardHelp;

/** Opens the list of keys; so does ?, and Ctrl+Shift+/ or ⌘⇧/ also while typing (keys.ts). */
export function HelpButton() {
  const open = useHeaderDialog((state) => state.open === 'help');
  const [Help, want] = useLate(loadHelp);
  useEffect(() => {
    if (open) want();
  }, [open, want]);
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
  useHeaderDialog.setState({ open: open ? 'help' : undefined });
}
