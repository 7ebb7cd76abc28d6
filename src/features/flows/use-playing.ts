import { useEffect } from 'react';

import { pauseOf, type Speed } from './controls.tsx';
import { quietly, type Run, type RunState } from './run.ts';

/** While it plays: the next step, then a pause to look at it. */
export function usePlaying(run: Run, { status, rows }: RunState, speed: Speed): void {
  const isPlaying = status === 'playing';
  const shown = rows.length;
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setTimeout(() => quietly(run.step()), shown === 0 ? 0 : pauseOf(speed));
    return () => clearTimeout(timer);
    // Each row that comes asks for the next one.
  }, [run, isPlaying, shown, speed]);
}

type PlayerRef = { readonly current: HTMLElement | null };

/** The player's keys: while the focus is in it, or, for the arrows, nowhere yet. */
export function usePlayerKeys(run: Run, player: PlayerRef): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target, key, ctrlKey, metaKey, altKey, defaultPrevented } = event;
      if (ctrlKey || metaKey || altKey || defaultPrevented || !(target instanceof Element)) return;
      const isNowhere = target === document.body && key.startsWith('Arrow');
      const deed = DEEDS[key];
      if (!deed || !(isNowhere || player.current?.contains(target)) || isTaken(target, key)) return;
      event.preventDefault();
      deed(run);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [run, player]);
}

/** Where somebody types or chooses, or where the key presses a button, it keeps its meaning. */
function isTaken(target: Element, key: string): boolean {
  if (target.closest('textarea, select, input:not([type=checkbox]), [role=textbox], [aria-pressed]')) return true;
  return key === ' ' && target.closest('button, a, summary, input') !== null;
}

const DEEDS: Readonly<Record<string, (run: Run) => void>> = {
  ArrowRight: (run) => {
    run.pause();
    quietly(run.step());
  },
  ArrowLeft: (run) => {
    run.pause();
    quietly(run.back());
  },
  Home: (run) => run.restart(),
  ' ': (run) => (run.store.getState().status === 'playing' ? run.pause() : run.play()),
};
