import '../../ui/ui.css';

import { Link } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';

import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/count.ts';
import type { HandedCase } from '../../ui/handover.ts';
import { Section } from '../../ui/section.tsx';
import { askSandbox } from '../../workers/page/admin.ts';
import { forgetSent, useSent } from '../../workers/page/exchanges.ts';
import { Comparison } from './compare.tsx';
import { Detail } from './detail.tsx';
import { useJournal } from './journal.ts';
import { schemeName } from './labels.ts';
import { ExchangeList } from './list.tsx';
import { rowsOf, summaryOf, type Row } from './rows.ts';
import { useSecrets } from './secrets.ts';

interface ExchangesProps {
  /** The exchange that is open; the newest when absent. */
  readonly id: number | undefined;
  /** Another one to set beside it. */
  readonly beside: number | undefined;
  /** Puts what was sent on the panel of its operation. */
  readonly onOpen: (value: HandedCase) => void;
}

/** Every exchange with the sandbox, as the client and as the server saw it. */
export function Exchanges({ id, beside, onOpen }: ExchangesProps) {
  const { journal, isPending, refresh } = useJournal();
  const sent = useSent((state) => state.sent);
  const rows = useMemo(() => rowsOf(journal, sent), [journal, sent]);
  const chosen = id === undefined ? rows[0] : rows.find((row) => row.id === id);
  const other = rows.find((row) => row.id === beside);
  const [isShown, setShown] = useState(false);
  const [{ secrets, again }, { secrets: others }] = [useSecrets(chosen), useSecrets(other)];
  if (rows.length === 0) return isPending ? <p className="text-muted">Loading…</p> : <Empty />;
  return (
    <div className="grid items-start gap-4 min-[1100px]:grid-cols-[minmax(17rem,22rem)_minmax(0,1fr)]">
      <Listed rows={rows} chosen={chosen?.id} onClear={() => void clear().then(refresh)} />
      <div className="min-w-0 space-y-4">
        {chosen && other && secrets && others && (
          <Comparison rows={[chosen, other]} secrets={isShown ? [] : [...secrets, ...others]} />
        )}
        {chosen ? (
          <Detail
            key={chosen.id}
            row={chosen}
            rows={rows}
            beside={other?.id}
            secrets={secrets}
            {...(again ? { again } : {})}
            isShown={isShown}
            onToggle={() => setShown(!isShown)}
            onOpen={onOpen}
          />
        ) : (
          <Gone isPending={isPending} rows={rows} />
        )}
      </div>
    </div>
  );
}

interface ListedProps {
  readonly rows: readonly Row[];
  readonly chosen: number | undefined;
  readonly onClear: () => void;
}

/** All of them at the side, or those that are found. */
function Listed({ rows, chosen, onClear }: ListedProps) {
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed.trim().toLowerCase());
  const found = useMemo(
    () => (wanted === '' ? rows : rows.filter((row) => textOf(row).includes(wanted))),
    [rows, wanted],
  );
  return (
    <div className="min-w-0 min-[1100px]:sticky min-[1100px]:top-[calc(var(--header)+1rem)]">
      <div className="mb-2 flex min-h-8 items-center justify-between gap-2">
        <p role="status" aria-label="Listed" className="text-small text-muted tabular-nums">
          {found.length < rows.length && `${found.length} of `}
          {count(rows.length, 'exchange')}, newest first
        </p>
        <Button look="quiet" onClick={onClear}>
          <Trash2 size={15} /> Clear
        </Button>
      </div>
      {rows.length >= FINDABLE && <Find typed={typed} onType={setTyped} />}
      {found.length > 0 ? (
        <ExchangeList key={wanted} rows={found} chosen={chosen} />
      ) : (
        <p className="rounded-md bg-sunken px-3 py-4 text-sm text-muted">No matches.</p>
      )}
    </div>
  );
}

/** Fewer are seen at a glance. */
const FINDABLE = 6;

interface FindProps {
  readonly typed: string;
  readonly onType: (text: string) => void;
}

function Find({ typed, onType }: FindProps) {
  return (
    <input
      type="search"
      aria-label="Find an exchange"
      placeholder="Find by path, status, verdict …"
      value={typed}
      onChange={(event) => onType(event.currentTarget.value)}
      className="mb-2 min-h-8 w-full rounded-md border border-line-strong bg-surface px-2 text-sm"
    />
  );
}

/** What is found by: nothing of the body or the headers, which hold secrets. */
function textOf(row: Row): string {
  const { scheme, method, target, status, code, isOk } = summaryOf(row);
  return `${method} ${target} ${status ?? ''} ${code} ${isOk ? 'accepted' : 'refused'} ${schemeName(scheme)}`.toLowerCase();
}

async function clear(): Promise<void> {
  forgetSent();
  await askSandbox('DELETE', 'journal');
}

function Empty() {
  return (
    <Section title="Nothing sent yet">
      <p className="max-w-prose text-small leading-5 text-muted">
        Compute a request, then press “Send to sandbox”. Every exchange is listed here with what was sent, what came
        back and what the server computed.
      </p>
      <p className="mt-2 text-small">
        <Link to="/" className="link inline-block min-h-6">
          Choose a scheme
        </Link>
      </p>
    </Section>
  );
}

function Gone({ isPending, rows }: { readonly isPending: boolean; readonly rows: readonly Row[] }) {
  if (isPending) return <p className="text-muted">Loading…</p>;
  return (
    <Section title="This exchange is gone">
      <p className="text-muted">
        It was cleared, or made room for newer ones. There are {rows.length} others in the list.
      </p>
    </Section>
  );
}
