import { Fingerprint } from 'lucide-react';
import { useState, type ComponentType } from 'react';

import { IconButton } from './button.tsx';
import type { CheckValueProps } from './check-value-dialog.tsx';

interface ButtonProps {
  /** The secret's name, as the vendor has it. */
  readonly name: string;
  /** The secret itself, asked for when the dialog opens. */
  readonly secret: () => string;
}

/** Lets two people confirm that they hold the same secret. The dialog is fetched when somebody wants it. */
export function CheckValueButton({ name, secret }: ButtonProps) {
  const [Late, setLate] = useState<ComponentType<CheckValueProps>>();
  const [opened, setOpened] = useState<string>();
  const open = async () => {
    const { CheckValueDialog } = await import('./check-value-dialog.tsx');
    setLate(() => CheckValueDialog);
    setOpened(secret());
  };
  return (
    <>
      <IconButton
        label={`Check value of ${name}…`}
        icon={<Fingerprint size={16} />}
        aria-haspopup="dialog"
        onClick={() => void open()}
      />
      {Late && opened !== undefined && <Late name={name} secret={opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}
