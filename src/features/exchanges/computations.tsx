import { CircleCheck, CircleX, EyeOff } from 'lucide-react';

import { utf8Length } from '../../core/bytes/text.ts';
import type { RecordedStep } from '../../sandbox/steps.ts';
import { Difference } from '../../ui/difference.tsx';
import { Section } from '../../ui/section.tsx';
import type { Row } from './rows.ts';

interface Pair {
  readonly name: string;
  readonly client?: RecordedStep;
  readonly server?: RecordedStep;
}

/** Your computation and the server's, step by step, and the first byte in which they differ. */
export function Computations({ row, title = 'Both computations' }: { readonly row: Row; readonly title?: string }) {
  const client = row.sent?.steps ?? [];
  const server = (row.server ?? row.sent?.server)?.steps ?? [];
  if (client.length === 0 && server.length === 0) return null;
  const pairs = pairUp(client, server);
  const first = pairs.find(({ client: a, server: b }) => a && b && textOf(a) !== textOf(b));
  return (
    <Section title={title}>
      <p className="mb-3 text-small leading-5 text-muted">{wordsFor(client, server, first)}</p>
      <ol className="space-y-3">
        {pairs.map((pair) => (
          <Step key={pair.name} pair={pair} isFirst={pair === first} />
        ))}
      </ol>
    </Section>
  );
}

function wordsFor(client: readonly RecordedStep[], server: readonly RecordedStep[], first: Pair | undefined): string {
  if (server.length === 0) return 'The server refused before it computed anything; this is what you computed.';
  if (client.length === 0)
    return 'The server’s computation. The request was not signed in this page, so there is nothing to set beside it.';
  if (first) return `The two part at “${first.name}”. Everything after it differs because of it.`;
  return 'Every step came to the same bytes on both sides.';
}

function pairUp(client: readonly RecordedStep[], server: readonly RecordedStep[]): Pair[] {
  const names = [...new Set([...client, ...server].map(({ name }) => name))];
  return names.map((name) => {
    const [a, b] = [client, server].map((steps) => steps.find((step) => step.name === name));
    return { name, ...(a ? { client: a } : {}), ...(b ? { server: b } : {}) };
  });
}

const textOf = ({ text, hex, problem = '' }: RecordedStep): string => text ?? hex ?? problem;

function Step({ pair: { name, client, server }, isFirst }: { readonly pair: Pair; readonly isFirst: boolean }) {
  const isSame = client && server && textOf(client) === textOf(server);
  const isSecret = client?.secret ?? server?.secret ?? false;
  return (
    <li className={`rounded-md border px-3 py-2 ${isFirst ? 'border-bad' : 'border-line'}`}>
      <p className="mb-1 flex flex-wrap items-center gap-x-3 text-sm">
        <span className="font-mono font-semibold">{name}</span>
        <State isSame={isSame} client={client} />
      </p>
      {isSecret ? (
        <p className="flex items-center gap-1.5 text-small text-muted">
          <EyeOff aria-hidden size={14} /> Holds a secret; not shown.
        </p>
      ) : isSame === false && client && server ? (
        <Differs client={client} server={server} />
      ) : (
        <p className="max-h-40 overflow-y-auto font-mono text-xs leading-5 wrap-anywhere whitespace-pre-wrap">
          {textOf(client ?? server ?? { name }) || 'empty'}
        </p>
      )}
    </li>
  );
}

function State({
  isSame,
  client,
}: {
  readonly isSame: boolean | undefined;
  readonly client: RecordedStep | undefined;
}) {
  if (isSame === undefined)
    return <span className="text-xs text-muted">{client ? 'yours only' : 'the server’s only'}</span>;
  const Icon = isSame ? CircleCheck : CircleX;
  return (
    <span className={`flex items-center gap-1 text-xs font-medium ${isSame ? 'text-ok' : 'text-bad'}`}>
      <Icon aria-hidden size={14} />
      {isSame ? 'same on both sides' : 'different'}
    </span>
  );
}

function Differs({ client, server }: { readonly client: RecordedStep; readonly server: RecordedStep }) {
  const [mine, theirs] = [textOf(client), textOf(server)];
  const at = firstDifference(mine, theirs);
  const isHex = client.hex !== undefined;
  const byte = isHex ? Math.floor(at / 2) : utf8Length(mine.slice(0, at));
  return (
    <>
      <p className="mb-1.5 text-small">First difference: byte {byte + 1}</p>
      <Difference names={['yours', 'the server’s']} texts={[mine, theirs]} at={isHex ? byte * 2 : at} />
    </>
  );
}

/** The index of the first character that is not in both. */
export function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}
