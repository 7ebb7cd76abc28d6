import { ArrowRight, BadgeCheck, Share2, Stethoscope, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';

import type { ImportKind } from '../../cases/import/reading.ts';
import type { Recognised } from '../../cases/import/recognise.ts';
import type { ImportEntry } from '../../cases/import/session.ts';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/count.ts';
import { ProblemLine } from '../../ui/problem-line.tsx';
import { Says } from '../../ui/says.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import type { ImportActions } from './import-actions.ts';
import { kindWords } from './kind-words.ts';

interface EntryViewProps {
  readonly entry: ImportEntry;
  readonly kind: ImportKind | 'case';
  /** What the whole text lost. */
  readonly lost: readonly string[];
  readonly onOpen: ImportActions['onOpen'];
}

/** One request: whose it is, what it fills, what is missing, what did not come through; and where to go with it. */
export function EntryView({ entry, kind, lost, onOpen }: EntryViewProps) {
  const [picked, setPicked] = useState(0);
  const found = entry.recognised[picked];
  return (
    <div className="grid gap-3">
      <p role="status" aria-label="Recognised" className="text-body">
        <span className="text-muted">{kindWords(kind)}</span>
        <span aria-label="is" className="mx-1.5 text-muted">
          →
        </span>
        {found ? (
          <span className="font-semibold">
            {found.schemeName} · {found.operationTitle}
          </span>
        ) : (
          <span className="font-semibold">of no scheme known here</span>
        )}
        {found && <span className="sr-only">; {summaryOf(found)}</span>}
      </p>
      {(kind === 'har' || kind === 'postman') && found && (
        <p className="font-mono text-small leading-5 wrap-anywhere">
          {entry.row.method} {entry.row.title}
        </p>
      )}
      {entry.recognised.length > 1 && <Readings entry={entry} picked={picked} onPick={setPicked} />}
      {entry.problem && <ProblemLine problem={entry.problem} />}
      {found ? (
        <Findings found={found} />
      ) : (
        entry.problem === undefined && <Unknown title={`${entry.row.method} ${entry.row.title}`} />
      )}
      <Lost notes={[...lost, ...entry.lost, ...(found?.notes ?? [])]} />
      {found && <Ways found={found} onOpen={onOpen} />}
    </div>
  );
}

function summaryOf({ filled, missing }: Recognised): string {
  return `${count(filled.length, 'field')} filled${missing.length > 0 ? `; ${missing.join(', ')} missing` : ''}`;
}

interface ReadingsProps {
  readonly entry: ImportEntry;
  readonly picked: number;
  readonly onPick: (index: number) => void;
}

/** More than one operation may be meant. */
function Readings({ entry, picked, onPick }: ReadingsProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 text-small text-muted">
      Read as
      <Segmented
        label="Read as"
        options={entry.recognised
          .slice(0, 3)
          .map(({ operationTitle }, index) => ({ value: String(index), name: operationTitle }))}
        value={String(picked)}
        onChange={(value) => onPick(Number(value))}
      />
    </div>
  );
}

function Findings({ found }: { readonly found: Recognised }) {
  const { filled, missing, absent, observed, result } = found;
  return (
    <dl className="grid grid-cols-[minmax(auto,7.5rem)_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
      <Row name={count(filled.length, 'field') + ' filled'}>
        {filled.length === 0 ? 'none' : <Names names={filled} />}
      </Row>
      {observed !== '' && result !== undefined && !filled.includes(result) && (
        <Row name="Observed">
          <code className="font-semibold">{result}</code>
        </Row>
      )}
      {missing.length > 0 && (
        <Row name="To be filled in">
          <Names names={missing} />
        </Row>
      )}
      {absent.map((part) => (
        <Row key={part} name="Unlike the documents">
          <code>{part}</code> is not there, or has another form
        </Row>
      ))}
    </dl>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  );
}

function Names({ names }: { readonly names: readonly string[] }) {
  return names.map((name, index) => (
    <span key={name}>
      {index > 0 && ', '}
      <code className="font-semibold">{name}</code>
    </span>
  ));
}

function Unknown({ title }: { readonly title: string }) {
  return (
    <Says tone="note">
      <p className="font-mono text-small wrap-anywhere">{title}</p>
      <p className="mt-1">
        No operation here has such a header or body. If it belongs to one of the schemes below, open that scheme and
        paste the values into its fields.
      </p>
    </Says>
  );
}

function Lost({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <ul aria-label="Lost or uncertain" className="grid gap-1.5 rounded-md bg-sunken px-3 py-2 text-small leading-5">
      {[...new Set(notes)].map((note) => (
        <li key={note} className="flex gap-2">
          <TriangleAlert size={14} aria-hidden className="mt-[3px] shrink-0 text-warn" />
          <span className="min-w-0 wrap-anywhere">{note}</span>
        </li>
      ))}
    </ul>
  );
}

function Ways({ found, onOpen }: { readonly found: Recognised; readonly onOpen: ImportActions['onOpen'] }) {
  const isCallback = found.direction === 'callback';
  const look = (isFirst: boolean) => (isFirst ? 'primary' : 'outline');
  return (
    <div className="flex flex-wrap gap-2">
      <Button look={look(!isCallback)} className={isCallback ? 'order-2' : ''} onClick={() => onOpen(found, 'compute')}>
        <ArrowRight size={15} aria-hidden /> Open in Compute
      </Button>
      {found.canVerify && (
        <Button look={look(isCallback)} className={isCallback ? 'order-1' : ''} onClick={() => onOpen(found, 'verify')}>
          <BadgeCheck size={15} aria-hidden /> Verify
        </Button>
      )}
      {found.canDiagnose && (
        <Button className="order-3" onClick={() => onOpen(found, 'doctor')}>
          <Stethoscope size={15} aria-hidden /> Diagnose
        </Button>
      )}
      <Button className="order-4" onClick={() => onOpen(found, 'share')}>
        <Share2 size={15} aria-hidden /> Share…
      </Button>
    </div>
  );
}
