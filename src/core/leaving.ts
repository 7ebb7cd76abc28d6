/**
 * Who holds something that must not outlive its user: each store of typed values adds how it forgets them, and the
 * page calls all of them when it is left. A plain list, so that lazy stores need not be loaded to be emptied.
 */
const forgetters = new Set<() => void>();

/** Adds a way to forget; it is called each time the page is left. */
export function whenLeaving(forget: () => void): void {
  forgetters.add(forget);
}

/** Empties every store that has said how. */
export function forgetEverything(): void {
  for (const forget of forgetters) forget();
}
