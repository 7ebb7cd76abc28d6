import { ShieldAlert, ShieldCheck } from 'lucide-react';

import { useDepartures } from './departures.ts';

/** How many requests left this page: none, and the browser is the witness. */
export function DeparturesLine() {
  const { left, stopped } = useDepartures();
  const Icon = left + stopped === 0 ? ShieldCheck : ShieldAlert;
  return (
    <p
      role="status"
      aria-label="Requests that left this page"
      className="ml-auto hidden items-center gap-1.5 text-[0.8125rem] text-muted md:flex"
    >
      <Icon aria-hidden className={`size-4 ${left + stopped === 0 ? 'text-ok' : 'text-bad'}`} />
      {words(left, 'left this page')}
      {stopped > 0 && `; ${words(stopped, 'stopped')}`}
    </p>
  );
}

const words = (count: number, what: string) => `${count} ${count === 1 ? 'request' : 'requests'} ${what}`;
