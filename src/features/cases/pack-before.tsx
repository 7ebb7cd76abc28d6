import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/count.ts';
import { usePack } from './store.ts';

/** That a pack took another's place, and the way back: one is shown at a time, and none goes without a word. */
export function PackBefore() {
  const { name, before, swap } = usePack();
  return (
    <div role="status" aria-label="The pack before">
      {before && (
        <div className="mb-3 flex flex-wrap items-start gap-2 rounded-md bg-accent-soft py-1.5 pr-1.5 pl-3 text-sm">
          <p className="min-w-48 flex-1 py-1 wrap-anywhere">
            {before.name === name ? 'Another pack of this name' : before.name} ({count(before.readings.length, 'case')})
            was open before. It comes back when you close this one.
          </p>
          <Button onClick={swap}>Show it now</Button>
        </div>
      )}
    </div>
  );
}
