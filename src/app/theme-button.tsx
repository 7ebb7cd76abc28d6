import { useCallback, useEffect, useRef, useState } from 'react';

import { useLate } from '../ui/late.ts';
import { NotLoaded } from '../ui/not-loaded.tsx';
import { ThemeTrigger } from './theme-trigger.tsx';

const loadMenu = async () => (await import('./theme-menu.tsx')).ThemeMenu;

/** Milliseconds after which the first screen has had its turn. */
const QUIET = 1000;

/** The menu comes after the first screen, in a chunk of its own; a click before that opens it when it is there. */
export function ThemeButton() {
  const [asked, setAsked] = useState(false);
  const giveUp = useCallback(() => setAsked(false), []);
  const { Late: Menu, want, hasFailed, dismiss } = useLate(loadMenu, asked, giveUp);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const later = setTimeout(want, QUIET);
    return () => clearTimeout(later);
  }, [want]);
  const ask = () => setAsked(true);
  // Pressing asks too: the menu may take the button's place before it is let go, and no click would follow. Not at
  // pointerdown: were the menu there by mousedown, that would close it.
  return Menu ? (
    <Menu defaultOpen={asked} before={button} />
  ) : (
    <>
      <ThemeTrigger ref={button} onPointerEnter={want} onMouseDown={ask} onClick={ask} />
      {hasFailed && <NotLoaded what="“Theme”" retry={ask} dismiss={dismiss} />}
    </>
  );
}
