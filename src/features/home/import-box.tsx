import { ClipboardPaste, FileUp, X } from 'lucide-react';
import { useEffect, useId, useRef, useState, type DragEvent } from 'react';

import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/count.ts';
import { ExactTextarea } from '../../ui/exact-textarea.tsx';
import { part } from '../../ui/part.tsx';
import type { ImportActions } from './import-actions.ts';
import { focusPaste, PASTE_ID, takeFocus } from './paste-focus.ts';
import { fetchReader, useImport } from './store.ts';

const Outcome = part('What shows a request', async () => (await import('./outcome.tsx')).Outcome);

/** Code is fetched while somebody is still reaching for the paste key. A failure shows when it is needed. */
const warmUp = () => void fetchReader().catch(() => undefined);

/** One box for whatever an integrator has at hand. What it holds is read here and goes nowhere. */
export function ImportBox(actions: ImportActions) {
  const [isOver, setIsOver] = useState(false);
  useEffect(takeFocus, []);
  const drop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    setIsOver(false);
    if (!file) return;
    event.preventDefault();
    useImport.getState().open(file, file.name);
  };
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setIsOver(true);
  };
  return (
    <section aria-label="Import">
      <div
        className="panel p-4 transition-colors data-over:border-accent data-over:bg-accent-soft sm:p-5"
        data-over={isOver || undefined}
        onDragOver={over}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <Paste />
        <Tools />
        <Below actions={actions} />
      </div>
    </section>
  );
}

function Paste() {
  const id = useId();
  const text = useImport((state) => state.text);
  const file = useImport((state) => state.file);
  const change = useImport((state) => state.change);
  return (
    <>
      <label htmlFor={PASTE_ID} className="flex items-center gap-2 text-base font-semibold">
        <ClipboardPaste aria-hidden className="size-[1.125rem] text-accent" />
        Paste a request
      </label>
      <p id={id} className="mt-1 mb-2 text-small leading-5 text-muted">
        The curl command that fails, or fetch(), raw HTTP, a header, a callback, HAR, Postman, a case or a link. It is
        read in this page and sent nowhere.
      </p>
      {file ? (
        <p
          id={PASTE_ID}
          tabIndex={-1}
          className="flex min-h-24 items-center rounded-md border border-dashed border-line-strong bg-sunken px-3 py-2 text-sm"
        >
          <span className="min-w-0 wrap-anywhere">
            <span className="font-medium">{file.name}</span>{' '}
            <span className="text-muted">{count(file.size, 'byte')}</span>
          </span>
        </p>
      ) : (
        <ExactTextarea
          id={PASTE_ID}
          multiline
          value={text}
          onChange={change}
          onFocus={warmUp}
          aria-describedby={id}
          placeholder={'curl \'https://api.paynet.one/balance\' \\\n  -d \'{"auth":{"id":123,"key":…,"hash":"…"}}\''}
        />
      )}
    </>
  );
}

function Tools() {
  const input = useRef<HTMLInputElement>(null);
  const isEmpty = useImport(({ text, file }) => text === '' && file === undefined);
  const clear = () => {
    useImport.getState().clear();
    // A file has stood in the box's place until now.
    setTimeout(focusPaste);
  };
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2">
      <Button onClick={() => input.current?.click()} onFocus={warmUp}>
        <FileUp size={15} aria-hidden /> Choose a file
      </Button>
      <input
        ref={input}
        type="file"
        aria-label="File to import"
        tabIndex={-1}
        className="sr-only"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) useImport.getState().open(file, file.name);
          currentTarget.value = '';
        }}
      />
      <span className="text-small text-muted max-sm:hidden">or drop one here</span>
      {!isEmpty && (
        <Button look="quiet" className="ml-auto" onClick={clear}>
          <X size={15} aria-hidden /> Clear
        </Button>
      )}
    </div>
  );
}

function Below({ actions }: { readonly actions: ImportActions }) {
  const isIdle = useImport(({ reading }) => reading.is === 'idle');
  if (isIdle) return null;
  return <Outcome {...actions} />;
}
