import { CircleCheck, CircleX, EyeOff } from 'lucide-react';

import { utf8Length } from '../../core/bytes/text.ts';
import { Difference } from '../../ui/difference.tsx';
import { Section } from '../../ui/section.tsx';
import { firstDifference, isSame, pairUp, stateOf, summaryOfPairs, valueOf, type Pair } from './pairs.ts';
import type { Row } from './rows.ts';

/** Your computation and the server's, step by step, and the first byte in which they differ. */
export function Computations({ row }: { readonly row: Row }) {
  const view = row.server ?? row.sent?.server;
  const theirs = view?.steps ?? [];
  const pairs = pairUp(row.sent?.steps ?? [], theirs);
  if (pairs.length === 0) return null;
  const first = pairs.find((pair) => isSame(pair) === false);
  return (
    <Section title={theirs.length === 0 ? 'Your computation' : 'Both computations'}>
      <p className="mb-3 text-small leading-5 text-muted">{summaryOfPairs(pairs, view?.verdict.ok)}</p>
      <ol className="space-y-3">
        {pairs.map((pair) => (
          <Step key={pair.name} pair={pair} isFirst={pair === first} />
        ))}
      </ol>
    </Section>
  );
}

function Step({ pair, isFirst }: { readonly pair: Pair; readonly isFirst: boolean }) {
  const { name, client, server } = pair;
  const isSecret = client?.secret ?? server?.secret ?? false;
  return (
    <li className={`rounded-md border px-3 py-2 ${isFirst ? 'border-bad' : 'border-line'}`}>
      <p className="mb-1 flex flex-wrap items-center gap-x-3 text-sm">
        <span className="font-mono font-semibold">{name}</span>
        <State pair={pair} />
      </p>
      {isSecret ? (
        <p className="flex items-center gap-1.5 text-small text-muted">
          <EyeOff aria-hidden size={14} /> Holds a secret; not shown.
        </p>
      ) : (
        <Values pair={pair} />
      )}
    </li>
  );
}

function State({ pair }: { readonly pair: Pair }) {
  const same = isSame(pair);
  if (same === undefined) return <span className="text-xs text-muted">{stateOf(pair)}</span>;
  const Icon = same ? CircleCheck : CircleX;
  return (
    <span className={`flex items-center gap-1 text-xs font-medium ${same ? 'text-ok' : 'text-bad'}`}>
      <Icon aria-hidden size={14} />
      {stateOf(pair)}
    </span>
  );
}

/** What the step came to: once where it is the same, else both; and why a side has no value. */
function Values({ pair }: { readonly pair: Pair }) {
  const { client, server } = pair;
  if (isSame(pair) === false) return <Differs pair={pair} />;
  const value = valueOf(client) ?? valueOf(server);
  const problem = client?.problem ?? server?.problem;
  return (
    <>
      {value !== undefined && (
        <p className="max-h-40 overflow-y-auto font-mono text-xs leading-5 wrap-anywhere whitespace-pre-wrap">
          {value || 'empty'}
        </p>
      )}
      {problem !== undefined && <p className="text-small leading-5 text-muted">Not computed: {problem}.</p>}
    </>
  );
}

function Differs({ pair: { client, server } }: { readonly pair: Pair }) {
  const [mine = '', theirs = ''] = [valueOf(client), valueOf(server)];
  const at = firstDifference(mine, theirs);
  const isHex = client?.hex !== undefined;
  const byte = isHex ? Math.floor(at / 2) : utf8Length(mine.slice(0, at));
  return (
    <>
      <p className="mb-1.5 text-small">First difference: byte {byte + 1}</p>
      <Difference names={['yours', 'the server’s']} texts={[mine, theirs]} at={isHex ? byte * 2 : at} />
    </>
  );
}
