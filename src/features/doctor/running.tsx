import { count, grouped } from '../../ui/count.ts';
import type { SearchProgress } from '../../workers/doctor-client.ts';

/** What is being searched, for each phase, in the order in which they come. */
export const PHASES: Readonly<Record<SearchProgress['phase'], string>> = {
  prepare: 'Working out what may have gone wrong…',
  form: 'Reading the value…',
  singles: 'Searching single mistakes…',
  sweeps: 'Searching readings of the clock…',
  pairs: 'Searching pairs…',
  'rare-pairs': 'Searching rare pairs…',
  'odd-pairs': 'Searching pairs of two rare mistakes…',
  'long-sweeps': 'Searching distant readings of the clock…',
  'far-pairs': 'Searching far-fetched pairs…',
};

const ORDER = Object.keys(PHASES);

/** How far the search is. How many pairs there are shows only while they are made; the stages are known. */
export function Running({ progress, ms }: { progress?: SearchProgress; ms: number }) {
  const { tried = 0, total = 0, phase = 'prepare' } = progress ?? {};
  const thing = phase === 'prepare' ? 'mistake' : 'computation';
  const stage = ORDER.indexOf(phase) + 1;
  return (
    <div className="mt-4 max-w-prose">
      <div
        role="progressbar"
        aria-label="Search"
        aria-valuemin={0}
        aria-valuemax={ORDER.length}
        aria-valuenow={stage}
        aria-valuetext={`Stage ${stage} of ${ORDER.length}`}
        className="flex gap-1"
      >
        {ORDER.map((name, i) => (
          <span
            key={name}
            className={`h-1.5 flex-1 rounded-full ${i < stage - 1 ? 'bg-accent' : i === stage - 1 ? 'animate-pulse bg-accent' : 'bg-line'}`}
          />
        ))}
      </div>
      <p className="mt-3 text-muted tabular-nums">
        {total > tried ? `${grouped(tried)} of ${count(total, thing)}` : count(tried, thing)}{' '}
        {phase === 'prepare' ? 'prepared' : 'tried'}
        {ms > 0 && tried > 0 && `, ${grouped(Math.round((tried / ms) * 1000))} per second`}
      </p>
    </div>
  );
}
