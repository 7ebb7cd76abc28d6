import { PenLine, ShieldCheck, ShieldHalf, ShieldOff, type LucideIcon } from 'lucide-react';
import { useCallback, useDeferredValue, useMemo } from 'react';

import { coverageOf, switchesOf, type Bound, type Coverage } from '../../core/scheme/coverage.ts';
import { useLater } from '../../ui/later.ts';
import { Section } from '../../ui/section.tsx';
import { WINDOW } from '../../workers/trace-view.ts';
import { usePanel, useTarget, useTouched } from './context.ts';
import { panelOf } from './store.ts';

const BOUNDS: Readonly<Record<Bound, { readonly word: string; readonly color: string; readonly Icon: LucideIcon }>> = {
  signed: { word: 'signed', color: 'text-ok', Icon: ShieldCheck },
  partly: { word: 'partly', color: 'text-warn', Icon: ShieldHalf },
  unsigned: { word: 'not signed', color: 'text-bad', Icon: ShieldOff },
  signature: { word: 'signature', color: 'text-muted', Icon: PenLine },
};

/** What the signature binds and what it leaves open, read off the recipe. */
export function CoverageSection() {
  const { id, operation } = useTarget();
  // Of the inputs, only choices matter here: they select the message and what is signed.
  const choices = usePanel((panel) => Object.values(switchesOf(operation, panel.inputs)).join());
  const parts = useMemo(
    () => (choices === undefined ? [] : coverageOf(operation, panelOf(id).inputs)),
    [id, operation, choices],
  );
  return (
    <Section title="Coverage">
      <table className="relative w-full border-collapse text-left text-small leading-5">
        <caption className="mb-2 text-left text-muted">What the signature binds</caption>
        <thead className="max-sm:sr-only">
          <tr className="border-b border-line text-xs text-muted">
            <th scope="col" className="py-1 pr-3 font-medium">
              Part
            </th>
            <th scope="col" className="py-1 pr-3 font-medium">
              Bound
            </th>
            <th scope="col" className="py-1 font-medium">
              What it means
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <PartRow key={part.part} {...part} />
          ))}
        </tbody>
      </table>
      {parts.some(({ part, bound }) => part === 'body' && bound === 'partly') && <CoveredBody />}
      <Notes />
    </Section>
  );
}

function PartRow({ part, bound, says }: Coverage) {
  const { word, color, Icon } = BOUNDS[bound];
  return (
    <tr className="border-b border-line align-top last:border-0 max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:py-1">
      <th
        scope="row"
        className="py-1.5 pr-3 font-mono text-xs leading-5 font-normal wrap-anywhere max-sm:py-0.5 sm:w-48"
      >
        {part}
      </th>
      <td className={`py-1.5 pr-3 font-medium whitespace-nowrap max-sm:py-0.5 max-sm:pr-0 ${color}`}>
        <Icon size={14} aria-hidden="true" className="mr-1.5 inline align-[-2px]" />
        {word}
      </td>
      <td className="py-1.5 wrap-anywhere max-sm:col-span-2 max-sm:py-0.5">{says}</td>
    </tr>
  );
}

function Notes() {
  const { operation } = useTarget();
  if (operation.coverageNotes.length === 0) return null;
  return (
    <ul className="mt-3 grid gap-2 border-l-2 border-warn pl-3 text-small leading-5">
      {operation.coverageNotes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

/** The raw body with the bytes that go into the signed string marked. */
function CoveredBody() {
  const { operation } = useTarget();
  const isTouched = useTouched();
  const reader = useDeferredValue(usePanel((panel) => panel.traced?.reader));
  const field = operation.fields.find(({ kind }) => kind === 'json' || kind === 'rawBody')?.name;
  const covered = useLater(
    useCallback(
      () => (reader && field !== undefined ? reader.ask('covered', { field, end: WINDOW }) : undefined),
      [reader, field],
    ),
  );
  if (!isTouched || !covered || covered.ranges.length === 0) return null;
  const { text, total, ranges } = covered;
  return (
    <figure className="mt-3">
      <figcaption className="mb-1 text-small text-muted">Of this body, only what is marked is signed:</figcaption>
      <div
        role="region"
        aria-label="Signed parts of the body"
        tabIndex={0}
        className="max-h-48 overflow-y-auto rounded-md border border-line bg-sunken px-3 py-2 font-mono text-xs leading-6 wrap-anywhere whitespace-pre-wrap text-muted"
      >
        {ranges.map(({ start, end }, index) => (
          <span key={start}>
            {text.slice(ranges[index - 1]?.end ?? 0, start)}
            <mark className="rounded-sm bg-ok-soft font-semibold text-ok underline decoration-2 underline-offset-4">
              {text.slice(start, end)}
            </mark>
          </span>
        ))}
        {text.slice(ranges.at(-1)?.end)}
        {total > text.length && '…'}
      </div>
    </figure>
  );
}
