import { CircleCheck, CircleMinus, CircleX } from 'lucide-react';

import type { CheckRow } from '../core/scheme/verify.ts';
import { count } from './count.ts';

const STATES = {
  ok: { color: 'text-ok', word: 'ok', Icon: CircleCheck },
  failed: { color: 'text-bad', word: 'failed', Icon: CircleX },
  skipped: { color: 'text-muted', word: 'skipped', Icon: CircleMinus },
} as const;

interface CheckRowsProps {
  rows: readonly CheckRow[];
  /** What is said above already and need not be said again. */
  told?: string | undefined;
}

/** The questions that were asked of the evidence, in their order, and what each came to. */
export function CheckRows({ rows, told }: CheckRowsProps) {
  return (
    <ol aria-label="Checks" className="divide-y divide-line rounded-md border border-line">
      {rows.map((row) => (
        <CheckItem key={row.name} row={row} isTold={row.says === told} />
      ))}
    </ol>
  );
}

/** Longer measured values are whole tokens, which stand elsewhere. */
const LONGEST = 240;

function CheckItem({ row: { state, name, measured, says }, isTold }: { row: CheckRow; isTold: boolean }) {
  const { color, word, Icon } = STATES[state];
  return (
    <li className="grid grid-cols-[1.25rem_minmax(0,1fr)_auto] gap-x-2 px-3 py-2 text-sm">
      <Icon size={16} aria-hidden="true" className={`mt-0.5 ${color}`} />
      <span className="font-medium wrap-anywhere">{name}</span>
      <span className={`font-medium ${color}`}>{word}</span>
      <p className="col-start-2 col-end-4 font-mono text-xs leading-5 wrap-anywhere text-muted">
        {measured.length > LONGEST ? `${measured.slice(0, 80)}… (${count(measured.length, 'character')})` : measured}
      </p>
      {state === 'failed' && !isTold && <p className="col-start-2 col-end-4 mt-1 text-small leading-5">{says}</p>}
    </li>
  );
}
