import { Moon, Sun, SunMoon } from 'lucide-react';
import type { ComponentProps } from 'react';

import { useTheme } from './theme.ts';

const ICONS = { light: Sun, dark: Moon, system: SunMoon };

/** What is seen of the theme menu while it is closed. */
export function ThemeTrigger(props: ComponentProps<'button'>) {
  const Icon = ICONS[useTheme((state) => state.choice)];
  return (
    <button aria-label="Theme" aria-haspopup="menu" {...props} type="button" className="icon-button">
      <Icon aria-hidden className="size-4.5" />
    </button>
  );
}
