import { ArrowRight, Pencil, RotateCw } from 'lucide-react';
import { useCallback, useState, type ReactNode } from 'react';

import { clockText } from '../../core/scheme/time-words.ts';
import { curlCommand } from '../../core/http/curl.ts';
import type { HttpMessage } from '../../core/http/message.ts';
import type { Secret } from '../../core/scheme/hidden.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import type { HandedCase } from '../../ui/handover.ts';
import { HiddenNote } from '../../ui/hidden-text.tsx';
import { Section } from '../../ui/section.tsx';
import { ComparePicker } from './compare.tsx';
import { Computations } from './computations.tsx';
import { Diagnose } from './diagnose.tsx';
import { EditSection } from './edit-section.tsx';
import { ExportTools } from './export-menu.tsx';
import { readOpened } from './handed.ts';
import { schemeName } from './labels.ts';
import { MessageView } from './message-view.tsx';
import { answerOf, messageOf, summaryOf, type Row } from './rows.ts';
import { namesIn } from './secrets.ts';
import { useResend } from './send.ts';
import { CheckList, VerdictBox } from './verdict.tsx';

interface DetailProps {
  readonly row: Row;
  readonly rows: readonly Row[];
  /** The one that it is compared with. */
  readonly beside: number | undefined;
  /** What of it is masked where it is typed; undefined until that is known. */
  readonly secrets: readonly Secret[] | undefined;
  /** Asks again, where that could not be found out. */
  readonly again?: () => void;
  /** Whether secrets are shown, in the whole viewer. */
  readonly isShown: boolean;
  readonly onToggle: () => void;
  /** Puts what was sent on the panel of its operation. */
  readonly onOpen: (value: HandedCase) => void;
}

/** One exchange: what the server said, what was sent, what came back, and both computations. */
export function Detail(props: DetailProps) {
  const { row } = props;
  const { method, target, scheme, time, isCallback } = summaryOf(row);
  const view = row.server ?? row.sent?.server;
  return (
    <div className="min-w-0 space-y-4">
      <Section title={view?.title ?? 'Not recorded'}>
        <p className="-mt-2 mb-3 font-mono text-sm wrap-anywhere text-muted">
          <span className="font-sans">{schemeName(scheme)}</span> · {method} {target}
        </p>
        <VerdictBox row={row} />
        <CheckList checks={view?.verdict.rows ?? []} />
        <p className="mt-3 text-small leading-5 text-muted">
          {isCallback ? 'Sent' : 'Arrived'} {clockText(time)} UTC by the sandbox clock
          {row.sent && ` · ${row.sent.took} ms · ${WAYS[row.sent.way]}`}
        </p>
        <Tools {...props} isCallback={isCallback} />
      </Section>
      <Computations row={row} />
      <Messages {...props} />
    </div>
  );
}

const WAYS = {
  worker: 'a real request, answered by the service worker',
  page: 'answered in the page: no service worker controls it',
} as const;

function Tools(props: DetailProps & { readonly isCallback: boolean }) {
  const { row, rows, beside, secrets, isShown, onToggle, onOpen, isCallback } = props;
  const [isEditing, setEditing] = useState(false);
  const { resend, isSending } = useResend();
  const message = messageOf(row);
  const canSend = message !== undefined && !isCallback;
  const canOpen = message !== undefined && (row.server ?? row.sent?.server)?.operation !== undefined;
  return (
    <>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Button disabled={!canSend || isSending} onClick={() => message && resend(row, message)}>
          <RotateCw size={15} /> Resend
        </Button>
        <Button disabled={!canSend} aria-expanded={isEditing} onClick={() => setEditing(!isEditing)}>
          <Pencil size={15} /> Edit and resend
        </Button>
        {canOpen && (
          <Button onClick={() => void readOpened(row).then((value) => value && onOpen(value))}>
            <ArrowRight size={15} aria-hidden /> Open in Compute
          </Button>
        )}
        <Diagnose row={row} />
        <ComparePicker row={row} rows={rows} beside={beside} />
        <span className="grow" />
        <ExportTools row={row} />
      </div>
      {isEditing && message && secrets && (
        <EditSection
          row={row}
          message={message}
          isSending={isSending}
          resend={resend}
          hasSecrets={namesIn(row, secrets).length > 0}
          isShown={isShown}
          onToggle={onToggle}
        />
      )}
    </>
  );
}

/** The messages are not drawn: what is secret in them is not known. */
function NotKnown({ again }: { readonly again: () => void }) {
  return (
    <div role="alert">
      <Section title="Request and response">
        <p className="mb-3 max-w-prose text-small leading-5 text-muted">
          The part of the page that knows which of this is secret could not be loaded, so nothing of it is shown.
        </p>
        <Button onClick={again}>
          <RotateCw size={15} aria-hidden /> Try again
        </Button>
      </Section>
    </div>
  );
}

function Messages({ row, secrets, again, isShown, onToggle }: DetailProps) {
  if (!secrets) return again ? <NotKnown again={again} /> : <p className="text-small text-muted">Loading…</p>;
  const hidden = isShown ? [] : secrets;
  return (
    <div className="grid items-start gap-4 min-[1500px]:grid-cols-2">
      <Request row={row} hidden={hidden}>
        <HiddenNote names={namesIn(row, secrets)} isShown={isShown} onToggle={onToggle} />
      </Request>
      <Response row={row} hidden={hidden} />
    </div>
  );
}

interface MessageProps {
  readonly row: Row;
  /** What of it is masked now. */
  readonly hidden: readonly Secret[];
  /** Below the message. */
  readonly children?: ReactNode;
}

/** As it was intended, where this page sent it; else as it arrived. */
function Request({ row, hidden, children }: MessageProps) {
  const message = messageOf(row);
  const arrived = (row.server ?? row.sent?.server)?.request;
  const changes = row.sent?.changes ?? [];
  return (
    <Section title="Request" tools={message && <CopyCurl message={message} />}>
      <MessageView
        of="request"
        line={
          message ? `${message.method} ${message.origin}${message.target}` : `${arrived?.method} ${arrived?.target}`
        }
        headers={message?.headers ?? arrived?.headers ?? []}
        body={message ? message.body : (arrived?.body.text ?? arrived?.body.base64)}
        secrets={hidden}
      />
      {children}
      {!row.sent && row.server?.direction === 'in' && (
        <p className="mt-2 text-small leading-5 text-muted">
          As the sandbox received it: this page did not send it, or has been reloaded since. A browser writes names in
          lower case and adds headers of its own; what was computed for it was lost with the page that sent it.
        </p>
      )}
      {changes.length > 0 && (
        <p className="mt-2 text-small leading-5 text-muted">
          As it was intended. A browser’s own fetch {changes.join('; ')}; that part travelled in an extra header of
          ours.
        </p>
      )}
    </Section>
  );
}

function Response({ row, hidden }: MessageProps) {
  const answer = answerOf(row);
  return (
    <Section title="Response">
      {answer ? (
        <MessageView
          of="response"
          line={`HTTP ${answer.status}`}
          headers={answer.headers}
          body={answer.body}
          secrets={hidden}
        />
      ) : (
        <p className="text-small text-muted">None: the vendor sent this, and nobody answers a sandbox.</p>
      )}
    </Section>
  );
}

/** As it went: a command that was made unreadable would send another request. */
function CopyCurl({ message }: { readonly message: HttpMessage }) {
  const text = useCallback(() => curlCommand(message), [message]);
  return (
    <CopyButton label="Copy as curl" text={text}>
      Copy as curl
    </CopyButton>
  );
}
