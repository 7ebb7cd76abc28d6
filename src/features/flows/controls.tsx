import { ChevronLeft, ChevronRight, Pause, Play, SkipBack } from 'lucide-react';

import { Button } from '../../ui/button.tsx';
import { ShownTime } from '../../ui/clock-moves.tsx';
import { NotLoaded } from '../../ui/not-loaded.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { stepsDone } from './rows.ts';
import { quietly, type Run, type RunState } from './run.ts';

/** How fast a flow is played, as the control names it; `pauseOf` gives the milliseconds. */
export const SPEEDS = [
  { value: '0.5', name: '0.5×' },
  { value: '1', name: '1×' },
  { value: '2', name: '2×' },
  { value: 'instant', name: 'Instant' },
] as const;

export type Speed = (typeof SPEEDS)[number]['value'];

/** How long a step stays before the next, in milliseconds. */
export function pauseOf(speed: Speed): number {
  return speed === 'instant' ? 0 : 1800 / Number(speed);
}

interface ControlsProps {
  run: Run;
  state: RunState;
  speed: Speed;
  onSpeed: (speed: Speed) => void;
}

/** Play, step and speed, and where the run is. */
export function Controls({ run, state: { status, rows, faults, clock, failed }, speed, onSpeed }: ControlsProps) {
  return (
    <div role="toolbar" aria-label="Player" className="flex flex-wrap items-center gap-2">
      <Moves run={run} status={status} isAtStart={rows.length === 0} />
      {failed && (
        <NotLoaded
          what="The sandbox of this flow"
          retry={failed === 'playing' ? run.play : () => quietly(run.step())}
        />
      )}
      <Segmented label="Speed" options={SPEEDS} value={speed} onChange={onSpeed} />
      {faults.length > 0 && (
        <span className="rounded-md bg-warn-soft px-2 py-1 text-sm font-medium text-warn">
          ⚡ {faults.length} {faults.length === 1 ? 'fault' : 'faults'} on
        </span>
      )}
      <Progress done={stepsDone(rows)} all={run.flow.steps.length} rows={rows} />
      <p aria-hidden="true" className="ml-auto hidden font-mono text-sm text-muted tabular-nums lg:block">
        <ShownTime clock={clock} className="" />
      </p>
    </div>
  );
}

function Moves({ run, status, isAtStart }: { run: Run; status: RunState['status']; isAtStart: boolean }) {
  const isPlaying = status === 'playing';
  return (
    <>
      <Button aria-label="Back to start" title="Back to start (Home)" disabled={isAtStart} onClick={run.restart}>
        <SkipBack aria-hidden size={16} />
      </Button>
      <Button
        aria-label="Back one step"
        title="Back one step (←)"
        disabled={isAtStart || isPlaying}
        onClick={() => quietly(run.back())}
      >
        <ChevronLeft aria-hidden size={16} />
      </Button>
      <Button
        look="primary"
        className="min-w-24"
        title={`${isPlaying ? 'Pause' : 'Play'} (space)`}
        onClick={isPlaying ? run.pause : run.play}
      >
        {isPlaying ? <Pause aria-hidden size={16} /> : <Play aria-hidden size={16} />}
        {isPlaying ? 'Pause' : 'Play'}
      </Button>
      <Button title="Step (→)" disabled={status === 'finished' || isPlaying} onClick={() => quietly(run.step())}>
        Step
        <ChevronRight aria-hidden size={16} />
      </Button>
    </>
  );
}

/** How far it is, and at the end how it went. */
function Progress({ done, all, rows }: { done: number; all: number; rows: RunState['rows'] }) {
  const broken = rows.filter(({ event, stopped }) => !event.ok || stopped !== undefined).length;
  const isStopped = rows.at(-1)?.stopped !== undefined;
  const isOver = done === all || isStopped;
  const verdict = isStopped
    ? 'The flow stopped early'
    : broken > 0
      ? `${broken} ${broken === 1 ? 'answer' : 'answers'} not as expected`
      : 'Every answer as expected';
  return (
    <p role="status" className="text-sm text-muted tabular-nums sm:ml-2">
      Step {done} of {all}
      {isOver && (
        <span className={`ml-2 font-medium ${broken > 0 ? 'text-bad' : 'text-ok'}`}>
          {broken > 0 ? '≠ ' : '✓ '}
          {verdict}
        </span>
      )}
    </p>
  );
}
