import { X } from 'lucide-react';
import type { ClipboardEvent } from 'react';

import { Button } from './button.tsx';
import { count } from './count.ts';

/** A text of more characters than this is told about, not laid out: a textarea would lay all of it out at every key. */
export const LARGE = 100_000;

/** Whether a text has too many characters for a textarea. */
export const isLarge = (text: string): boolean => text.length > LARGE;

/** How much of it is shown. */
const BEGINNING = 60;

interface LargeTextProps {
  /** Of the textarea that it stands for. */
  id: string;
  name: string;
  value: string;
  /** Of a secret nothing is shown but its length. */
  isHidden: boolean;
  onChange: (value: string) => void;
}

/** In the place of a textarea that would be too long: what the text is, and the ways to be rid of it. */
export function LargeText({ id, name, value, isHidden, onChange }: LargeTextProps) {
  // It holds the focus after a paste: the next one takes the place of the text.
  const paste = (event: ClipboardEvent) => {
    const next = event.clipboardData.getData('text/plain');
    if (next === '') return;
    event.preventDefault();
    event.stopPropagation();
    onChange(next);
  };
  return (
    <div
      id={id}
      role="group"
      aria-label={`${name} (large value)`}
      onPaste={paste}
      className="rounded-md border border-line-strong bg-surface p-2.5"
    >
      <p className="mb-2 text-small wrap-anywhere text-muted">
        {count(value.length, 'character')}, kept whole.
        {!isHidden && ` It begins ${JSON.stringify(value.slice(0, BEGINNING))}.`}
      </p>
      <Button onClick={() => onChange('')} aria-label={`Clear ${name}`}>
        <X size={15} aria-hidden="true" /> Clear
      </Button>
    </div>
  );
}
