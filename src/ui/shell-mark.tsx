/** The mark: two signatures over the same line, the second countersigning the first. */
export function Mark({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 64 64" aria-hidden="true" className={className}>
      <rect width="64" height="64" rx="15" fill="#4338ca" />
      <g fill="none" strokeLinecap="round" strokeLinejoin="round" strokeWidth="6.5">
        <path d="M11 33.5 20.5 43 39 19" stroke="#a5b4fc" />
        <path d="M25.5 34.5 34 43 53 19" stroke="#4338ca" strokeWidth="13" />
        <path d="M25.5 34.5 34 43 53 19" stroke="#fff" />
      </g>
    </svg>
  );
}
