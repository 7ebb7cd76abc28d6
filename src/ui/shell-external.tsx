import { ArrowUpRight } from 'lucide-react';
import type { ReactNode } from 'react';

interface ExternalProps {
  readonly href: string;
  readonly children: ReactNode;
  /** Not part of a sentence: as tall as a target has to be. */
  readonly alone?: true;
}

/** A link out of the page: it opens beside it, and is told nothing about it. */
export function External({ href, children, alone }: ExternalProps) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className={alone ? 'link inline-block min-h-6' : 'link'}>
      {children}
      <ArrowUpRight aria-hidden className="ml-0.5 inline size-3.5 align-[-0.1em]" />
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  );
}
