import { X } from 'lucide-react';

import { IconButton } from '../../ui/button.tsx';
import { useNotice } from './notice.ts';

/** Why a file could not be opened. */
export function FileNotice() {
  const says = useNotice((state) => state.says);
  return (
    <div role="status" aria-label="File">
      {says !== undefined && (
        <div
          data-notice
          className="fixed inset-x-3 bottom-3 z-30 mx-auto flex max-w-xl items-start gap-2 rounded-lg border border-line bg-surface py-2 pr-2 pl-4 text-sm shadow-lg"
        >
          <p className="min-w-0 grow py-1 wrap-anywhere">{says}</p>
          <IconButton label="Dismiss" icon={<X size={16} />} onClick={() => useNotice.setState({ says: undefined })} />
        </div>
      )}
    </div>
  );
}
