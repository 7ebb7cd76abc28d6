import { useDeferredValue, useMemo, useRef, useState, type KeyboardEvent } from 'react';

import type { ImportRow } from '../../cases/import/session.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { useImport } from './store.ts';

/** Every row is as tall as every other, so that a row's place is known without drawing those before it. */
const ROW = 52;
const SPARE = 6;
const HEIGHT = 6 * ROW;

interface EntryListProps {
  readonly rows: readonly ImportRow[];
  readonly chosen: number;
  readonly heading: string;
}

type Show = 'all' | 'recognised';

/** Requests to choose from. Only those on screen exist: fifty thousand scroll as smoothly as ten. */
export function EntryList({ rows, chosen, heading }: EntryListProps) {
  const recognised = useMemo(() => rows.filter(({ as }) => as !== '').length, [rows]);
  const [show, setShow] = useState<Show>(recognised > 0 && recognised < rows.length ? 'recognised' : 'all');
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed.toLowerCase());
  const shown = useMemo(
    () =>
      rows.flatMap((row, index) => ((show === 'all' || row.as !== '') && textOf(row).includes(wanted) ? [index] : [])),
    [rows, show, wanted],
  );
  return (
    <div data-entries>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h2 className="mr-auto text-body font-semibold">{heading}</h2>
        {recognised > 0 && recognised < rows.length && (
          <Segmented
            label="Show"
            options={[
              { value: 'recognised', name: `Recognised ${recognised.toLocaleString('en')}` },
              { value: 'all', name: `All ${rows.length.toLocaleString('en')}` },
            ]}
            value={show}
            onChange={setShow}
          />
        )}
        <input
          type="search"
          aria-label="Find a request"
          placeholder="Find by path, status …"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          className="min-h-8 min-w-44 flex-1 rounded-md border border-line-strong bg-surface px-2 text-sm"
        />
      </div>
      <Rows rows={rows} shown={shown} chosen={chosen} />
    </div>
  );
}

function textOf({ method, title, detail, as }: ImportRow): string {
  return `${method} ${title} ${detail} ${as}`.toLowerCase();
}

interface RowsProps {
  readonly rows: readonly ImportRow[];
  /** Places in `rows` that are listed. */
  readonly shown: readonly number[];
  readonly chosen: number;
}

function Rows({ rows, shown, chosen }: RowsProps) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const from = Math.max(0, Math.floor(top / ROW) - SPARE);
  const to = Math.min(shown.length, Math.ceil((top + HEIGHT) / ROW) + SPARE);
  if (shown.length === 0) return <p className="rounded-md bg-sunken px-3 py-4 text-sm text-muted">No matches.</p>;
  return (
    <div
      ref={box}
      onScroll={({ currentTarget }) => setTop(Math.round(currentTarget.scrollTop / ROW) * ROW)}
      role="region"
      aria-label="Requests"
      tabIndex={0}
      style={{ maxHeight: HEIGHT }}
      className="overflow-y-auto rounded-md border border-line"
    >
      <ul style={{ height: shown.length * ROW }} className="relative">
        {shown.slice(from, to).map((index, place) => (
          <li
            key={index}
            aria-setsize={shown.length}
            aria-posinset={from + place + 1}
            style={{ top: (from + place) * ROW, height: ROW }}
            className="absolute inset-x-0 border-t border-line first:border-t-0"
          >
            <Item row={rows[index]} index={index} isChosen={index === chosen} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ItemProps {
  readonly row: ImportRow | undefined;
  readonly index: number;
  readonly isChosen: boolean;
}

function Item({ row, index, isChosen }: ItemProps) {
  if (!row) return null;
  const { method, title, detail, as } = row;
  return (
    <button
      type="button"
      aria-current={isChosen || undefined}
      onClick={() => useImport.getState().choose(index)}
      onKeyDown={moveFocus}
      className="block h-full w-full cursor-pointer px-3 text-left outline-offset-[-2px] hover:bg-sunken aria-[current]:bg-accent-soft"
    >
      <span title={`${method} ${title}`} className="block truncate font-mono text-small leading-5">
        <span className="font-semibold">{method}</span> {title}
      </span>
      <span className="flex gap-3 text-xs leading-5 text-muted">
        <span className="truncate">{detail}</span>
        {as !== '' && <span className="ml-auto shrink-0 font-medium text-accent">{as}</span>}
      </span>
    </button>
  );
}

/** Up and down go from row to row. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step =
    event.key === 'ArrowDown' ? 'nextElementSibling' : event.key === 'ArrowUp' ? 'previousElementSibling' : undefined;
  const item = step && event.currentTarget.closest('li');
  const button = step && item?.[step]?.querySelector('button');
  if (!button) return;
  event.preventDefault();
  button.focus();
}
