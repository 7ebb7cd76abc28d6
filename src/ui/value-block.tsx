import {
  memo,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type PointerEvent,
} from 'react';

import type { Run } from '../core/bytes/origin.ts';
import { drawRuns, type DrawnRun } from './draw.ts';
import { Drawn } from './drawn.tsx';
import { placeOf, unitAt, unitsOfSelection } from './unit-places.ts';

/** How a run of a value looks: which tint and letter, and whether its characters are masked on screen. */
export interface RunLook {
  readonly className: string;
  readonly tag: string;
  readonly title?: string;
  readonly hidden: boolean;
  readonly lit: boolean;
}

/** A stretch of units somebody points at. */
export interface Pointed {
  readonly start: number;
  readonly end: number;
  readonly by: 'key' | 'pointer';
}

interface ValueBlockProps {
  /** Accessible name. */
  label: string;
  text: string;
  runs: readonly Run[];
  /** Whether the text ends here: trailing spaces are drawn only then. */
  isWhole: boolean;
  lookOf: (run: Run) => RunLook;
  onPoint: (pointed: Pointed | undefined) => void;
}

/**
 * A value drawn run by run, tinted by origin. Pointing at a unit, or moving over it with the arrow
 * keys, tells the owner, who knows where it came from.
 */
export const ValueBlock = memo(function ValueBlock({ label, text, runs, isWhole, lookOf, onPoint }: ValueBlockProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { pointed, handlers } = usePointing(ref, text.length, onPoint);
  const drawn = useMemo(() => drawRuns(text, runs, isWhole), [text, runs, isWhole]);
  usePaintedRange(ref, pointed, text);
  const copyExactly = (event: ClipboardEvent) => {
    const units = ref.current && unitsOfSelection(ref.current);
    if (!units) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', text.slice(units.start, units.end));
  };
  return (
    <div
      ref={ref}
      role="textbox"
      aria-readonly="true"
      aria-multiline="true"
      aria-label={label}
      tabIndex={0}
      onCopy={copyExactly}
      {...handlers}
      className="max-h-72 cursor-text overflow-y-auto rounded-md border border-line bg-sunken px-2.5 py-2 font-mono text-small leading-6 wrap-anywhere whitespace-pre-wrap"
    >
      {drawn.length === 0 ? (
        <span className="font-sans text-muted italic">empty</span>
      ) : (
        drawn.map((item, index) => <RunSpan key={index} drawn={item} look={lookOf(item.run)} />)
      )}
    </div>
  );
});

function RunSpan({
  drawn: { marks },
  look: { className, tag, title, hidden, lit },
}: {
  drawn: DrawnRun;
  look: RunLook;
}) {
  return (
    <span
      className={hidden ? `${className} masked` : className}
      data-tag={tag || undefined}
      data-lit={lit || undefined}
      title={title}
    >
      <Drawn marks={marks} />
    </span>
  );
}

type BlockRef = { readonly current: HTMLDivElement | null };

function usePointing(ref: BlockRef, size: number, onPoint: (pointed: Pointed | undefined) => void) {
  const [pointed, setPointed] = useState<Pointed>();
  const cursor = useRef({ anchor: 0, at: 0 });
  const point = (next: Pointed | undefined) => {
    if (next?.start === pointed?.start && next?.end === pointed?.end && next?.by === pointed?.by) return;
    setPointed(next);
    onPoint(next);
  };
  const show = (anchor: number, at: number) => {
    cursor.current = { anchor, at };
    point({ start: Math.min(anchor, at), end: Math.max(anchor, at) + 1, by: 'key' });
  };
  const handlers = {
    onKeyDown: (event: KeyboardEvent) => {
      const to = size > 0 ? moved(event, cursor.current.at, size) : undefined;
      if (to === undefined) return;
      event.preventDefault();
      show(event.shiftKey ? cursor.current.anchor : to, to);
    },
    onBlur: () => point(undefined),
    onPointerMove: (event: PointerEvent) => {
      if (event.buttons !== 0 || !ref.current) return;
      const at = unitAt(ref.current, event.clientX, event.clientY);
      point(at && { ...at, by: 'pointer' });
    },
    onPointerLeave: () => pointed?.by === 'pointer' && point(undefined),
  };
  return { pointed: pointed && pointed.end <= size ? pointed : undefined, handlers };
}

function moved({ key, ctrlKey, metaKey }: KeyboardEvent, at: number, size: number): number | undefined {
  if (ctrlKey || metaKey) return undefined;
  const step: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: 16,
    ArrowUp: -16,
    Home: -size,
    End: size,
  };
  const by = step[key];
  return by === undefined ? undefined : Math.max(0, Math.min(size - 1, at + by));
}

/** Paints the pointed-at range with the Custom Highlight API: no element is made for it, however often it moves. */
function usePaintedRange(ref: BlockRef, pointed: Pointed | undefined, text: string): void {
  useEffect(() => {
    // The text matters: what is drawn anew has new places.
    if (!ref.current || !pointed || pointed.end > text.length || !('highlights' in CSS)) return;
    const place = placeOf(ref.current, pointed.start, pointed.end);
    if (!place) return;
    if (pointed.by === 'key') scrollTo(ref.current, place);
    const highlight = new Highlight(place);
    CSS.highlights.set('pointed', highlight);
    return () => {
      if (CSS.highlights.get('pointed') === highlight) CSS.highlights.delete('pointed');
    };
  }, [ref, pointed, text]);
}

function scrollTo(block: HTMLElement, place: globalThis.Range): void {
  const [outer, inner] = [block.getBoundingClientRect(), place.getBoundingClientRect()];
  if (inner.bottom > outer.bottom) block.scrollTop += inner.bottom - outer.bottom + 8;
  if (inner.top < outer.top) block.scrollTop -= outer.top - inner.top + 8;
}
