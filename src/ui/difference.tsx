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

/** Two texts, one above the other. What they share is dimmed; the first character that differs is marked in both. */
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
        {names[0]}: {first.slice(from, to)}. {names[1]}: {second.slice(from, to)}.
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
    return <span className={`min-h-5 whitespace-pre ${end <= at ? 'text-muted' : ''}`}>{text.slice(start, end)}</span>;
  return (
    <span className="min-h-5 whitespace-pre">
      <span className="text-muted">{text.slice(start, at)}</span>
      <mark className="bg-bad-soft font-bold text-bad underline decoration-2 underline-offset-2">
        {text[at] ?? '⌀'}
      </mark>
      {text.slice(at + 1, end)}
    </span>
  );
}
