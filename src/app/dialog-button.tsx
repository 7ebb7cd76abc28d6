import type { LucideIcon } from 'lucide-react';
import { useEffect, type ComponentProps, type ComponentType } from 'react';

import type { Opening } from '../ui/titled-dialog.tsx';
import { useHeaderDialog, type HeaderDialog } from './header-dialog.ts';
import { useLate } from './late.ts';

interface DialogButtonProps extends ComponentProps<'button'> {
  readonly opens: HeaderDialog;
  /** Must be stable. */
  readonly load: () => Promise<ComponentType<Opening>>;
  readonly icon: LucideIcon;
}

/** A button of the header and its dialog, which is fetched when it is first wanted. */
export function DialogButton({ opens, load, icon: Icon, ...button }: DialogButtonProps) {
  const open = useHeaderDialog((state) => state.open === opens);
  const setOpen = (next: boolean) => useHeaderDialog.setState({ open: next ? opens : undefined });
  const [Late, want] = useLate(load);
  useEffect(() => {
    if (open) want();
  }, [open, want]);
  return (
    <>
      <button {...button} type="button" aria-haspopup="dialog" className="icon-button" onClick={() => setOpen(true)}>
        <Icon aria-hidden className="size-4.5" />
      </button>
      {Late && <Late open={open} onOpenChange={setOpen} />}
    </>
  );
}
