import type { ClockStep } from '../../core/scheme/flow.ts';
import { clockText } from '../../core/scheme/time-words.ts';
import { ClockMoves, SetClock, ShownTime } from '../../ui/clock-moves.tsx';
import { Section } from '../../ui/section.tsx';
import type { Life } from './lives.ts';
import { timelineEvents, timelineLives } from './picture.ts';
import { quietly, type Run, type RunState } from './run.ts';
import { Timeline } from './timeline.tsx';
import { START } from './world.ts';

interface TimePanelProps {
  run: Run;
  state: RunState;
  lives: readonly Life[];
}

/** More rows than this are no picture any more. */
const MOST = 12;

/** The sandbox clock, what can be done to it, and lifetimes and windows against it. */
export function TimePanel({ run, state: { rows, clock }, lives }: TimePanelProps) {
  // What was done is a row of its own, and is done again when one steps back.
  const move = (says: string, deed: Omit<ClockStep, 'do' | 'says'>) =>
    quietly(run.deed({ do: 'clock', says, ...deed }));
  const moves = (
    <ClockMoves
      isFrozen={clock.frozen}
      onFreeze={(freeze) => move(freeze ? 'stopped the clock.' : 'let the clock run.', { freeze })}
      onSkip={(skip, name) => move(`moved the clock by ${name}.`, { skip })}
    />
  );
  const set = (time: number) => move(`set the clock to ${clockText(time)}.`, { set: new Date(time).toISOString() });
  return (
    <div className="mt-4">
      <Section title="Sandbox clock" tools={moves}>
        <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <ShownTime clock={clock} className="font-mono text-lg tabular-nums" />
            <span className="text-sm text-muted">UTC · {clock.frozen ? 'stopped' : 'runs'}</span>
          </p>
          <SetClock key={Math.floor(clock.now / 1000)} now={clock.now} onSet={set} />
        </div>
        <Timeline
          start={START}
          now={clock.now}
          lives={timelineLives(lives, clock.now).slice(-MOST)}
          events={timelineEvents(rows)}
        />
        <p className="mt-1 text-small leading-5 text-muted">{wordsUnder(rows.length, lives.length)}</p>
      </Section>
    </div>
  );
}

function wordsUnder(rows: number, lives: number): string {
  if (rows === 0) return 'Requests, token lifetimes and timestamp windows appear here as the flow runs.';
  const scale = 'Gaps are drawn by their order of magnitude, not to scale.';
  return lives === 0 ? `${scale} Nothing here expires so far: no lifetime, no window.` : scale;
}
