import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';

import type { SchemeCard } from '../core/scheme/define.ts';
import { Tags } from './shell-tags.tsx';

/** Every scheme as a card that leads to it. */
export function SchemeCards({ cards }: { readonly cards: readonly SchemeCard[] }) {
  return (
    <ul className="mt-4 grid grid-cols-[repeat(auto-fill,minmax(min(20rem,100%),1fr))] gap-4">
      {cards.map((card) => (
        <li key={card.id} className="card-link">
          <Link to="/$scheme" params={{ scheme: card.id }} className="stretched flex items-center gap-2 font-semibold">
            {card.name}
            <ArrowRight aria-hidden className="arrow size-4" />
          </Link>
          <p className="mt-1 mb-3 text-muted">{card.line}</p>
          <Tags tags={card.tags} />
        </li>
      ))}
    </ul>
  );
}
