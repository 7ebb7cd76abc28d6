import { useEffect, useState } from 'react';

import { Button } from '../../ui/button.tsx';
import { useEnvironment } from '../../ui/environment.tsx';
import { clockText } from './picture.ts';
import type { Run, RunState } from './run.ts';

const SKIPS = [
  { seconds: 1, name: '+1 s' },
  { seconds: 300, name: '+5 min' },
  { seconds: 1800, name: '+30 min' },
] as const;

/** Moves the clock between two steps. What was done is a row of its own, and is done again when one steps back. */
export function ClockButtons({ run, isFrozen }: { run: Run; isFrozen: boolean }) {
  const skip = (seconds: number, name: string) =>
    void run.deed({ do: 'clock', says: `moved the clock by ${name}.`, skip: seconds });
  const toggle = () =>
    void run.deed(
      isFrozen
        ? { do: 'clock', says: 'let the clock run.', freeze: false }
        : { do: 'clock', says: 'stopped the clock.', freeze: true },
    );
  return (
    <div role="group" aria-label="Move the clock" className="flex flex-wrap gap-2">
      <Button onClick={toggle}>{isFrozen ? 'Run' : 'Freeze'}</Button>
      {SKIPS.map(({ seconds, name }) => (
        <Button key={seconds} onClick={() => skip(seconds, name)}>
          {name}
        </Button>
      ))}
    </div>
  );
}

/** Mount it anew when the clock has moved. */
export function SetClock({ run, now }: { run: Run; now: number }) {
  const [text, setText] = useState(clockText(now));
  const time = Date.parse(`${text.trim().replace(' ', 'T')}Z`);
  const set = () => {
    const iso = new Date(time).toISOString();
    void run.deed({ do: 'clock', says: `set the clock to ${clockText(time)}.`, set: iso });
  };
  return (
    <form
      className="flex items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!Number.isNaN(time)) set();
      }}
    >
      <input
        aria-label="Sandbox time, UTC"
        value={text}
        onChange={({ target }) => setText(target.value)}
        aria-invalid={Number.isNaN(time)}
        className="min-h-8 w-48 rounded-md border border-line bg-surface px-2 font-mono text-sm tabular-nums aria-invalid:border-bad"
      />
      <Button type="submit" disabled={Number.isNaN(time)}>
        Set
      </Button>
    </form>
  );
}

/** The clock as it stands, or as it has run on since it was read. */
export function ShownTime({ clock, className }: { clock: RunState['clock']; className: string }) {
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
