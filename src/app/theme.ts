import { create } from 'zustand';

/** What the user asked for; `system` follows the machine, live. */
export type ThemeChoice = 'system' | 'light' | 'dark';

/** In the order in which menus offer them. */
export const THEMES: readonly { readonly id: ThemeChoice; readonly name: string }[] = [
  { id: 'light', name: 'Light' },
  { id: 'dark', name: 'Dark' },
  { id: 'system', name: 'System' },
];

/** The choice as the menu shows it; `chooseTheme` changes it, and what was remembered is read when the page starts. */
export const useTheme = create<{ readonly choice: ThemeChoice }>()(() => ({ choice: 'system' }));

/** Chooses a theme; whoever keeps the page’s theme hears of it. */
export function chooseTheme(choice: ThemeChoice): void {
  useTheme.setState({ choice });
}

/** The outside the theme lives in: the page's root element, the machine's preference, somewhere to remember. */
interface Surroundings {
  readonly root: HTMLElement;
  readonly systemDark: Pick<MediaQueryList, 'matches' | 'addEventListener'>;
  readonly remembered: () => string | null;
  readonly remember: (choice: ThemeChoice) => void;
}

/**
 * Applies the remembered choice at once and every later one as it is made. Called before React renders,
 * so that the first paint has the right colours; until then the style sheet follows the system.
 */
export function startTheme({ root, systemDark, remembered, remember }: Surroundings): void {
  const apply = () => {
    const { choice } = useTheme.getState();
    root.dataset['theme'] = choice === 'system' ? (systemDark.matches ? 'dark' : 'light') : choice;
  };
  const before = remembered();
  useTheme.setState({ choice: THEMES.find(({ id }) => id === before)?.id ?? 'system' });
  apply();
  systemDark.addEventListener('change', apply);
  useTheme.subscribe(({ choice }) => {
    remember(choice);
    apply();
  });
}
