import { ArrowUpRight } from 'lucide-react';
import type { ReactNode } from 'react';

/** A link out of the page: it opens beside it, and is told nothing about it. */
export function External({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className="link">
      {children}
      <ArrowUpRight aria-hidden className="ml-0.5 inline size-3.5 align-[-0.1em]" />
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  );
}
