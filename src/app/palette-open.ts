import { create } from 'zustand';

interface PaletteOpen {
  readonly open: boolean;
  /** What had the focus when it was called, and gets it back. */
  readonly caller: Element | null;
  /** Whether the place is left as it closes: the focus is then the new screen's. */
  readonly leaves: boolean;
}

/** Whether the palette is open: a button and a key open it. */
export const usePaletteOpen = create<PaletteOpen>()(() => ({ open: false, caller: null, leaves: false }));

/** Opens the palette; `caller` gets the focus back when it closes. */
export function openPalette(caller: Element | null): void {
  usePaletteOpen.setState({ open: true, caller, leaves: false });
}

/** Closes the palette; `leaves` says that another screen comes, which takes the focus. */
export function closePalette(leaves = false): void {
  usePaletteOpen.setState({ open: false, leaves });
}
