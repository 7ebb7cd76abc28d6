import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { useRef, type RefObject } from 'react';

import { useTakeOver } from '../ui/take-over.ts';
import { ThemeTrigger } from './theme-trigger.tsx';
import { chooseTheme, THEMES, useTheme } from './theme.ts';

interface ThemeMenuProps {
  readonly defaultOpen: boolean;
  /** The button in whose place it comes. */
  readonly before: RefObject<HTMLButtonElement | null>;
}

/** The choice between light, dark and the machine’s own theme. */
export function ThemeMenu({ defaultOpen, before }: ThemeMenuProps) {
  const choice = useTheme((state) => state.choice);
  // Inside the header, so that the popup belongs to a landmark.
  const holder = useRef<HTMLDivElement>(null);
  const trigger = useTakeOver(before);
  return (
    <Menu.Root defaultOpen={defaultOpen}>
      <Menu.Trigger ref={trigger} render={<ThemeTrigger />} />
      <div ref={holder} />
      <Menu.Portal container={holder}>
        <Menu.Positioner sideOffset={6} align="end" className="z-30">
          <Menu.Popup className="popup min-w-36 p-1">
            <Menu.RadioGroup aria-label="Theme" value={choice} onValueChange={chooseTheme}>
              {THEMES.map(({ id, name }) => (
                <Menu.RadioItem key={id} value={id} closeOnClick className="menu-item">
                  {name}
                  <Menu.RadioItemIndicator className="ml-auto">
                    <Check aria-hidden className="size-4" />
                  </Menu.RadioItemIndicator>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
