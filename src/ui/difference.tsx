import { drawMarks, type Mark } from './draw.ts';
import { Drawn } from './drawn.tsx';

interface DifferenceProps {
  /** Names of the two texts, the computed one first. */
  names: readonly [string, string];
  texts: readonly [string, string];
  /** Index of the first character that differs. */
  at: number;
}

/** How much before and after the difference is shown. */
const CONTEXT = 160;
/** Characters that stay together when lines wrap, so that the two texts stay aligned at any width. */
const GROUP = 8;

/**
 * Two texts, one above the other. What they share is dimmed; the first character that differs is marked in both. What
 * cannot be seen is drawn, and named to who listens: it is often what differs.
 */
export function Difference({ names, texts: [first, second], at }: DifferenceProps) {
  const from = Math.max(0, Math.floor((at - CONTEXT) / GROUP) * GROUP);
  const to = Math.min(Math.max(first.length, second.length), at + CONTEXT);
  const groups = Array.from(
    { length: Math.ceil((Math.max(to, at + 1) - from) / GROUP) },
    (_, index) => from + index * GROUP,
  );
  return (
    <div className="rounded-md border border-line bg-sunken px-3 py-2">
      <p className="mb-1 text-xs text-muted">
        {names[0]}, above {names[1]}
        {from > 0 && `; from character ${from + 1}`}
      </p>
      <p className="sr-only">
        {names[0]}: {spoken(first, from, to)}. {names[1]}: {spoken(second, from, to)}.
      </p>
      <div aria-hidden="true" className="flex flex-wrap gap-y-2 font-mono text-small leading-5">
        {groups.map((start) => (
          <span key={start} className="inline-grid">
            <Group text={first} start={start} at={at} />
            <Group text={second} start={start} at={at} />
          </span>
        ))}
      </div>
    </div>
  );
}

function Group({ text, start, at }: { text: string; start: number; at: number }) {
  const end = start + GROUP;
  if (at < start || at >= end)
    return (
      <span className={`min-h-5 whitespace-pre ${end <= at ? 'text-muted' : ''}`}>
        <Drawn marks={marksOf(text, start, end)} />
      </span>
    );
  return (
    <span className="min-h-5 whitespace-pre">
      <span className="text-muted">
        <Drawn marks={marksOf(text, start, at)} />
      </span>
      <mark className="bg-bad-soft font-bold text-bad underline decoration-2 underline-offset-2">
        {at < text.length ? <Drawn marks={marksOf(text, at, at + 1)} /> : '⌀'}
      </mark>
      <Drawn marks={marksOf(text, at + 1, end)} />
    </span>
  );
}

/** Units [start, end) on one line: the two texts stay one above the other. */
function marksOf(text: string, start: number, end: number): Mark[] {
  const marks = drawMarks(text, start, Math.max(start, Math.min(end, text.length)), true);
  return marks.map((mark) => (typeof mark === 'string' ? mark : { ...mark, breaks: false }));
}

function spoken(text: string, start: number, end: number): string {
  const words = marksOf(text, start, end).map((mark) => {
    if (typeof mark === 'string') return mark;
    return mark.count === 1 ? `[${mark.name}]` : `[${mark.count} × ${mark.name}]`;
  });
  return words.join('');
}
