import { create } from 'zustand';

interface PaletteOpen {
  readonly open: boolean;
  /** What had the focus when it was called, and gets it back. */
  readonly caller: Element | null;
}

/** Whether the palette is open: a button and a key open it. */
export const usePaletteOpen = create<PaletteOpen>()(() => ({ open: false, caller: null }));

export function openPalette(caller: Element | null): void {
  usePaletteOpen.setState({ open: true, caller });
}

export function closePalette(): void {
  usePaletteOpen.setState({ open: false });
}
