import { useCallback, useState } from 'react';

import type { Run } from '../../core/bytes/origin.ts';
import type { Form, Window } from '../../core/recipe/view.ts';
import type { Step } from '../../core/scheme/define.ts';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/count.ts';
import { useLater } from '../../ui/later.ts';
import { keeper } from '../../ui/share.ts';
import { ValueBlock, type Pointed } from '../../ui/value-block.tsx';
import { WINDOW, type StepView } from '../../workers/trace-view.ts';
import { usePanel, useTarget } from './context.ts';
import { useLit } from './lit.ts';
import { panelOf } from './store.ts';
import { describeSources, places, runLook } from './tint.ts';

interface StepValueProps {
  step: Step;
  index: number;
  view: StepView;
  form: Form;
}

interface Status {
  readonly text: string;
  readonly by: Pointed['by'];
}

/** How much more of a long value each press of the button draws. */
const MORE = 10_000;

/** The value of a step, tinted by origin, with where the pointed-at bytes came from. */
export function StepValue({ step, index, view, form }: StepValueProps) {
  const { operation } = useTarget();
  const [end, setEnd] = useState(WINDOW);
  const window = useWindow(index, form, end);
  const revealed = usePanel((panel) => panel.revealed);
  const litField = useLit((state) => state.field);
  const lookOf = useCallback(
    (run: Run) => runLook(operation, revealed, litField, run),
    [operation, revealed, litField],
  );
  const { status, point } = usePointed(index, form, view);
  if (!window) return <p className="text-small text-muted">Computing…</p>;
  const left = window.total - window.text.length;
  return (
    <>
      <ValueBlock
        label={`Value of ${step.name}`}
        text={window.text}
        runs={window.runs}
        isWhole={left <= 0}
        lookOf={lookOf}
        onPoint={point}
      />
      {left > 0 && (
        <p className="mt-1 flex flex-wrap items-center gap-2 text-small text-muted">
          … {left.toLocaleString('en')} more characters
          <Button look="quiet" onClick={() => setEnd(end + MORE)} aria-label={`Show more of ${step.name}`}>
            Show more
          </Button>
        </p>
      )}
      <Told view={view} status={status} />
    </>
  );
}

/** How long it is, and where the pointed-at bytes came from; while nobody points, which fields every byte hangs on. */
function Told({ view, status }: { view: StepView; status: Status | undefined }) {
  return (
    <div className="mt-1 flex flex-wrap justify-between gap-x-4 text-xs leading-5 text-muted">
      <span className="tabular-nums">{lengthOf(view)}</span>
      <span role={status?.by === 'key' ? 'status' : undefined} className="sm:text-right">
        {status ? (
          <span className="text-ink">{status.text}</span>
        ) : (
          view.mixes.length > 0 && `every byte depends on all of: ${view.mixes.join(', ')}`
        )}
      </span>
    </div>
  );
}

/** The beginning of the step's value; the same object while nothing in it changes. */
function useWindow(index: number, form: Form, end: number): Window | undefined {
  const reader = usePanel((panel) => panel.traced?.reader);
  const window = useLater(
    useCallback(() => reader?.ask('window', { step: index, form, end }), [reader, index, form, end]),
  );
  const [keep] = useState(keeper<Window | undefined>);
  return keep(window);
}

/** `33 characters · 33 bytes`, or `16 bytes`. */
function lengthOf({ characters, bytes }: StepView): string {
  return characters === undefined
    ? count(bytes, 'byte')
    : `${count(characters, 'character')} · ${count(bytes, 'byte')}`;
}

/** Where the pointed-at units came from, in words, and lit up at the fields. */
function usePointed(index: number, form: Form, view: StepView) {
  const { id } = useTarget();
  const [status, setStatus] = useState<Status>();
  const point = useCallback(
    async (pointed: Pointed | undefined) => {
      const { lightPlaces } = useLit.getState();
      if (!pointed) {
        setStatus(undefined);
        return lightPlaces([]);
      }
      const { start, end, by } = pointed;
      const sources = (await panelOf(id).traced?.reader.ask('sources', { step: index, form, start, end })) ?? [];
      setStatus({ text: `${unitsInWords(form, view, start, end)} ← ${describeSources(sources)}`, by });
      lightPlaces(sources);
    },
    [id, index, form, view],
  );
  return { status, point: useCallback((pointed: Pointed | undefined) => void point(pointed).catch(() => {}), [point]) };
}

/** Positions count from one; hex digits are told by the byte they write. */
function unitsInWords(form: Form, view: StepView, start: number, end: number): string {
  if (form === 'hex') return places('byte', Math.floor(start / 2), Math.ceil(end / 2));
  // In plain ASCII a character is a byte, and that is what people count.
  return places(form === 'text' && view.characters === view.bytes ? 'byte' : 'character', start, end);
}
