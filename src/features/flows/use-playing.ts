import { useEffect, type KeyboardEvent } from 'react';

import { pauseOf, type Speed } from './controls.tsx';
import type { Run, RunState } from './run.ts';

/** While it plays: the next step, then a pause to look at it. */
export function usePlaying(run: Run, { status, rows }: RunState, speed: Speed): void {
  const isPlaying = status === 'playing';
  const shown = rows.length;
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setTimeout(() => void run.step(), shown === 0 ? 0 : pauseOf(speed));
    return () => clearTimeout(timer);
    // Each row that comes asks for the next one.
  }, [run, isPlaying, shown, speed]);
}

/** What the keys do while the focus is in the player and nobody types. */
export function onPlayerKey(run: Run, event: KeyboardEvent): void {
  const { target, key, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey || event.defaultPrevented || !(target instanceof Element)) return;
  if (target.closest('input, textarea, select, [role=textbox], [role=group] [aria-pressed]')) return;
  const deed = DEEDS[key];
  if (!deed || (key === ' ' && target.closest('button, a, summary'))) return;
  event.preventDefault();
  deed(run);
}

const DEEDS: Readonly<Record<string, (run: Run) => void>> = {
  ArrowRight: (run) => {
    run.pause();
    void run.step();
  },
  ArrowLeft: (run) => {
    run.pause();
    void run.back();
  },
  Home: (run) => run.restart(),
  ' ': (run) => (run.store.getState().status === 'playing' ? run.pause() : run.play()),
};
