import { useNavigate } from '@tanstack/react-router';
import { useId } from 'react';

import type { Secret } from '../../core/scheme/hidden.ts';
import { Difference } from '../../ui/difference.tsx';
import { Section } from '../../ui/section.tsx';
import { comparedNames, optionLabel } from './labels.ts';
import { firstDifference, valueOf } from './pairs.ts';
import { answerOf, messageOf, summaryOf, type Row } from './rows.ts';
import { ANSWER, dotted } from './secrets.ts';

/** As many as a menu can hold. */
const OFFERED = 50;

interface PickerProps {
  readonly row: Row;
  readonly rows: readonly Row[];
  /** The one that is set beside it now. */
  readonly beside: number | undefined;
}

/** Chooses a second exchange to set beside this one, or none. */
export function ComparePicker({ row, rows, beside }: PickerProps) {
  const navigate = useNavigate();
  const id = useId();
  const { scheme } = summaryOf(row);
  const others = rows.filter((other) => other.id !== row.id && summaryOf(other).scheme === scheme).slice(0, OFFERED);
  if (others.length === 0) return null;
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <label htmlFor={id} className="sr-only">
        Compare with
      </label>
      <select
        id={id}
        value={beside ?? ''}
        onChange={({ target: { value } }) =>
          void navigate({ to: '/exchanges', search: { id: row.id, ...(value !== '' && { with: Number(value) }) } })
        }
        className="min-h-8 max-w-60 min-w-0 cursor-pointer rounded-md border border-line-strong bg-surface px-2 text-sm text-ellipsis"
      >
        <option value="">{beside === undefined ? 'Compare with …' : 'Compare with none'}</option>
        {others.map((other) => (
          <option key={other.id} value={other.id}>
            {optionLabel(other)}
          </option>
        ))}
      </select>
    </span>
  );
}

interface ComparisonProps {
  readonly rows: readonly [Row, Row];
  /** What stands there as dots. */
  readonly secrets: readonly Secret[];
}

/** Two exchanges part by part: only what differs is drawn, with the first character that does. */
export function Comparison({ rows: [one, other], secrets }: ComparisonProps) {
  const [mine, theirs] = [partsOf(one), partsOf(other)];
  const names = [...new Set([...mine.keys(), ...theirs.keys()])];
  // A part that one of them has as undefined could not be computed there: no bytes to set beside the other's.
  const known = names.filter((name) =>
    [mine, theirs].every((parts) => !parts.has(name) || parts.get(name) !== undefined),
  );
  const pairs = known.map((name) => ({ name, texts: [mine.get(name) ?? '', theirs.get(name) ?? ''] as const }));
  const different = pairs.filter(({ texts }) => texts[0] !== texts[1]);
  const covered = (name: string, text: string) => dotted(text, placeOf(name), secrets);
  return (
    <Section title="Compared">
      <p className="mb-3 text-small leading-5 text-muted">
        {different.length === 0
          ? 'All parts are the same, byte for byte.'
          : `${different.length} of ${pairs.length} parts differ; the others are the same, byte for byte.`}
      </p>
      <ul className="space-y-3">
        {different.map(({ name, texts: [first, second] }) => (
          <li key={name}>
            <p className="mb-1 font-mono text-sm font-semibold wrap-anywhere">{name}</p>
            <Difference
              names={comparedNames(one, other)}
              texts={[covered(name, first), covered(name, second)]}
              at={firstDifference(first, second)}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

const PLACES: Readonly<Record<string, string>> = { 'request line': 'target', 'request body': 'body' };

/** Where in a message the part of that name stands. */
const placeOf = (name: string) => (name.startsWith('header ') ? name.slice(7).toLowerCase() : (PLACES[name] ?? ANSWER));

function partsOf(row: Row): ReadonlyMap<string, string | undefined> {
  const message = messageOf(row);
  const answer = answerOf(row);
  const view = row.server ?? row.sent?.server;
  const steps = (view?.steps ?? []).filter(({ secret }) => !secret);
  return new Map([
    ['verdict', summaryOf(row).code],
    ['request line', message ? `${message.method} ${message.target}` : ''],
    ...(message?.headers ?? []).map(([name, value]) => [`header ${name}`, value] as const),
    ['request body', message?.body ?? ''],
    ...steps.map((step) => [`step ${step.name}`, valueOf(step)] as const),
    ['status', answer ? String(answer.status) : ''],
    ['response body', answer?.body ?? ''],
  ]);
}
