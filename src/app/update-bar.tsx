import { RefreshCw } from 'lucide-react';

import { Button } from '../ui/button.tsx';
import { useUpdate } from './update.ts';

/** Offers the newer version. Nobody is moved to it unasked: a reload empties every field. */
export function UpdateBar() {
  const start = useUpdate((update) => update.start);
  return (
    <div
      role="status"
      aria-label="Update"
      className="pointer-events-none fixed inset-x-3 bottom-3 z-50 flex justify-center"
    >
      {start && (
        <div className="popup pointer-events-auto flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2">
          <p className="flex items-center gap-2 text-sm">
            <RefreshCw aria-hidden className="size-4 shrink-0 text-accent" />
            <span>
              <span className="font-medium">A new version is ready.</span>{' '}
              <span className="text-muted">Reloading empties the fields.</span>
            </span>
          </p>
          <Button look="primary" onClick={start}>
            Reload
          </Button>
        </div>
      )}
    </div>
  );
}
