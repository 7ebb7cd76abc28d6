import { EyeOff } from 'lucide-react';
import type { ClipboardEvent } from 'react';

import type { Hidden } from '../core/scheme/hidden.ts';
import { Button } from './button.tsx';
import { usePresenting } from './presenting.ts';
import { unitsOfSelection } from './unit-places.ts';

/** A text with dots in the place of secrets, one for each character; nothing else about it is changed. */
export function HiddenText({ text, hidden }: { readonly text: string; readonly hidden: readonly Hidden[] }) {
  if (hidden.length === 0) return text;
  return (
    <>
      {hidden.map(({ name, start, end }, index) => (
        <span key={start}>
          {text.slice(hidden[index - 1]?.end ?? 0, start)}
          <span className="masked rounded-sm bg-line" title={`${name}, hidden`}>
            {text.slice(start, end)}
          </span>
        </span>
      ))}
      {text.slice(hidden.at(-1)?.end)}
    </>
  );
}

/** What is selected by hand is copied as it is, not as dots. For `onCopy` of the element that holds the text alone. */
export function copyExactly(event: ClipboardEvent<HTMLElement>, text: string): void {
  const units = unitsOfSelection(event.currentTarget);
  if (!units) return;
  event.preventDefault();
  event.clipboardData.setData('text/plain', text.slice(units.start, units.end));
}

interface HiddenNoteProps {
  /** The fields whose secrets stand in the text, hidden or not. */
  readonly names: readonly string[];
  readonly isShown: boolean;
  readonly onToggle: () => void;
}

/** What the dots are, and the one way to see all of it. While the page is presented nothing can be shown. */
export function HiddenNote({ names, isShown, onToggle }: HiddenNoteProps) {
  const isPresenting = usePresenting((state) => state.on);
  if (names.length === 0) return null;
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-small leading-5 text-muted">
      <span className="flex min-w-0 items-start gap-1.5">
        <EyeOff aria-hidden size={14} className="mt-[3px] shrink-0" />
        <span className="min-w-0">
          {isShown ? 'Shown in clear: ' : 'A dot for each character of '}
          <span className="font-mono wrap-anywhere text-ink">{names.join(', ')}</span>
          {isShown ? '.' : '. Copy takes the real text.'}
        </span>
      </span>
      {!isPresenting && (
        <Button look="quiet" onClick={onToggle}>
          {isShown ? 'Hide secrets' : 'Show secrets'}
        </Button>
      )}
    </p>
  );
}
