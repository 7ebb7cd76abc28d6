import { ShieldAlert, ShieldCheck } from 'lucide-react';

import { useDepartures } from './departures.ts';

/** How many requests this page made to others than its own server: none, and the browser is the witness. */
export function DeparturesLine() {
  const { left, stopped } = useDepartures();
  const Icon = left + stopped === 0 ? ShieldCheck : ShieldAlert;
  return (
    <p
      role="status"
      aria-label="Requests that left this page"
      title={`${left}${words(left)}, as counted by the browser`}
      className="ml-auto flex items-center gap-1.5 text-small whitespace-nowrap text-muted"
    >
      <Icon aria-hidden className={`size-4 ${left + stopped === 0 ? 'text-ok' : 'text-bad'}`} />
      <span>
        {left}
        <Words>{words(left)}</Words>
        {stopped > 0 && (
          <>
            <Words>;</Words> {stopped}
            <Words>{`${requests(stopped)} stopped`}</Words>
          </>
        )}
      </span>
    </p>
  );
}

const words = (left: number) => (left === 1 ? ' request to another site' : ' requests to other sites');
const requests = (count: number) => (count === 1 ? ' request' : ' requests');

/** On a narrow screen there is room for the number only. */
function Words({ children }: { readonly children: string }) {
  return <span className="max-md:sr-only">{children}</span>;
}
