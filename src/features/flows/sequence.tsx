import { useEffect, useRef, type KeyboardEvent } from 'react';

import { BarShape, RowShapes } from './sequence-shapes.tsx';
import { HEAD, layoutSequence, type SequenceBar, type SequenceLayout, type SequenceRow } from './sequence-layout.ts';
import { useWidth } from './use-width.ts';

interface SequenceProps {
  /** Names of the two who talk. */
  actors: readonly [string, string];
  rows: readonly SequenceRow[];
  bars: readonly SequenceBar[];
  selected: number | undefined;
  onSelect: (row: number) => void;
}

/**
 * A conversation as a picture: two lines, messages between them, and bands for what happens to both. Every
 * row is a button that says the whole of it; the arrow keys up and down go from one to the next.
 */
export function Sequence({ actors, rows, bars, selected, onSelect }: SequenceProps) {
  const { ref, width } = useWidth(220);
  const scale = textScale();
  const layout = layoutSequence(rows, bars, Math.floor(width / scale));
  const list = useRef<SVGGElement>(null);
  useCurrentInView(list, selected);
  const last = rows.findLastIndex(({ isAhead }) => !isAhead);
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const to = event.key === 'ArrowDown' ? index + 1 : event.key === 'ArrowUp' ? index - 1 : undefined;
    if (event.key === 'Enter') onSelect(index);
    else if (to !== undefined && to >= 0 && to < rows.length)
      list.current?.querySelectorAll<SVGElement>('[role=button]')[to]?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div ref={ref} className="min-w-0 overflow-x-clip">
      <svg
        width={layout.width * scale}
        height={layout.height * scale}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        className="sequence block"
      >
        <Lanes actors={actors} layout={layout} />
        {layout.bars.map((bar) => (
          <BarShape key={`${bar.bar.name} ${bar.bar.from} ${bar.x}`} {...bar} />
        ))}
        <g role="list" aria-label="Steps" ref={list}>
          {rows.map((row, index) => (
            <g key={index} role="listitem">
              <g
                role="button"
                aria-label={row.spoken}
                aria-current={index === selected ? 'step' : undefined}
                tabIndex={index === (selected ?? Math.max(last, 0)) ? 0 : -1}
                onClick={() => onSelect(index)}
                onKeyDown={(event) => onKeyDown(event, index)}
                className="sequence-row"
              >
                <RowShapes row={row} index={index} layout={layout} isSelected={index === selected} />
              </g>
            </g>
          ))}
        </g>
      </svg>
    </div>
  );
}

/** How much larger than usual the page's letters are: the picture grows with them. */
function textScale(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}

function Lanes({
  actors,
  layout: { lanes, height, width },
}: {
  actors: readonly [string, string];
  layout: SequenceLayout;
}) {
  return (
    <g aria-hidden="true">
      {lanes.map((x, index) => {
        const name = actors[index] ?? '';
        const box = name.length * 8 + 24;
        const left = Math.min(Math.max(x - box / 2, 1), width - box - 1);
        return (
          <g key={index}>
            <line x1={x} x2={x} y1={HEAD - 12} y2={height} className="sequence-lane" />
            <rect x={left} y={10} width={box} height={30} rx={8} className="sequence-actor" />
            <text x={left + box / 2} y={30} textAnchor="middle" className="sequence-name">
              {name}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** Keeps the current row on the screen while the picture fills in. */
function useCurrentInView(list: { readonly current: SVGGElement | null }, selected: number | undefined): void {
  useEffect(() => {
    if (selected === undefined) return;
    list.current?.querySelectorAll('[role=button]')[selected]?.scrollIntoView({ block: 'nearest' });
  }, [list, selected]);
}
