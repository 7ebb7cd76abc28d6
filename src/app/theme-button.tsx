import { Moon, Sun, SunMoon } from 'lucide-react';
import { useEffect, useState, type ComponentProps } from 'react';

import { useLate } from './late.ts';
import { useTheme } from './theme.ts';

const ICONS = { light: Sun, dark: Moon, system: SunMoon };

const loadMenu = async () => (await import('./theme-menu.tsx')).ThemeMenu;

/** What is seen of the theme menu while it is closed. */
export function ThemeTrigger(props: ComponentProps<'button'>) {
  const Icon = ICONS[useTheme((state) => state.choice)];
  return (
    <button aria-label="Theme" aria-haspopup="menu" {...props} type="button" className="icon-button">
      <Icon aria-hidden className="size-4.5" />
    </button>
  );
}

/** Milliseconds after which the first screen has had its turn. */
const QUIET = 1000;

/** The menu comes after the first screen, in a chunk of its own; a click before that opens it when it is there. */
export function ThemeButton() {
  const [Menu, want] = useLate(loadMenu);
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    const later = setTimeout(want, QUIET);
    return () => clearTimeout(later);
  }, [want]);
  const ask = () => {
    want();
    setAsked(true);
  };
  // Pressing asks too: the menu may take the button's place before it is let go, and no click would follow.
  return Menu ? <Menu defaultOpen={asked} /> : <ThemeTrigger onPointerEnter={want} onPointerDown={ask} onClick={ask} />;
}
