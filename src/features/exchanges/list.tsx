import { clockText } from '../../core/scheme/time-words.ts';
import { memo, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';

import { schemeName } from './labels.ts';
import { summaryOf, type Row } from './rows.ts';
import { Code } from './verdict.tsx';

/** Every row is as tall as every other, so that a row's place is known without drawing those before it. */
const ROW = 60;
/** Rows drawn beyond either end of what is seen. */
const SPARE = 6;

interface ListProps {
  readonly rows: readonly Row[];
  readonly chosen: number | undefined;
}

/** The exchanges, newest first. Only those on screen exist: a thousand scroll as smoothly as ten. */
export function ExchangeList({ rows, chosen }: ListProps) {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const look = () => {
    const { scrollTop: top = 0, clientHeight: height = 0 } = box.current ?? {};
    setView((was) => (Math.abs(was.top - top) < ROW && was.height === height && top !== 0 ? was : { top, height }));
  };
  useLayoutEffect(look, []);
  const from = Math.max(0, Math.floor(view.top / ROW) - SPARE);
  const to = Math.min(rows.length, Math.ceil((view.top + view.height) / ROW) + SPARE);
  return (
    <div
      ref={box}
      onScroll={look}
      role="region"
      aria-label="Exchanges"
      tabIndex={0}
      className="max-h-72 overflow-y-auto rounded-lg border border-line bg-surface min-[1100px]:max-h-[calc(100dvh-var(--header)-9.5rem)]"
    >
      <ul style={{ height: rows.length * ROW }} className="relative">
        {rows.slice(from, to).map((row, index) => (
          <li
            key={row.id}
            aria-setsize={rows.length}
            aria-posinset={from + index + 1}
            style={{ top: (from + index) * ROW, height: ROW }}
            className="absolute inset-x-0 border-t border-line first:border-t-0"
          >
            <Item row={row} isChosen={row.id === chosen} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const Item = memo(
  function Item({ row, isChosen }: { readonly row: Row; readonly isChosen: boolean }) {
    const { scheme, method, target, status, isOk, code, time, isCallback } = summaryOf(row);
    return (
      // A plain address: dozens of router links a frame would make scrolling stutter.
      <a
        href={`#/exchanges?id=${row.id}`}
        onKeyDown={moveFocus}
        aria-current={isChosen || undefined}
        data-chosen={isChosen || undefined}
        className="block h-full px-3 py-2 outline-offset-[-2px] hover:bg-sunken data-chosen:bg-accent-soft"
      >
        <span className="flex items-center gap-2 text-small leading-5">
          <span title={`${method} ${target}`} className="truncate font-mono font-semibold">
            {isCallback && '← '}
            {method} {target}
          </span>
          <span className="ml-auto shrink-0 tabular-nums">{status ?? (isCallback ? 'callback' : 'no answer')}</span>
        </span>
        <span className="flex items-center gap-2 text-xs leading-5 text-muted">
          <Code code={code} isOk={isOk} />
          <span title={schemeName(scheme)} className="truncate">
            {schemeName(scheme)}
          </span>
          <span className="ml-auto shrink-0 tabular-nums">
            {row.id > 0 && <span className="mr-2">{row.id}</span>}
            <time>{clockText(time).slice(11)}</time>
          </span>
        </span>
      </a>
    );
  },
  (before, after) =>
    before.isChosen === after.isChosen && before.row.server === after.row.server && before.row.sent === after.row.sent,
);

/** Up and down go from row to row. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step =
    event.key === 'ArrowDown' ? 'nextElementSibling' : event.key === 'ArrowUp' ? 'previousElementSibling' : undefined;
  const item = step && event.currentTarget.closest('li');
  const link = step && item?.[step]?.querySelector('a');
  if (!link) return;
  event.preventDefault();
  link.focus();
}
