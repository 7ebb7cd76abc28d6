import { Clock } from 'lucide-react';
import { useEffect } from 'react';

import { useHeaderDialog } from './header-dialog.ts';
import { useLate } from './late.ts';

const loadClock = async () => (await import('../features/clock/index.tsx')).SandboxClock;

/** Opens the clock that the sandbox goes by. */
export function ClockButton() {
  const open = useHeaderDialog((state) => state.open === 'clock');
  const [SandboxClock, want] = useLate(loadClock);
  useEffect(() => {
    if (open) want();
  }, [open, want]);
  return (
    <>
      <button
        type="button"
        aria-label="Sandbox clock"
        title="Sandbox clock"
        aria-haspopup="dialog"
        className="icon-button"
        onClick={() => setOpen(true)}
      >
        <Clock aria-hidden className="size-4.5" />
      </button>
      {SandboxClock && <SandboxClock open={open} onOpenChange={setOpen} />}
    </>
  );
}

function setOpen(open: boolean): void {
  useHeaderDialog.setState({ open: open ? 'clock' : undefined });
}
