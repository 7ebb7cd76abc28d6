import { count } from '../../ui/count.ts';

/** How many computations the answer took, and how long; `ms` in milliseconds. */
export function Tried({ tried, ms }: { tried: number; ms: number }) {
  return (
    <p className="mt-6 border-t border-line pt-3 text-small text-muted">
      {count(tried, 'computation')} tried in {seconds(ms)}. All of it on this machine.
    </p>
  );
}

const seconds = (ms: number): string => `${ms < 100 ? '0.1' : (ms / 1000).toFixed(1)} s`;
