import type { LucideIcon } from 'lucide-react';
import { useCallback, type ComponentProps, type ComponentType } from 'react';

import { useLate } from '../ui/late.ts';
import { NotLoaded } from '../ui/not-loaded.tsx';
import type { Opening } from '../ui/titled-dialog.tsx';
import { useHeaderDialog, type HeaderDialog } from './header-dialog.ts';

interface DialogButtonProps extends ComponentProps<'button'> {
  readonly 'aria-label': string;
  readonly opens: HeaderDialog;
  /** Must be stable. */
  readonly load: () => Promise<ComponentType<Opening>>;
  readonly icon: LucideIcon;
}

/** A button of the header and its dialog, which is fetched when it is first wanted. */
export function DialogButton({ opens, load, icon: Icon, ...button }: DialogButtonProps) {
  const open = useHeaderDialog((state) => state.open === opens);
  const setOpen = (next: boolean) => useHeaderDialog.setState({ open: next ? opens : undefined });
  const giveUp = useCallback(
    () => useHeaderDialog.setState((state) => (state.open === opens ? { open: undefined } : state)),
    [opens],
  );
  const { Late, hasFailed, dismiss } = useLate(load, open, giveUp);
  return (
    <>
      <button {...button} type="button" aria-haspopup="dialog" className="icon-button" onClick={() => setOpen(true)}>
        <Icon aria-hidden className="size-4.5" />
      </button>
      {hasFailed && <NotLoaded what={`“${button['aria-label']}”`} retry={() => setOpen(true)} dismiss={dismiss} />}
      {Late && <Late open={open} onOpenChange={setOpen} />}
    </>
  );
}
