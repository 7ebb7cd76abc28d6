/** Keys that do the same thing; `Mod` is Ctrl, or ⌘ on a Mac. */
export interface Shortcut {
  readonly keys: readonly string[];
  readonly says: string;
  /** A single letter or sign: it can be turned off (WCAG 2.2, 2.1.4). */
  readonly single?: true;
}

/** Every shortcut of the page, by where it works. None is taken while somebody types, but those with Mod. */
export const SHORTCUTS: readonly { readonly where: string; readonly all: readonly Shortcut[] }[] = [
  {
    where: 'Everywhere',
    all: [
      { keys: ['Mod+K'], says: 'Command palette: go anywhere by name' },
      { keys: ['?'], says: 'This list', single: true },
      { keys: ['Mod+Shift+/'], says: 'This list, also while typing' },
      { keys: ['Mod+V'], says: 'Outside a field: reads the request, case or link you copied' },
      { keys: ['Esc'], says: 'Closes what is open' },
    ],
  },
  {
    where: 'Panel and Doctor',
    all: [
      { keys: ['Mod+Enter'], says: 'Sends to the sandbox; in the Doctor, starts the diagnosis' },
      {
        keys: ['←', '→'],
        says: 'On the bytes of a step: moves over them and says where each came from; Shift extends',
      },
      { keys: ['Home', 'End'], says: 'On the bytes of a step: the first and the last' },
    ],
  },
  {
    where: 'Flows',
    all: [
      { keys: ['→', '←'], says: 'A step forward, a step back' },
      { keys: ['Space'], says: 'Play and pause' },
      { keys: ['Home'], says: 'Back to the start' },
    ],
  },
  {
    where: 'Presenter mode',
    all: [
      { keys: ['→', 'Space', 'PageDown'], says: 'The next step' },
      { keys: ['←', 'PageUp'], says: 'A step back' },
      { keys: ['Home'], says: 'From the beginning' },
      { keys: ['R'], says: 'The same', single: true },
      { keys: ['B', '.'], says: 'A black screen, and back', single: true },
      { keys: ['Esc'], says: 'Leaves; everything you had is restored' },
    ],
  },
];
