import { encodeHex } from '../../core/bytes/hex.ts';
import { utf8Length } from '../../core/bytes/text.ts';
import type { TraceStep } from '../../core/scheme/trace.ts';
import type { ServerExchange } from '../../sandbox/journal.ts';
import { Difference } from '../../ui/difference.tsx';

type ServerStep = ServerExchange['steps'][number];

interface TracePairProps {
  client: readonly TraceStep[];
  /** None where the server computed nothing. */
  server: readonly ServerStep[];
}

/** Step by step: what you computed, what the server computed from what arrived, and the first byte that differs. */
export function TracePair({ client, server }: TracePairProps) {
  const names = [...new Set([...client, ...server].map(({ name }) => name))];
  return (
    <ol className="grid gap-2">
      {names.map((name) => (
        <StepPair
          key={name}
          name={name}
          mine={textOf(client.find((step) => step.name === name))}
          theirs={serverText(server.find((step) => step.name === name))}
        />
      ))}
    </ol>
  );
}

interface Written {
  readonly text: string;
  readonly isHex: boolean;
}

function StepPair({ name, mine, theirs }: { name: string; mine: Written | undefined; theirs: Written | undefined }) {
  const at = mine && theirs ? firstDifference(mine.text, theirs.text) : undefined;
  return (
    <li>
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <span className="font-mono font-semibold">{name}</span>
        <span className={`text-small ${at === undefined ? 'text-muted' : 'font-medium text-bad'}`}>
          {inWords(mine, theirs, at)}
        </span>
      </p>
      {mine && theirs && at !== undefined ? (
        <Difference names={['yours', 'the server’s']} texts={[mine.text, theirs.text]} at={at} />
      ) : (
        <p className="line-clamp-3 rounded-md bg-sunken px-2.5 py-1.5 font-mono text-xs leading-5 wrap-anywhere">
          {(mine ?? theirs)?.text}
        </p>
      )}
    </li>
  );
}

function inWords(mine: Written | undefined, theirs: Written | undefined, at: number | undefined): string {
  if (!theirs) return mine ? 'yours; the server computed none of it' : 'computed on neither side';
  if (!mine) return 'the server’s';
  if (at === undefined) return '= the same on both sides';
  const byte = mine.isHex ? Math.floor(at / 2) : utf8Length(mine.text.slice(0, at));
  return `≠ differs from byte ${byte + 1} on`;
}

function firstDifference(a: string, b: string): number | undefined {
  if (a === b) return undefined;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

function textOf(step: TraceStep | undefined): Written | undefined {
  if (!step?.outcome.ok) return undefined;
  const { value } = step.outcome;
  if (value.kind === 'text') return { text: value.text, isHex: false };
  if (value.kind === 'bytes') return { text: encodeHex(value.bytes), isHex: true };
  return { text: value.pairs.map(([name, text]) => `${name.text}=${text.text}`).join('&'), isHex: false };
}

/** Why it could not be computed is no value. */
function serverText(step: ServerStep | undefined): Written | undefined {
  const text = step?.text ?? step?.hex;
  return text === undefined ? undefined : { text, isHex: step?.hex !== undefined };
}
