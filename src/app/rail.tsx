import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

import { cards } from '../schemes/registry.ts';

/** The schemes: a column beside the screen, and a row above it where there is no room for one. */
export function Rail() {
  const nav = useRef<HTMLElement>(null);
  const { scheme } = useParams({ strict: false });
  useEffect(() => {
    const link = Array.from(nav.current?.querySelectorAll('a') ?? []).find(({ hash }) => hash === `#/${scheme}`);
    // By hand: scrollIntoView would move the page too.
    if (link) nav.current?.scrollTo({ left: link.offsetLeft - 16 });
  }, [scheme]);
  return (
    <nav
      ref={nav}
      aria-label="Schemes"
      className="overflow-x-auto border-b border-line rail:sticky rail:top-[var(--header)] rail:h-[calc(100dvh-var(--header))] rail:w-64 rail:shrink-0 rail:overflow-y-auto rail:border-b-0"
    >
      <h2 className="hidden px-7 pt-8 pb-2 text-xs font-medium tracking-wide text-muted rail:block">Schemes</h2>
      <ul className="flex gap-1 px-3 py-2 rail:flex-col rail:px-4 rail:py-0">
        {cards.map((card) => (
          <li key={card.id} className="shrink-0">
            <Link to="/$scheme" params={{ scheme: card.id }} className="rail-link">
              <span className="font-medium whitespace-nowrap">{card.name}</span>
              <span className="hidden text-[0.8125rem] leading-snug text-muted rail:block">{card.line}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
