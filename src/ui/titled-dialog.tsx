import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useCallback, type ReactNode } from 'react';

import { buttonLook } from './button.tsx';
import { useWhenStepped } from './when-stepped.ts';

/** Whether a dialog is open, and who hears that it wants to be otherwise. */
export interface Opening {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

interface TitledDialogProps extends Opening {
  readonly title: string;
  /** How large it is. */
  readonly className: string;
  readonly children: ReactNode;
}

/** A dialog near the top of the window, with its title and a way to close it; a step of the presenter closes it, too. */
export function TitledDialog({ title, open, onOpenChange, className, children }: TitledDialogProps) {
  useWhenStepped(useCallback(() => onOpenChange(false), [onOpenChange]));
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Viewport className="fixed inset-0 z-40 flex items-start justify-center p-3 sm:pt-[8vh]">
          <Dialog.Popup className={`popup w-full ${className}`}>
            <div className="flex items-center justify-between gap-4 border-b border-line py-3 pr-3 pl-5">
              <Dialog.Title className="section-title">{title}</Dialog.Title>
              <Dialog.Close aria-label="Close" className={buttonLook('quiet', 'w-8 px-0!')}>
                <X aria-hidden size={18} />
              </Dialog.Close>
            </div>
            {children}
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
