import { Link } from '@tanstack/react-router';
import { ArrowRight, Presentation } from 'lucide-react';

import type { Demo } from '../../core/scheme/demo.ts';
import type { SchemeCard } from '../../core/scheme/define.ts';
import { Heading } from '../../ui/shell-heading.tsx';

/** Which system is to be presented. */
export function PresentList({ cards }: { readonly cards: readonly SchemeCard[] }) {
  return (
    <>
      <Heading>Present</Heading>
      <p className="mt-2 max-w-prose text-muted">
        A five-minute guided demo of each system: large type, secrets covered, a sandbox and a clock of its own, so that
        every run is the same. Nothing you have typed is shown, and all of it is back when you leave.
      </p>
      <ul className="mt-6 grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {cards.map((card) => (
          <li key={card.id} className="card-link">
            <h2 className="flex items-center gap-3 section-title">
              <Link to="/present/$scheme" params={{ scheme: card.id }} className="stretched text-ink">
                Present {card.name}
              </Link>
              <ArrowRight aria-hidden className="arrow ml-auto size-5" />
            </h2>
            <p className="mt-1 text-sm text-muted">{card.line}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The first picture of a demo. */
export function PresentStart({ card, demo }: { readonly card: SchemeCard; readonly demo: Demo }) {
  return (
    <div className="mx-auto flex min-h-[55vh] max-w-3xl flex-col justify-center">
      <p className="mb-3 flex items-center gap-2 text-muted">
        <Presentation aria-hidden className="size-5 text-accent" /> {card.name}
      </p>
      <Heading large>{demo.title}</Heading>
      <p className="mt-4 text-lg text-muted">{card.line}.</p>
      <dl className="mt-8 grid max-w-xl grid-cols-[auto_1fr] gap-x-6 gap-y-2">
        {KEYS.map(([keys, says]) => (
          <div key={says} className="contents">
            <dt className="flex flex-wrap content-start items-start gap-1">
              {keys.map((key) => (
                <kbd key={key} className="font-medium">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd className="text-muted">{says}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const KEYS: readonly (readonly [keys: readonly string[], says: string])[] = [
  [['→', 'Space', 'PageDown'], 'the next step'],
  [['←', 'PageUp'], 'a step back'],
  [['Home', 'R'], 'from the beginning: every run is the same'],
  [['B', '.'], 'a black screen; any of these keys brings the page back'],
  [['Esc'], 'leaves; everything you had is restored'],
];
