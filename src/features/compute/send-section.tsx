import { KeyRound, Send } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';

import { FIELD_KINDS } from '../../core/scheme/fields.ts';
import { Button } from '../../ui/button.tsx';
import { useEnvironment } from '../../ui/environment.tsx';
import { REWIND, useRemote } from '../../ui/remote.ts';
import { SandboxAnswer } from '../../ui/sandbox-answer.tsx';
import { Section } from '../../ui/section.tsx';
import type { DemoCredential } from '../../workers/page/admin.ts';
import type { Sent } from '../../workers/page/exchanges.ts';
import { usePanel, useTarget, useTouched } from './context.ts';
import { fillIn, fittingCredentials, sendPanel } from './send.ts';
import { panelKey } from './store.ts';

const WindowSetting = lazy(async () => ({ default: (await import('./window-setting.tsx')).WindowSetting }));

/** Sends the finished request to the mock server of this page, which verifies it, and says what came of it. */
export function SendSection() {
  const { operation } = useTarget();
  const isTouched = useTouched();
  const canSend = usePanel((panel) => (panel.traced?.view.message?.method ?? '') !== '') && isTouched;
  const { send, isSending, sent } = useSend();
  useSendKey(send, canSend);
  if (operation.direction !== 'request') return null;
  return (
    <Section title="Sandbox">
      <p className="mb-3 max-w-prose text-small leading-5 text-muted">
        A mock of the vendor’s server, in this page: it verifies with the same recipe and shows its own computation
        beside yours. It knows its own credentials only.
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          look="primary"
          disabled={!canSend || isSending}
          onClick={send}
          aria-keyshortcuts="Control+Enter Meta+Enter"
        >
          <Send size={15} /> Send to sandbox
        </Button>
        <Credentials />
      </div>
      <div role="status" aria-label="Sandbox answer" className="mt-3 empty:hidden">
        {sent && <SandboxAnswer sent={sent} />}
      </div>
      {operation.fields.some(({ kind }) => FIELD_KINDS[kind].now === 'seconds') && <TimestampWindow />}
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
      <div className="mt-2">
        <Suspense>{isOpen && <WindowSetting scheme={scheme.card.id} />}</Suspense>
      </div>
    </details>
  );
}

function useSend() {
  const target = useTarget();
  const { now } = useEnvironment();
  const [isSending, setSending] = useState(false);
  const [sent, setSent] = useState<Sent>();
  const sending = useCallback(() => {
    setSending(true);
    return sendPanel(target, now)
      .then(setSent)
      .finally(() => setSending(false));
  }, [target, now]);
  useRemote(`send ${panelKey(target.id)}`, sending);
  const forget = useCallback(async () => setSent(undefined), []);
  useRemote(REWIND, forget);
  const send = () => void sending().catch(() => {});
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

/** One press when there is one key that fits; a choice when there are several. */
function Credentials() {
  const target = useTarget();
  const environment = useEnvironment();
  const [choices, setChoices] = useState<readonly DemoCredential[]>([]);
  const ask = async () => {
    const found = await fittingCredentials(target);
    const [only] = found;
    if (only && found.length === 1) fillIn(target, only, environment);
    else setChoices(found);
  };
  if (choices.length === 0)
    return (
      <Button onClick={() => void ask()}>
        <KeyRound size={15} /> Use sandbox credentials
      </Button>
    );
  return (
    <div role="group" aria-label="Sandbox credentials" className="flex flex-wrap items-center gap-2">
      {choices.map((credential) => (
        <Button key={credential.name} onClick={() => fillIn(target, credential, environment)}>
          <KeyRound size={15} /> {credential.name}
        </Button>
      ))}
    </div>
  );
}
