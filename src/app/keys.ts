import { areSingleKeysOn } from '../ui/single-keys.ts';
import { useHeaderDialog } from './header-dialog.ts';
import { closePalette, openPalette, usePaletteOpen } from './palette-open.ts';

/**
 * Hears the keys that work on every screen, from the first moment of the page: what they open comes with the header,
 * which follows the first screen, so a key pressed before that opens it then.
 */
export function hearKeys(): void {
  window.addEventListener('keydown', (event) => {
    const press = isPaletteKey(event) ? pressPalette : isHelpKey(event) ? pressHelp : undefined;
    if (!press) return;
    event.preventDefault();
    press();
  });
}

function pressPalette(): void {
  if (usePaletteOpen.getState().open) closePalette();
  else openPalette(document.activeElement);
}

function pressHelp(): void {
  useHeaderDialog.setState(({ open }) => ({ open: open === 'help' ? undefined : 'help' }));
}

function isPaletteKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !shiftKey && !altKey;
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
