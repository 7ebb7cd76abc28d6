import { LocateFixed } from 'lucide-react';
import { useMemo } from 'react';

import { invisiblePlace } from '../core/bytes/invisible-place.ts';
import { utf8Length } from '../core/bytes/text.ts';
import { lineAndColumn } from '../core/json/scan.ts';
import { Button } from './button.tsx';
import { drawMarks } from './draw.ts';
import { Drawn } from './drawn.tsx';
import { displayOf } from './exact-edit.ts';

/** How much of the text is shown around what cannot be seen. */
const AROUND = 12;

interface InvisibleLineProps {
  /** What was found, as a problem's code. */
  readonly code: string;
  readonly value: string;
  /** Of the textarea that the value is in. */
  readonly inputId: string;
  /** Of a secret nothing is shown but the place. */
  readonly isHidden: boolean;
}

/** Where the eye misses something, what stands around it, and the way there. Nothing where the place is plain. */
export function InvisibleLine({ code, value, inputId, isHidden }: InvisibleLineProps) {
  const place = useMemo(() => invisiblePlace(value, code), [value, code]);
  if (!place) return null;
  const { start, end, count } = place;
  const { line, column } = lineAndColumn(value, start);
  const where = /[\r\n]/.test(value) ? `line ${line}, column ${column}` : `character ${column}`;
  const go = () => {
    const input = document.getElementById(inputId);
    if (!(input instanceof HTMLTextAreaElement)) return;
    const [from, to] = [start, end].map((at) => displayOf(value.slice(0, at)).length);
    input.focus({ preventScroll: false });
    input.setSelectionRange(from ?? 0, to ?? 0);
    // Only what gets the focus is scrolled to its selection.
    input.blur();
    input.focus();
  };
  const around = lineAround(value, start, end);
  const what = count === 1 ? 'It is' : `${count} of them, the first`;
  return (
    <div className="flex flex-wrap items-center gap-x-2 pl-5 text-small leading-5 text-muted">
      <span>
        {what} at {where} (byte {utf8Length(value.slice(0, start)) + 1})
        {!isHidden && (
          <>
            :{' '}
            <span className="rounded-sm bg-sunken px-1 font-mono text-xs wrap-anywhere text-ink">
              <Drawn marks={drawMarks(value, around.start, around.end, false)} />
            </span>
          </>
        )}
      </span>
      <Button look="quiet" className="-ml-2" onClick={go} aria-label={`Select it: ${where}`}>
        <LocateFixed size={15} /> Select it
      </Button>
    </div>
  );
}

/** The units [from, to) of the line that the place is in, and no more than fits. */
function lineAround(value: string, start: number, end: number) {
  const before = /[^\r\n]*$/.exec(value.slice(Math.max(0, start - AROUND), start))?.[0].length ?? 0;
  const after = /^[^\r\n]*/.exec(value.slice(end, end + AROUND))?.[0].length ?? 0;
  return { start: start - before, end: end + after };
}
