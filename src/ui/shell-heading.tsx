import type { ReactNode } from 'react';

/** A screen's one h1. Focus is moved here on arrival, so that it can be read out. */
export function Heading({ children, large }: { readonly children: ReactNode; readonly large?: true }) {
  const size = large ? 'text-hero leading-[1.15] sm:text-hero-wide' : 'text-heading leading-tight';
  return (
    <h1 tabIndex={-1} className={`${size} font-semibold tracking-tight text-balance outline-none`}>
      {children}
    </h1>
  );
}
