import type { KeyboardEvent } from 'react';

/** For each button of a row of which Tab reaches one: the arrow keys, Home and End go to the others (ARIA APG, roving tabindex). */
export function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [
    ...(event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? []),
  ];
  const at = buttons.indexOf(event.currentTarget);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to === undefined || at === -1) return;
  event.preventDefault();
  buttons.at(to % buttons.length)?.focus();
}
