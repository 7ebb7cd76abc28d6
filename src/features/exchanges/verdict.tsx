import { CircleCheck, CircleMinus, CircleX } from 'lucide-react';

import type { CheckRow } from '../../core/scheme/verify.ts';
import { answerWords } from '../../ui/answer-words.ts';
import { LearnLink } from '../../ui/learn-link.tsx';
import { Says } from '../../ui/says.tsx';
import { VerdictHead } from '../../ui/verdict-view.tsx';
import { summaryOf, type Row } from './rows.ts';

/** A typed code, with a mark that does without colour. */
export function Code({ code, isOk }: { readonly code: string; readonly isOk: boolean }) {
  const Icon = isOk ? CircleCheck : CircleX;
  return (
    <span className={`inline-flex shrink-0 items-center gap-1 font-mono text-xs ${isOk ? 'text-ok' : 'text-bad'}`}>
      <Icon aria-hidden size={13} />
      {code}
    </span>
  );
}

/** Refusals of what was in order once: a time that has passed, a nonce or key that was used. */
const STALE = /^(?:timestamp-|nonce-reused$|key-not-rising$)/;

/** What the server said, in words and as a typed code, with what it measured. */
export function VerdictBox({ row }: { readonly row: Row }) {
  const { isOk, code, isCallback } = summaryOf(row);
  const view = row.server ?? row.sent?.server;
  if (!view)
    return (
      <Says tone="bad">
        {row.sent?.failed ? `It could not be sent: ${row.sent.failed}` : 'The sandbox kept no record of it.'}
      </Says>
    );
  const { verdict, faults, ours } = view;
  const title = isCallback ? 'Sent by the vendor' : isOk ? 'Accepted' : 'Refused';
  return (
    <Says tone={isOk ? 'ok' : 'bad'}>
      <VerdictHead headline={title} code={code} />
      <div className="text-ink">
        {!isCallback && (
          <p className="mt-1">
            {answerWords(view)}{' '}
            {!verdict.ok && view.operation !== undefined && (
              <LearnLink scheme={view.scheme} operation={view.operation} kind="error" name={verdict.code} />
            )}
          </p>
        )}
        {verdict.measured && <p className="mt-0.5 font-mono text-xs leading-5 wrap-anywhere">{verdict.measured}</p>}
        {STALE.test(verdict.code) && view.operation !== undefined && (
          <p className="mt-1">
            If resent unchanged, it is refused again.{' '}
            <a className="link font-medium" href={`#/${view.scheme}/${view.operation}`}>
              Sign it again
            </a>
          </p>
        )}
        {faults.length > 0 && <p className="mt-1">Faults switched on: {faults.join(', ')}</p>}
        {ours.map((words) => (
          <p key={words} className="mt-1 text-small leading-5 text-muted">
            <span className="mr-1.5 rounded-sm bg-warn-soft px-1.5 py-0.5 text-xs font-medium text-warn">ours</span>
            {words}
          </p>
        ))}
      </div>
    </Says>
  );
}

const STATES = {
  ok: { color: 'text-ok', Icon: CircleCheck },
  failed: { color: 'text-bad', Icon: CircleX },
  skipped: { color: 'text-muted', Icon: CircleMinus },
} as const;

/** The questions the server asked, one a line. */
export function CheckList({ checks }: { readonly checks: readonly CheckRow[] }) {
  // One question alone is what the verdict already says.
  if (checks.length < 2) return null;
  return (
    <ul aria-label="Checks" className="mt-3 divide-y divide-line rounded-md border border-line">
      {checks.map(({ name, state, measured, says }) => {
        const { color, Icon } = STATES[state];
        return (
          <li key={name} className="px-3 py-2 text-small leading-5">
            <p className={`flex items-center gap-2 font-medium ${color}`}>
              <Icon size={15} aria-hidden />
              <span className="text-ink">{name}</span>
              <span className="ml-auto">{state}</span>
            </p>
            <p className="pl-[23px] font-mono text-xs leading-5 wrap-anywhere text-muted">{measured}</p>
            {state === 'failed' && <p className="pl-[23px]">{says}</p>}
          </li>
        );
      })}
    </ul>
  );
}
