import { Fingerprint } from 'lucide-react';
import { useCallback, useState } from 'react';

import { IconButton } from './button.tsx';
import { useLate } from './late.ts';
import { NotLoaded } from './not-loaded.tsx';

const loadDialog = async () => (await import('./check-value-dialog.tsx')).CheckValueDialog;

interface ButtonProps {
  /** The secret's name, as the vendor has it. */
  readonly name: string;
  /** The secret itself, asked for when the button is pressed. */
  readonly secret: () => string;
}

/** Lets two people confirm that they hold the same secret. The dialog is fetched when somebody wants it. */
export function CheckValueButton({ name, secret }: ButtonProps) {
  const [opened, setOpened] = useState<string>();
  const close = useCallback(() => setOpened(undefined), []);
  const { Late, hasFailed, dismiss } = useLate(loadDialog, opened !== undefined, close);
  const open = () => setOpened(secret());
  return (
    <div className="relative">
      <IconButton
        label={`Check value of ${name}…`}
        icon={<Fingerprint size={16} />}
        aria-haspopup="dialog"
        onClick={open}
      />
      {hasFailed && <NotLoaded what={`“Check value of ${name}”`} retry={open} dismiss={dismiss} />}
      {Late && opened !== undefined && <Late name={name} secret={opened} onClose={close} />}
    </div>
  );
}
