import { CircleHelp } from 'lucide-react';

import type { Opening } from '../ui/titled-dialog.tsx';
import { DialogButton } from './dialog-button.tsx';
import { isMac } from './machine.ts';

async function loadHelp() {
  const { KeyboardHelp } = await import('../features/help/index.tsx');
  return (opening: Opening) => <KeyboardHelp {...opening} isMac={isMac} />;
}

/** Opens the list of keys; so does ?, and Ctrl+Shift+/ or ⌘⇧/ also while typing (keys.ts). */
export function HelpButton() {
  return (
    <DialogButton
      opens="help"
      load={loadHelp}
      icon={CircleHelp}
      aria-label="Keyboard help"
      title="Keyboard help (?)"
      aria-keyshortcuts="Shift+? Control+Shift+/ Meta+Shift+/"
    />
  );
}
