import { Link, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';

import { sectionId } from './section.tsx';

interface ContentsProps {
  readonly scheme: string;
  readonly operation: string;
  readonly titles: readonly string[];
}

/** The sections of the page, to go to. */
export function Contents({ scheme, operation, titles }: ContentsProps) {
  return (
    <nav aria-label="On this page">
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {titles.map((title) => (
          <li key={title}>
            <Link
              to="/$scheme/$operation"
              params={{ scheme, operation }}
              search={{ tab: 'learn' }}
              hash={sectionId(title)}
              activeOptions={{ includeHash: true }}
              className="link inline-block min-h-6"
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Brings the place that the address names into view and puts the focus there, once it has been loaded. */
export function usePlaceInAddress(isLoaded: boolean): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (!isLoaded || hash === '') return;
    const place = document.getElementById(hash) ?? sectionOf(hash);
    if (!place) return;
    place.scrollIntoView({ block: 'start' });
    place.focus({ preventScroll: true });
    place.dataset['here'] = '';
    return () => {
      delete place.dataset['here'];
    };
  }, [hash, isLoaded]);
}

/** A verdict that has no row of its own (a key or a signature that cannot be read) leads to the table where it would stand. */
function sectionOf(hash: string): HTMLElement | null {
  const title = hash.startsWith('check-')
    ? 'How it is verified'
    : hash.startsWith('error-')
      ? 'What the sandbox refuses'
      : undefined;
  return title === undefined ? null : document.getElementById(sectionId(title));
}
