import { utcText } from '../core/scheme/time-words.ts';
import { Segmented } from './segmented.tsx';
import { TextField } from './text-field.tsx';
import type { Clock } from './use-clock.ts';

const MODES = [
  { value: 'now', name: 'Now' },
  { value: 'pinned', name: 'Pinned' },
] as const;

/** Whether times are judged by the clock or by a time that stands still. */
export function ClockControl({ clock: { name, now, pinned, pin, seconds } }: { clock: Clock }) {
  return (
    <div>
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
        <span className="text-sm font-semibold">Check against</span>
        <Segmented
          label="Check against"
          value={pinned === undefined ? 'now' : 'pinned'}
          options={MODES}
          onChange={(mode) => pin(mode === 'now' ? undefined : String(now))}
        />
        <span className="font-mono text-xs text-muted tabular-nums">
          {seconds === undefined ? 'times are not checked' : utcText(seconds)}
        </span>
      </div>
      {pinned !== undefined && (
        <TextField
          name={name}
          help="The time to check against, in Unix seconds. Leave it empty to check no times."
          value={pinned}
          onChange={pin}
        />
      )}
    </div>
  );
}
