import { Link } from '@tanstack/react-router';

import { Mark } from '../ui/shell-mark.tsx';
import { ClockButton } from './clock-button.tsx';
import { DeparturesLine } from './departures-line.tsx';
import { HelpButton } from './help-button.tsx';
import { PresentLink } from './header-links.tsx';
import { PaletteButton } from './palette-button.tsx';
import { ThemeButton } from './theme-button.tsx';

/** What stands above every screen: the name, what left the page, the palette, the sandbox's clock, help and the theme. */
export function Header() {
  return (
    <header className="sticky top-0 z-20 h-[var(--header)] border-b border-line bg-surface">
      <div className="mx-auto flex h-full max-w-[105rem] items-center gap-3 px-4 sm:px-6">
        <Link to="/" className="-ml-1 flex items-center gap-2 rounded-md px-1 py-1 text-ink no-underline">
          <Mark className="size-7" />
          <span className="text-base font-semibold tracking-tight max-[26rem]:sr-only">Countersign</span>
        </Link>
        <DeparturesLine />
        <div className="ml-auto flex min-w-0 items-center gap-1.5 sm:gap-2 md:ml-3">
          <PaletteButton />
          <ClockButton />
          <PresentLink />
          <HelpButton />
          {/* Its menu has a place of its own beside the button, which would get a gap. */}
          <div>
            <ThemeButton />
          </div>
        </div>
      </div>
    </header>
  );
}
