import { Search } from 'lucide-react';
import { useEffect } from 'react';

import { useLate } from './late.ts';
import { isMac } from './machine.ts';
import { openPalette, usePaletteOpen } from './palette-open.ts';

/** Milliseconds after which the first screen has had its turn. */
const QUIET = 2000;

const loadPalette = async () => (await import('./palette/palette.tsx')).Palette;

/** Opens the palette; so does Ctrl+K or ⌘K, wherever the focus is (keys.ts). */
export function PaletteButton() {
  const open = usePaletteOpen((state) => state.open);
  const [Palette, want] = useLate(loadPalette);
  useEffect(() => {
    // So that what is typed right after the first Ctrl+K has somewhere to go. A fetch that failed is tried again then.
    const ahead = setTimeout(() => void loadPalette().catch(() => {}), QUIET);
    return () => clearTimeout(ahead);
  }, []);
  useEffect(() => {
    if (open) want();
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
        onClick={({ currentTarget }) => openPalette(currentTarget)}
      >
        <Search aria-hidden className="size-4" />
        <span className="whitespace-nowrap max-lg:sr-only">Command palette</span>
        <kbd aria-hidden="true" className="hidden whitespace-nowrap sm:inline">
          {isMac ? '⌘K' : 'Ctrl K'}
        </kbd>
      </button>
      {Palette && <Palette />}
    </>
  );
}
