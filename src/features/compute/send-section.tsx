import { KeyRound, RefreshCw, Send } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';

import { wordsOfError } from '../../core/problem.ts';
import { isTimestamp } from '../../core/scheme/fields.ts';
import { Button } from '../../ui/button.tsx';
import { useEnvironment } from '../../ui/environment.tsx';
import { part } from '../../ui/part.tsx';
import { oneAtATime } from '../../ui/one-at-a-time.ts';
import { REWIND, useRemote } from '../../ui/remote.ts';
import { SandboxAnswer } from '../../ui/sandbox-answer.tsx';
import { Section } from '../../ui/section.tsx';
import type { DemoCredential } from '../../workers/page/admin.ts';
import type { Sent } from '../../workers/page/exchanges.ts';
import { usePanel, useTarget, useTouched } from './context.ts';
import type { Filled } from './panel.ts';
import { fillIn, fittingCredentials, mendOf, sendPanel } from './send.ts';
import { panelKey, useComputeStore } from './store.ts';

const WindowSetting = part('This setting', async () => (await import('./window-setting.tsx')).WindowSetting);

/** Sends the finished request to the mock server of this page, which verifies it, and says what came of it. */
export function SendSection() {
  const { operation } = useTarget();
  const isTouched = useTouched();
  const canSend = usePanel((panel) => (panel.traced?.view.message?.method ?? '') !== '') && isTouched;
  const { send, isSending, sent } = useSend();
  const isReady = canSend && !isSending;
  useSendKey(send, isReady);
  if (operation.direction !== 'request') return null;
  return (
    <Section title="Sandbox">
      <p className="mb-3 max-w-prose text-small leading-5 text-muted">
        A mock of the vendor’s server, in this page: it verifies with the same recipe and shows its own computation
        beside yours. It knows only its own credentials.
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          look="primary"
          disabled={!isReady}
          data-send=""
          onClick={send}
          aria-keyshortcuts="Control+Enter Meta+Enter"
        >
          <Send size={15} /> Send to sandbox
        </Button>
        <Credentials />
      </div>
      <FilledIn />
      <div role="status" aria-label="Sandbox answer" className="mt-3 empty:hidden">
        {sent && <SandboxAnswer sent={sent} />}
      </div>
      {sent && <MendButton sent={sent} send={send} canSend={isReady} />}
      {operation.fields.some(isTimestamp) && <TimestampWindow />}
    </Section>
  );
}

/** A setting of the sandbox that few need: asked for when it is opened. */
function TimestampWindow() {
  const { scheme } = useTarget();
  const [isOpen, setOpen] = useState(false);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)} className="mt-3">
      <summary className="w-fit cursor-pointer text-sm leading-6 font-medium">Timestamp window</summary>
      <div className="mt-2">{isOpen && <WindowSetting scheme={scheme.card.id} />}</div>
    </details>
  );
}

function useSend() {
  const target = useTarget();
  const { now } = useEnvironment();
  const [isSending, setSending] = useState(false);
  const [sent, setSent] = useState<Sent>();
  const [asked] = useState(oneAtATime);
  const sending = useCallback(() => {
    const signal = asked.next();
    setSending(true);
    // Meanwhile another may have been sent, or the screen have gone back to its beginning.
    return sendPanel(target, now)
      .then((answered) => !signal.aborted && setSent(answered))
      .finally(() => !signal.aborted && setSending(false));
  }, [target, now, asked]);
  useRemote(`send ${panelKey(target.id)}`, sending);
  const forget = useCallback(async () => {
    asked.stop();
    setSent(undefined);
    setSending(false);
  }, [asked]);
  useRemote(REWIND, forget);
  const send = () => void sending();
  return { send, isSending, sent };
}

/** Ctrl+Enter or ⌘Enter anywhere on the panel. */
function useSendKey(send: () => void, canSend: boolean): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat || !canSend) return;
      event.preventDefault();
      send();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}

/** One press for what the sandbox refused for its age: the field gets another value, and the request goes again. */
function MendButton({ sent, send, canSend }: { sent: Sent; send: () => void; canSend: boolean }) {
  const { id, operation } = useTarget();
  const environment = useEnvironment();
  const mend = mendOf(operation, sent);
  if (!mend) return null;
  const mendAndSend = () => {
    useComputeStore.getState().fill(id, [[mend.field, mend.value(environment)]]);
    document.querySelector<HTMLElement>('[data-send]')?.focus();
    send();
  };
  return (
    <p className="mt-2">
      <Button onClick={mendAndSend} disabled={!canSend}>
        <RefreshCw size={15} /> {mend.says}
      </Button>
    </p>
  );
}

/** What was set in the fields above, and the way back. */
function FilledIn() {
  const { id } = useTarget();
  const filled = usePanel((panel) => panel.filled);
  const undo = () => {
    document.querySelector<HTMLElement>('[data-credentials]')?.focus();
    useComputeStore.getState().undoFill(id);
  };
  return (
    <div role="status" aria-label="Filled in">
      {filled && (
        <p className="mt-3 flex items-center justify-between gap-3 rounded-md bg-sunken px-3 py-1.5 text-sm">
          <span className="min-w-0 wrap-anywhere">{wordsOf(filled)}</span>
          {filled.names.length + filled.renewed.length > 0 && (
            <Button look="quiet" onClick={undo}>
              Undo
            </Button>
          )}
        </p>
      )}
    </div>
  );
}

function wordsOf({ names, renewed }: Filled): string {
  const parts = [
    ...(names.length > 0 ? [`Filled in: ${names.join(', ')}.`] : []),
    ...(renewed.length > 0 ? [`Renewed: ${renewed.join(', ')}.`] : []),
  ];
  return parts.join(' ') || 'These values are in the fields already.';
}

/** One press when there is one key that fits; a choice when there are several. */
function Credentials() {
  const target = useTarget();
  const environment = useEnvironment();
  const [choices, setChoices] = useState<readonly DemoCredential[]>([]);
  const [failed, setFailed] = useState<string>();
  const ask = async () => {
    setFailed(undefined);
    const found = await fittingCredentials(target);
    const [only] = found;
    if (only && found.length === 1) fillIn(target, only, environment);
    else setChoices(found);
  };
  if (choices.length === 0)
    return (
      <>
        <Button
          data-credentials=""
          onClick={() => void ask().catch((error: unknown) => setFailed(wordsOfError(error)))}
        >
          <KeyRound size={15} /> Use sandbox credentials
        </Button>
        {failed !== undefined && (
          <p role="alert" className="basis-full text-sm text-bad">
            No answer: {failed}
          </p>
        )}
      </>
    );
  return (
    <div role="group" aria-label="Sandbox credentials" className="flex flex-wrap items-center gap-2">
      {choices.map((credential) => (
        <Button key={credential.name} data-credentials="" onClick={() => fillIn(target, credential, environment)}>
          <KeyRound size={15} /> {credential.name}
        </Button>
      ))}
    </div>
  );
}
