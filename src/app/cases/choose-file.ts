import { withPart } from './with-part.ts';

/** Opens a file with code that is fetched for it. */
export function openLater(file: File): void {
  withPart(
    () => import('./open-file.ts'),
    ({ openFile }) => void openFile(file),
  );
}

/** The browser's own file chooser. Must be called while the browser knows that somebody pressed something. */
export function chooseCaseFile(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,.jsonl,application/json,.har,.http,.sh,.txt';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) openLater(file);
  });
  input.click();
}
