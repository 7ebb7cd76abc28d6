import '../../ui/doc-table.css';
import { clockText } from '../../core/scheme/time-words.ts';
import type { Row } from './rows.ts';
import type { SequenceRow } from './sequence-layout.ts';

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
          <StepRow
            key={index}
            row={row}
            number={index + 1}
            happened={rows[index]}
            isSelected={index === selected}
            onSelect={() => onSelect(index)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface StepRowProps {
  row: SequenceRow;
  number: number;
  happened: Row | undefined;
  isSelected: boolean;
  onSelect: () => void;
}

function StepRow({ row, number, happened, isSelected, onSelect }: StepRowProps) {
  return (
    <tr className={isSelected ? 'bg-accent-soft' : ''}>
      <td>
        <button
          type="button"
          aria-current={isSelected ? 'step' : undefined}
          onClick={onSelect}
          className="min-h-6 cursor-pointer rounded-sm text-left hover:underline"
        >
          <span className="mr-1 text-muted tabular-nums">{number}</span>{' '}
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
        {!row.isAhead && happened && clockText(happened.event.now)}
      </td>
    </tr>
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
