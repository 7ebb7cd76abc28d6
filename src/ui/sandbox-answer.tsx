import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { useEffect, useRef } from 'react';

import { answerWords } from './answer-words.ts';
import { apart } from './apart.ts';
import { LearnLink } from './learn-link.tsx';
import { Says } from './says.tsx';
import { VerdictHead } from './verdict-view.tsx';

interface Answered {
  readonly scheme: string;
  /** When it was sent, and how long the answer took, in milliseconds of the page's clock. */
  readonly at: number;
  readonly took: number;
  readonly operation?: string;
  readonly answer?: { readonly status: number };
  /** Why there is no answer. */
  readonly failed?: string;
  readonly server?: {
    readonly id: number;
    /** By the sandbox's clock. */
    readonly at: number;
    readonly verdict: {
      readonly ok: boolean;
      readonly code: string;
      readonly says: string;
      readonly measured?: string;
    };
    readonly refusal?: string;
  };
  /** What `fetch` by itself would have sent otherwise. */
  readonly changes: readonly string[];
}

/** What the sandbox said to a request: accepted or refused, why, and the way to the whole exchange. */
export function SandboxAnswer({ sent }: { sent: Answered }) {
  const { answer, failed, server, changes, scheme, operation, at, took } = sent;
  const box = useShown(server?.id);
  if (!answer || !server)
    return <p className="text-sm text-bad">No answer: {failed ?? 'the sandbox kept no record of it'}</p>;
  const { verdict, refusal, id } = server;
  const isOk = verdict.ok && refusal === undefined;
  const difference = apart(server.at, Math.min(Math.max(server.at, at), at + took));
  return (
    <div ref={box} className="scroll-mb-14">
      <Says tone={isOk ? 'ok' : 'bad'}>
        <VerdictHead
          headline={isOk ? 'Accepted' : 'Refused'}
          code={verdict.ok ? (refusal ?? verdict.code) : verdict.code}
        >
          <span className="ml-auto text-ink tabular-nums">HTTP {answer.status}</span>
        </VerdictHead>
        <div className="text-ink">
          <p className="mt-1">
            {answerWords(server)}{' '}
            {!isOk && operation !== undefined && (
              <LearnLink
                scheme={scheme}
                operation={operation}
                kind="error"
                name={verdict.ok ? (refusal ?? '') : verdict.code}
              />
            )}
          </p>
          {verdict.measured && <p className="mt-0.5 font-mono text-xs leading-5 wrap-anywhere">{verdict.measured}</p>}
          {difference !== undefined && (
            <p className="mt-1 text-small leading-5 text-muted">The sandbox’s clock is {difference}.</p>
          )}
          {changes.length > 0 && (
            <p className="mt-1 text-small leading-5 text-muted">
              A browser’s own fetch {changes.join('; ')}. The sandbox received it anyway.
            </p>
          )}
          <Link to="/exchanges" search={{ id }} className="link mt-2 inline-flex items-center gap-1 font-medium">
            Open exchange {id} <ArrowRight aria-hidden size={15} />
          </Link>
        </div>
      </Says>
    </div>
  );
}

/** Brings what came after a press beside it into the window, with what may stand below it; not where a screen is come back to. */
function useShown(id: number | undefined) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const own = box.current;
    const isAskedHere = own?.closest('section')?.contains(document.activeElement);
    if (id !== undefined && isAskedHere) own?.scrollIntoView({ block: 'nearest' });
  }, [id]);
  return box;
}
