import { X } from 'lucide-react';
import { useEffect } from 'react';

import { IconButton } from '../../ui/button.tsx';
import { useNotice } from './notice.ts';

/** Takes files that are dropped anywhere no field wants them, and says so when one cannot be opened. */
export function FileDrop() {
  const says = useNotice((state) => state.says);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      const [file] = event.dataTransfer?.files ?? [];
      // A field, or the box on the start page, has taken it.
      if (!file || event.defaultPrevented) return;
      event.preventDefault();
      void import('./open-file.ts').then(({ openFile }) => openFile(file));
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return (
    <div role="status" aria-label="File">
      {says !== undefined && (
        <div className="fixed inset-x-3 bottom-3 z-30 mx-auto flex max-w-xl items-start gap-2 rounded-lg border border-line bg-surface py-2 pr-2 pl-4 text-sm shadow-lg">
          <p className="min-w-0 grow py-1 wrap-anywhere">{says}</p>
          <IconButton label="Dismiss" icon={<X size={16} />} onClick={() => useNotice.setState({ says: undefined })} />
        </div>
      )}
    </div>
  );
}
