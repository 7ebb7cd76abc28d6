import { spanText } from '../../core/scheme/time-words.ts';
import { roomyLabels, timeScale, type TimeScale } from './timeline-scale.ts';
import { useWidth } from './use-width.ts';

export interface TimelineLife {
  readonly name: string;
  readonly tint: number;
  readonly from: number;
  readonly to: number;
  /** The life as a sentence. */
  readonly spoken: string;
}

export interface TimelineEvent {
  readonly at: number;
  readonly isRefused: boolean;
  readonly title: string;
}

interface TimelineProps {
  /** Where the clock began, in Unix milliseconds. */
  start: number;
  now: number;
  lives: readonly TimelineLife[];
  events: readonly TimelineEvent[];
}

const AXIS = 46;
/** Of the labels at 12 px, on the safe side. */
const LETTER = 6.8;

/** Lifetimes against a clock. Gaps are drawn by their order of magnitude: the labels have the figures. */
export function Timeline({ start, now, lives, events }: TimelineProps) {
  // What is left for it on 320 px.
  const { ref, width } = useWidth(240);
  const names = width < 560 ? 0 : 176;
  const moments = [start, now, ...lives.flatMap(({ from, to }) => [from, to]), ...events.map(({ at }) => at)];
  const scale = timeScale(moments, names + 36, width - 44);
  const isNamed = names > 0;
  const rowHeight = isNamed ? 26 : 40;
  const height = AXIS + lives.length * rowHeight + 8;
  return (
    <div ref={ref} className="min-w-0 overflow-x-clip">
      <ul className="sr-only">
        {lives.map(({ spoken }, index) => (
          <li key={index}>{spoken}</li>
        ))}
      </ul>
      <svg width={width} height={height} aria-hidden="true" className="sequence block">
        <line x1={scale.xOf(now)} x2={scale.xOf(now)} y1={18} y2={height} className="time-now" />
        <Axis scale={scale} start={start} now={now} height={height} right={width - 44} />
        {lives.map((life, index) => (
          <LifeRow key={index} life={life} scale={scale} now={now} y={AXIS + index * rowHeight} isNamed={isNamed} />
        ))}
        <Events events={events} scale={scale} />
      </svg>
    </div>
  );
}

function Axis({ scale: { moments, xOf }, start, now, height, right }: AxisProps) {
  const labels = moments.map((moment) => ({ x: xOf(moment), width: since(start, moment).length * LETTER + 8 }));
  const shown = roomyLabels(labels, moments.indexOf(now));
  return (
    <g>
      <line x1={xOf(moments[0] ?? 0)} x2={right} y1={30} y2={30} className="time-axis" />
      {moments.map((moment, index) => (
        <g key={moment}>
          <line x1={xOf(moment)} x2={xOf(moment)} y1={26} y2={height} className="time-tick" />
          {shown[index] === true && (
            <text
              x={xOf(moment)}
              y={13}
              textAnchor="middle"
              className={moment === now ? 'time-label time-label-now' : 'time-label'}
            >
              {since(start, moment)}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

interface AxisProps {
  scale: TimeScale;
  start: number;
  now: number;
  height: number;
  right: number;
}

/** `start`, `+30 min`, `−2 min`. */
function since(start: number, moment: number): string {
  if (moment === start) return 'start';
  return `${moment < start ? '−' : '+'}${spanText(Math.abs(moment - start) / 1000)}`;
}

interface LifeRowProps {
  life: TimelineLife;
  scale: TimeScale;
  now: number;
  y: number;
  isNamed: boolean;
}

/** Solid as far as it has been lived, hatched from there to its end. */
function LifeRow({ life: { name, tint, from, to }, scale: { xOf }, now, y: top, isNamed }: LifeRowProps) {
  const y = isNamed ? top : top + 15;
  const [left, right, lived] = [xOf(from), xOf(to), xOf(Math.min(Math.max(now, from), to))];
  const isOver = now >= to;
  return (
    <g className={`life-${((tint - 1) % 6) + 1}`}>
      <text x={isNamed ? 0 : left} y={isNamed ? y + 14.5 : top + 14} className="time-name">
        {isNamed && name.length > 24 ? `${name.slice(0, 23)}…` : name}
      </text>
      <rect x={left} y={y + 3} width={Math.max(right - left, 3)} height={15} rx={4} className="life" data-open />
      <rect x={left} y={y + 3} width={Math.max(lived - left, 0)} height={15} rx={4} className="life-lived" />
      {isOver && (
        <>
          <path d={`M${right} ${y} v21`} className="life-end" />
          <text x={right + 7} y={y + 15} className="life-name">
            ended
          </text>
        </>
      )}
    </g>
  );
}

/** Those of one moment stand side by side. */
function Events({ events, scale: { xOf } }: { events: readonly TimelineEvent[]; scale: TimeScale }) {
  return (
    <g>
      {events.map(({ at, isRefused, title }, index) => {
        const before = events.slice(0, index).filter((other) => other.at === at).length;
        const x = xOf(at) + before * 11;
        return (
          <g key={index} className={isRefused ? 'time-refused' : 'time-fine'}>
            <title>{title}</title>
            <circle cx={x} cy={30} r={5.5} />
            <path d={isRefused ? `M${x - 2.2} 27.8 l4.4 4.4 m0 -4.4 l-4.4 4.4` : `M${x - 2.6} 30 l1.8 2 l3.4 -4`} />
          </g>
        );
      })}
    </g>
  );
}
