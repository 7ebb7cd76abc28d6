import type { ReactNode } from 'react';

import { clockText } from '../../core/scheme/time-words.ts';
import type { HttpMessage } from '../../core/http/message.ts';
import { verdictWords } from '../../core/scheme/policy.ts';
import type { ServerExchange } from '../../sandbox/journal.ts';
import { answerWords } from '../../ui/answer-words.ts';
import { LearnLink } from '../../ui/learn-link.tsx';
import { TextBlock } from '../../ui/text-block.tsx';
import type { Lesson } from './lessons.ts';
import { TracePair } from './trace-pair.tsx';
import type { Row } from './rows.ts';

interface RowViewProps {
  row: Row;
  number: number;
  titleOf: (fault: string) => string;
  /** Where a verdict is explained. */
  explain: (code: string) => Lesson | undefined;
}

/** A step that has happened: what was sent, what came back, and what the server made of it. */
export function RowView({ row, number, titleOf, explain }: RowViewProps) {
  const { event, stopped, faults } = row;
  const { step, sent, server, verdict } = event;
  return (
    <>
      <p className="mb-3">
        <span className="mr-2 text-muted tabular-nums">{number}</span>
        {step.says}
      </p>
      {stopped !== undefined && <Unmet lines={[stopped]} />}
      {event.unmet.length > 0 && <Unmet lines={event.unmet} />}
      {server && <ServerVerdict server={server} explain={explain} />}
      {verdict && (
        <Verdict isOk={verdict.ok} code={verdict.code}>
          {verdict.rows.find(({ state }) => state === 'failed')?.says ?? 'The signature matches what arrived.'}
        </Verdict>
      )}
      {sent && faults.length > 0 && (
        <p className="mt-2 text-sm text-warn">⚡ On the way: {faults.map(titleOf).join(', ')}.</p>
      )}
      <Messages row={row} />
      {!sent && stopped === undefined && (
        <p className="text-sm text-muted">
          The sandbox clock says {clockText(event.now)} UTC after this step. Nothing is sent.
        </p>
      )}
    </>
  );
}

/** What went over the wire, and how each side computed it. */
function Messages({ row: { event, sender } }: { row: Row }) {
  const { step, sent, status, body, server, trace } = event;
  const theirs = (server ?? sender)?.steps ?? [];
  return (
    <>
      {sent && (
        <Part title={step.do === 'receive' ? 'Callback, as it arrived' : 'Request, as you sent it'}>
          <TextBlock name="Request" text={requestText(sent, server?.request.origin ?? sent.origin)} />
        </Part>
      )}
      {status !== undefined && (
        <Part title="Answer">
          <TextBlock name="Answer" text={answerText(status, body ?? '', server)} />
          <Ours words={server?.ours ?? []} />
        </Part>
      )}
      {(trace || theirs.length > 0) && (
        <Part title="Your trace beside the server’s">
          <TracePair client={trace?.steps ?? []} server={theirs} />
        </Part>
      )}
    </>
  );
}

function ServerVerdict({ server, explain }: { server: ServerExchange; explain: RowViewProps['explain'] }) {
  const { verdict, refusal, at } = server;
  const isRefused = !verdict.ok || refusal !== undefined;
  const lesson = isRefused ? explain(refusal ?? verdict.code) : undefined;
  const words = (refusal === undefined ? undefined : verdictWords(refusal)) ?? answerWords(server);
  return (
    <Verdict isOk={!isRefused} code={refusal ?? verdict.code}>
      {words} {lesson && <LearnLink {...lesson} kind="error" />}
      {verdict.measured !== undefined && <span className="block">Measured: {verdict.measured}.</span>}
      <span className="block text-muted">At {clockText(at)} by the server’s clock.</span>
    </Verdict>
  );
}

function Verdict({ isOk, code, children }: { isOk: boolean; code: string; children: ReactNode }) {
  const look = isOk ? 'bg-ok-soft text-ok' : 'bg-bad-soft text-bad';
  return (
    <div className="rounded-md border border-line px-3 py-2 text-sm">
      <span className={`mr-2 rounded-sm px-1.5 py-0.5 font-mono text-xs font-semibold ${look}`}>
        {isOk ? '✓ ' : '✕ '}
        {code}
      </span>
      {children}
    </div>
  );
}

function Unmet({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="mb-3 rounded-md bg-bad-soft px-3 py-2 text-sm text-bad">
      {lines.map((line) => (
        <li key={line}>≠ {line}</li>
      ))}
    </ul>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mt-4">
      <h3 className="mb-1.5 text-sm font-semibold">{title}</h3>
      {children}
    </div>
  );
}

function Ours({ words }: { words: readonly string[] }) {
  return words.map((line) => (
    <p key={line} className="mt-1.5 text-small leading-5 text-muted">
      <span className="mr-1.5 rounded-sm bg-warn-soft px-1.5 py-0.5 text-xs font-medium text-warn">ours</span>
      {line}
    </p>
  ));
}

function requestText({ method, target, headers, body }: HttpMessage, origin: string): string {
  const lines = [`${method} ${target} HTTP/1.1`, `Host: ${new URL(origin).host}`, ...headers.map(headerLine)];
  return body === undefined ? lines.join('\n') : `${lines.join('\n')}\n\n${body}`;
}

function answerText(status: number, body: string, server: ServerExchange | undefined): string {
  const lines = [`HTTP/1.1 ${status}`, ...(server?.response?.headers ?? []).map(headerLine)];
  return body === '' ? lines.join('\n') : `${lines.join('\n')}\n\n${body}`;
}

function headerLine([name, value]: readonly [string, string]): string {
  return `${name}: ${value}`;
}
