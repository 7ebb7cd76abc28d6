/** The browser's own file chooser. Must be called while the browser knows that somebody pressed something. */
export function chooseCaseFile(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,.jsonl,application/json,.har,.http,.sh,.txt';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) void import('./open-file.ts').then(({ openFile }) => openFile(file));
  });
  input.click();
}
