import { useId, useState, type ClipboardEvent } from 'react';

import { ExactTextarea } from '../exact-textarea.tsx';
import { isLarge, LargeText } from '../large-text.tsx';
import { usePresenting } from '../presenting.ts';
import { useMonaco } from './use-monaco.ts';

interface JsonEditorProps {
  /** Accessible name, the same before and after Monaco is there. */
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** How tall the editor may grow before it scrolls, in pixels. */
const HEIGHT = { least: 160, most: 480 };

/** Monaco makes all line ends alike and drops a byte order mark: such a text stays in the textarea, which keeps both. */
const wouldChange = (text: string) => /\r|^\ufeff/.test(text);

/**
 * A JSON text to edit: a plain textarea that becomes Monaco when somebody goes into it. Not while presenting: a
 * textarea with a secret is covered as a whole, and Monaco draws its lines by itself. A long one is told about instead.
 */
export function JsonEditor({ label, value, onChange }: JsonEditorProps) {
  const [isEntered, setEntered] = useState(false);
  const isPresenting = usePresenting((state) => state.on);
  const source = { label, language: 'json', text: value, onChange } as const;
  const { host, isUp, height, replaceSelection } = useMonaco(
    source,
    isEntered && !isPresenting && !isLarge(value) && !wouldChange(value),
    true,
  );
  const id = useId();
  if (isLarge(value)) return <LargeText id={id} name={label} value={value} isHidden={false} onChange={onChange} />;
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    const next = wouldChange(text) ? replaceSelection(text) : undefined;
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(next);
  };
  return (
    <div
      className={
        isUp
          ? 'overflow-hidden rounded-md border border-line-strong focus-within:outline-2 focus-within:outline-accent'
          : ''
      }
    >
      <div
        ref={host}
        onPasteCapture={paste}
        style={{ height: isUp ? Math.min(Math.max(height, HEIGHT.least), HEIGHT.most) : 0 }}
      />
      {!isUp && (
        <ExactTextarea
          aria-label={label}
          value={value}
          onChange={onChange}
          multiline
          onFocus={() => setEntered(true)}
        />
      )}
    </div>
  );
}
