import { X } from 'lucide-react';

import { Button, IconButton } from '../../ui/button.tsx';
import { useNotice } from './notice.ts';

/** Why a file or a paste could not be opened as it is, and what can be done about it. */
export function FileNotice() {
  const { says, act } = useNotice();
  return (
    <div role="status" aria-label="File">
      {says !== undefined && (
        <div
          data-notice
          className="fixed inset-x-3 bottom-3 z-30 mx-auto flex max-w-xl flex-wrap items-start gap-2 rounded-lg border border-line bg-surface py-2 pr-2 pl-4 text-sm shadow-lg"
        >
          <p className="min-w-48 flex-1 py-1 wrap-anywhere">{says}</p>
          {act && <Button onClick={act.run}>{act.name}</Button>}
          <IconButton
            label="Dismiss"
            icon={<X size={16} />}
            onClick={() => useNotice.setState({ says: undefined, act: undefined })}
          />
        </div>
      )}
    </div>
  );
}
