import { useEffect } from 'react';

import { usePresenting } from '../../ui/presenting.ts';
import { openLater } from './choose-file.ts';
import { FileNotice } from './late.tsx';
import { withPart } from './with-part.ts';

/** Takes files and requests that are dropped or pasted anywhere no field wants them, and says so when one cannot be opened. */
export function FileDrop() {
  useEffect(() => {
    const stops = [hear('dragover', over), hear('drop', drop), hear('paste', paste)];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return <FileNotice />;
}

function hear<Name extends 'dragover' | 'drop' | 'paste'>(name: Name, act: (event: WindowEventMap[Name]) => void) {
  window.addEventListener(name, act);
  return () => window.removeEventListener(name, act);
}

function over(event: DragEvent): void {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
}

function drop(event: DragEvent): void {
  const [file] = event.dataTransfer?.files ?? [];
  // A field, or the box on the start page, has taken it.
  if (!file || event.defaultPrevented) return;
  event.preventDefault();
  openLater(file);
}

/** What holds text takes what is pasted into it. */
const TEXTS = 'textarea, input, select, [contenteditable], [role=textbox], [role=dialog]';

/** A file of the clipboard, or a whole request: where no field has the focus, or where it went into a single one, which does not read it. */
function paste({ clipboardData, target }: ClipboardEvent): void {
  if (!clipboardData || !(target instanceof Element) || usePresenting.getState().on) return;
  const [file] = clipboardData.files;
  const field = target.closest<HTMLElement>('[data-field]:not([data-reads=all])');
  if (target.closest(TEXTS) && !field) return;
  if (file && !field) openLater(file);
  const text = clipboardData.getData('text/plain');
  if (text.trim() === '') return;
  withPart(
    () => import('./open-text.ts'),
    ({ openText, offerWhole }) => (field ? offerWhole(text, field.dataset.reads === 'raw') : openText(text)),
  );
}
