import { useEffect } from 'react';

import { FileNotice } from './late.tsx';

/** Takes files that are dropped anywhere no field wants them, and says so when one cannot be opened. */
export function FileDrop() {
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
  return <FileNotice />;
}
