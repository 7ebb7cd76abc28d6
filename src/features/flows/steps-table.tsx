import { clockText } from '../../core/scheme/time-words.ts';
import type { SequenceRow } from '../../ui/sequence-layout.ts';
import type { Row } from './run.ts';

interface StepsTableProps {
  picture: readonly SequenceRow[];
  rows: readonly Row[];
  selected: number | undefined;
  onSelect: (row: number) => void;
}

/** The diagram's rows as a table: what a narrow screen begins with. */
export function StepsTable({ picture, rows, selected, onSelect }: StepsTableProps) {
  return (
    <table className="doc-table">
      <caption className="sr-only">Steps</caption>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">Message</th>
          <th scope="col">Answer</th>
          <th scope="col">Clock</th>
        </tr>
      </thead>
      <tbody>
        {picture.map((row, index) => (
          <tr key={index} className={index === selected ? 'bg-accent-soft' : ''}>
            <td>
              <button
                type="button"
                aria-current={index === selected ? 'step' : undefined}
                onClick={() => onSelect(index)}
                className="min-h-6 cursor-pointer rounded-sm text-left hover:underline"
              >
                <span className="mr-1 text-muted tabular-nums">{index + 1}</span>{' '}
                <span className={row.isAhead ? 'text-muted' : ''}>{row.says}</span>
              </button>
            </td>
            <td className="font-mono text-xs leading-5! wrap-anywhere empty:max-md:hidden">
              {row.label}
              {row.changed !== undefined && <span className="block text-warn">⚡ {row.changed}</span>}
            </td>
            <td className="font-mono text-xs leading-5! empty:max-md:hidden">
              <AnswerCell row={row} />
            </td>
            <td className="font-mono text-xs leading-5! text-muted tabular-nums empty:max-md:hidden">
              {!row.isAhead && rows[index] && clockText(rows[index].event.now)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AnswerCell({ row: { answer, unexpected } }: { row: SequenceRow }) {
  return (
    <>
      {answer && (
        <span className={answer.isRefused ? 'text-bad' : 'text-ok'}>
          {answer.isRefused ? '✕ ' : '✓ '}
          {answer.label}
        </span>
      )}
      {unexpected !== undefined && <span className="block font-semibold text-bad">≠ {unexpected}</span>}
    </>
  );
}
