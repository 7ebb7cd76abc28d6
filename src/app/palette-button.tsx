import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import { useLate } from './late.ts';
import { isMac } from './machine.ts';

/** Milliseconds after which the first screen has had its turn. */
const QUIET = 2000;

const loadPalette = async () => (await import('./palette/palette.tsx')).Palette;

/** Opens the palette; so does Ctrl+K or ⌘K, wherever the focus is. */
export function PaletteButton() {
  const [open, setOpen] = useState(false);
  const [Palette, want] = useLate(loadPalette);
  const caller = useRef<Element>(null);
  useEffect(() => {
    // So that what is typed right after the first Ctrl+K has somewhere to go. A fetch that failed is tried again then.
    const ahead = setTimeout(() => void loadPalette().catch(() => {}), QUIET);
    return () => clearTimeout(ahead);
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      want();
      if (!open) caller.current = document.activeElement;
      setOpen((was) => !was);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [open, want]);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        className="palette-button"
        onPointerEnter={want}
        onFocus={want}
        onClick={({ currentTarget }) => {
          want();
          caller.current = currentTarget;
          setOpen(true);
        }}
      >
        <Search aria-hidden className="size-4" />
        <span className="whitespace-nowrap max-lg:sr-only">Command palette</span>
        <kbd aria-hidden="true" className="hidden whitespace-nowrap sm:inline">
          {isMac ? '⌘K' : 'Ctrl K'}
        </kbd>
      </button>
      {Palette && <Palette open={open} caller={caller} onOpenChange={setOpen} />}
    </>
  );
}
