import { useEffect, useId, useState } from 'react';

import { clockText } from '../core/scheme/time-words.ts';
import { Button } from './button.tsx';
import { useEnvironment } from './environment.tsx';

/** The clock of a sandbox, in Unix milliseconds, and when the page read it. */
export interface ReadClock {
  readonly now: number;
  readonly frozen: boolean;
  readonly readAt: number;
}

const SKIPS = [
  { seconds: 1, name: '+1 s' },
  { seconds: 300, name: '+5 min' },
  { seconds: 1800, name: '+30 min' },
] as const;

interface MovesProps {
  readonly isFrozen: boolean;
  readonly onFreeze: (freeze: boolean) => void;
  readonly onSkip: (seconds: number, name: string) => void;
}

/** Stops a sandbox's clock, lets it run, and moves it on. */
export function ClockMoves({ isFrozen, onFreeze, onSkip }: MovesProps) {
  return (
    <div role="group" aria-label="Move the clock" className="flex flex-wrap gap-2">
      <Button onClick={() => onFreeze(!isFrozen)}>{isFrozen ? 'Run' : 'Freeze'}</Button>
      {SKIPS.map(({ seconds, name }) => (
        <Button key={seconds} onClick={() => onSkip(seconds, name)}>
          {name}
        </Button>
      ))}
    </div>
  );
}

/** A field for the time to set. Mount it anew when the clock has moved. */
export function SetClock({ now, onSet }: { now: number; onSet: (time: number) => void }) {
  const [text, setText] = useState(clockText(now));
  const says = useId();
  const time = Date.parse(`${text.trim().replace(' ', 'T')}Z`);
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!Number.isNaN(time)) onSet(time);
      }}
    >
      <input
        aria-label="Sandbox time, UTC"
        value={text}
        onChange={({ target }) => setText(target.value)}
        aria-invalid={Number.isNaN(time)}
        aria-describedby={says}
        className="min-h-8 w-56 max-w-full rounded-md border border-line-strong bg-surface px-2 font-mono text-sm tabular-nums aria-invalid:border-bad"
      />
      <Button type="submit" disabled={Number.isNaN(time)}>
        Set
      </Button>
      <p id={says} className="w-full text-small leading-5 text-bad empty:hidden">
        {Number.isNaN(time) &&
          'Expected a date and a time in UTC, such as 2026-01-02 03:04:05. The clock stays as it is.'}
      </p>
    </form>
  );
}

/** The clock as it stands, or as it has run on since it was read. */
export function ShownTime({ clock, className }: { clock: ReadClock; className: string }) {
  const { now, frozen, readAt } = clock;
  const environment = useEnvironment();
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    if (frozen) return;
    const timer = setInterval(() => setPassed(Math.max(0, environment.now() - readAt)), 500);
    return () => clearInterval(timer);
  }, [environment, frozen, readAt]);
  const shown = now + (frozen ? 0 : passed);
  return (
    <time dateTime={new Date(shown).toISOString()} className={className}>
      {clockText(shown)}
    </time>
  );
}
