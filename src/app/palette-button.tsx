import { Search } from 'lucide-react';
import { useEffect, useRef } from 'react';

import { useLate } from '../ui/late.ts';
import { NotLoaded } from '../ui/not-loaded.tsx';
import { isMac } from './machine.ts';
import { closePalette, openPalette, usePaletteOpen } from './palette-open.ts';

/** Milliseconds after which the first screen has had its turn. */
const QUIET = 2000;

const loadPalette = async () => (await import('./palette/palette.tsx')).Palette;

/** Opens the palette; so does Ctrl+K or ⌘K, wherever the focus is (keys.ts). */
export function PaletteButton() {
  const open = usePaletteOpen((state) => state.open);
  const { Late: Palette, want, hasFailed, dismiss } = useLate(loadPalette, open, closePalette);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // So that what is typed right after the first Ctrl+K has somewhere to go. A fetch that failed is tried again then.
    const ahead = setTimeout(() => void loadPalette().catch(() => {}), QUIET);
    return () => clearTimeout(ahead);
  }, []);
  return (
    <>
      <button
        ref={button}
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
      {hasFailed && (
        <NotLoaded what="The command palette" retry={() => openPalette(button.current)} dismiss={dismiss} />
      )}
      {Palette && <Palette />}
    </>
  );
}
