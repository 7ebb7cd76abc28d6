interface DifferenceProps {
  /** Names of the two rows, the computed one first. */
  names: readonly [string, string];
  texts: readonly [string, string];
  /** Index of the first character that differs. */
  at: number;
}

/** How much before and after the difference is shown. */
const CONTEXT = 120;

/** Two texts, one under the other, from where they part. What they share is dimmed; the first difference is marked. */
export function Difference({ names, texts, at }: DifferenceProps) {
  const from = Math.max(0, at - CONTEXT);
  return (
    <div role="region" aria-label="Both values" tabIndex={0} className="grid grid-cols-[auto_1fr] gap-x-3 overflow-x-auto rounded-md border border-line bg-sunken px-3 py-2 font-mono text-[0.8125rem] leading-6">
      {names.map((name, index) => (
        <Row key={name} name={name} text={texts[index] ?? ''} from={from} at={at} />
      ))}
    </div>
  );
}

function Row({ name, text, from, at }: { name: string; text: string; from: number; at: number }) {
  // A surrogate pair is one character to the eye.
  const first = String.fromCodePoint(...[text.codePointAt(at)].filter((point) => point !== undefined));
  return (
    <>
      <span className="sticky left-0 bg-sunken pr-1 font-sans text-xs leading-6 text-muted">{name}</span>
      <span className="whitespace-pre">
        <span className="text-muted">
          {from > 0 && '…'}
          {text.slice(from, at)}
        </span>
        <mark className="rounded-sm bg-bad-soft font-bold text-bad outline outline-bad">{first || <span title="ends here">⌀</span>}</mark>
        {text.slice(at + first.length, at + CONTEXT)}
        {text.length > at + CONTEXT && '…'}
      </span>
    </>
  );
}
