import { fit, type PlacedBar, type PlacedRow, type SequenceLayout, type SequenceRow } from './sequence-layout.ts';

interface RowProps {
  row: SequenceRow;
  index: number;
  layout: SequenceLayout;
  isSelected: boolean;
}

/** One row as it is drawn. */
export function RowShapes({ row, index, layout, isSelected }: RowProps) {
  const at = layout.rows[index];
  if (!at) return null;
  const { top, height, lines, linesX, linesY } = at;
  const [client] = layout.lanes;
  return (
    <g aria-hidden="true">
      <rect
        x={client - 18}
        y={top + 2}
        width={layout.width - client + 16}
        height={height - 4}
        rx={10}
        className="sequence-back"
        data-selected={isSelected || undefined}
      />
      <circle cx={client} cy={linesY - 4.5} r={11} className="sequence-dot" data-done={!row.isAhead || undefined} />
      <text x={client} y={linesY - 0.5} textAnchor="middle" className="sequence-number">
        {index + 1}
      </text>
      <text className="sequence-says" data-ahead={row.isAhead || undefined}>
        {lines.map((line, place) => (
          <tspan key={place} x={linesX} y={linesY + place * 19}>
            {line}
          </tspan>
        ))}
      </text>
      {!row.isAhead &&
        (row.kind === 'message' ? (
          <Message row={row} at={at} layout={layout} />
        ) : (
          <Band row={row} at={at} layout={layout} />
        ))}
    </g>
  );
}

interface DrawnProps {
  row: SequenceRow;
  at: PlacedRow;
  layout: SequenceLayout;
}

function Message({ row, at: { requestY, answerY }, layout: { lanes } }: DrawnProps) {
  const [client, server] = lanes;
  const [from, to] = row.isReversed === true ? [server, client] : [client, server];
  const middle = (client + server) / 2;
  const room = server - client - 24;
  const { answer, changed, unexpected } = row;
  return (
    <g className="sequence-fresh">
      {row.label !== undefined && (
        <>
          <text x={middle} y={requestY - 8} textAnchor="middle" className="sequence-label">
            {fit(row.label, room)}
          </text>
          <Arrow from={from} to={to} y={requestY} />
        </>
      )}
      {changed !== undefined && <Changed x={middle} y={requestY} words={fit(changed, room - 60)} />}
      {answer && (
        <g className={answer.isRefused ? 'sequence-refused' : 'sequence-fine'}>
          <text x={middle} y={answerY - 8} textAnchor="middle" className="sequence-label">
            {`${answer.isRefused ? '✕' : '✓'} ${fit(answer.label, room - 16)}`}
          </text>
          {answer.isOwn !== true && <Arrow from={to} to={from} y={answerY} isAnswer isCrossed={answer.isRefused} />}
        </g>
      )}
      {unexpected !== undefined && <Unexpected x={middle} y={answerY + 12} words={fit(unexpected, room)} />}
    </g>
  );
}

function Arrow({
  from,
  to,
  y,
  isAnswer,
  isCrossed,
}: {
  from: number;
  to: number;
  y: number;
  isAnswer?: true;
  isCrossed?: boolean;
}) {
  const way = Math.sign(to - from);
  const tip = to - way * 3;
  return (
    <g className="sequence-arrow" data-answer={isAnswer}>
      <line x1={from + way * 3} x2={tip - way * 6} y1={y} y2={y} />
      <path d={`M${tip} ${y} l${-way * 9} -5 v10 z`} className="sequence-tip" />
      {isCrossed === true && <Cross x={tip - way * 24} y={y} />}
    </g>
  );
}

function Cross({ x, y }: { x: number; y: number }) {
  return (
    <g>
      <circle cx={x} cy={y} r={8} className="sequence-cross-back" />
      <path d={`M${x - 3.5} ${y - 3.5} l7 7 m0 -7 l-7 7`} className="sequence-cross" />
    </g>
  );
}

/** A knot in the arrow: what went in is not what comes out. */
function Changed({ x, y, words }: { x: number; y: number; words: string }) {
  const width = words.length * 6.4 + 34;
  return (
    <g>
      <rect x={x - width / 2} y={y + 6} width={width} height={20} rx={10} className="sequence-warn" />
      <path d={`M${x - width / 2 + 14} ${y + 10} l-4 6 h4 l-2 6 6 -8 h-4 l2 -4 z`} className="sequence-bolt" />
      <text x={x + 8} y={y + 20} textAnchor="middle" className="sequence-small">
        {words}
      </text>
    </g>
  );
}

function Unexpected({ x, y, words }: { x: number; y: number; words: string }) {
  const width = words.length * 7.3 + 36;
  return (
    <g>
      <rect x={x - width / 2} y={y} width={width} height={24} rx={6} className="sequence-bad" />
      <text x={x} y={y + 16} textAnchor="middle" className="sequence-label">
        {`≠ ${words}`}
      </text>
    </g>
  );
}

function Band({ row, at: { requestY }, layout: { lanes } }: DrawnProps) {
  const [client, server] = lanes;
  const words = fit(row.label ?? '', server - client - 16);
  const [left, right] = [client - 10, server + 10];
  return (
    <g className={`sequence-fresh sequence-band-${row.kind}`}>
      <rect x={left} y={requestY - 14} width={right - left} height={28} rx={6} className="sequence-band" />
      <text x={(left + right) / 2} y={requestY + 4.5} textAnchor="middle" className="sequence-label">
        {words}
      </text>
    </g>
  );
}

/** A life beside the line: it begins with the answer that brought it, and ends with a bar across. */
export function BarShape({ bar: { name, tint, to }, x, top, bottom }: PlacedBar) {
  const height = bottom - top;
  const middle = x + 9;
  const isNamed = height > name.length * 6.6 + 18;
  return (
    <g aria-hidden="true" className={`life-${((tint - 1) % 6) + 1}`}>
      <rect
        x={x}
        y={top}
        width={18}
        height={height}
        rx={5}
        className="life"
        data-open={to === undefined || undefined}
      />
      {isNamed && (
        <text
          x={middle}
          y={top + height / 2}
          textAnchor="middle"
          transform={`rotate(-90 ${middle} ${top + height / 2})`}
          dy={4}
          className="life-name"
        >
          {name}
        </text>
      )}
      {to !== undefined && <path d={`M${x - 3} ${bottom} h24`} className="life-end" />}
    </g>
  );
}
