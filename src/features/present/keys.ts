import { useLayoutEffect } from 'react';

import { areSingleKeysOn } from '../../ui/single-keys.ts';
import { usePresent } from './store.ts';

/** One key a step: what a keyboard and a presenter's remote control send. Taken before any screen sees them. */
export function usePresentKeys(): void {
  // As soon as the bar is there: a key pressed before a later effect would be lost.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, target } = event;
      if (ctrlKey || metaKey || altKey || document.querySelector('[role=dialog], [role=menu], [role=listbox]')) return;
      const deed = DEEDS[key];
      if (!deed || (target instanceof Element && isTaken(target, key))) return;
      event.preventDefault();
      event.stopPropagation();
      // Whatever is pressed first shows the page again, and nothing has moved behind.
      if (usePresent.getState().isBlack) usePresent.setState({ isBlack: false });
      else if (key === 'Escape' && target instanceof HTMLElement && target.matches(TYPED)) target.blur();
      else deed();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}

const next = () => void usePresent.getState().next();
const back = () => void usePresent.getState().back();
const reset = () => void usePresent.getState().reset();
const resetByLetter = () => {
  if (areSingleKeysOn()) reset();
};

const blacken = () => {
  if (areSingleKeysOn()) usePresent.setState({ isBlack: true });
};

const DEEDS: Readonly<Record<string, () => void>> = {
  ArrowRight: next,
  PageDown: next,
  ' ': next,
  ArrowLeft: back,
  PageUp: back,
  Home: reset,
  r: resetByLetter,
  R: resetByLetter,
  // What the black button of a remote control sends.
  '.': blacken,
  b: blacken,
  B: blacken,
  Escape: () => usePresent.getState().show?.leave(),
};

/** Escape leaves the field first: somebody who has tried another value goes on with the next step. */
const TYPED = 'textarea, select, input, [contenteditable], [role=textbox]';

/** Where somebody types or chooses, or where a key presses a button, it keeps its meaning. */
function isTaken(target: Element, key: string): boolean {
  if (key === 'PageDown' || key === 'PageUp' || key === 'Escape') return false;
  if (target.closest(`${TYPED}, [role=tab], [aria-pressed]`)) return true;
  return key === ' ' && target.closest('button, a, summary') !== null;
}
