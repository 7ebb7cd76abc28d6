import { Plus, Send, X } from 'lucide-react';
import { useCallback, useState } from 'react';

import { webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import { curlCommand } from '../../core/http/curl.ts';
import { rawHttp, type HttpMessage } from '../../core/http/message.ts';
import { checkField } from '../../core/scheme/fields.ts';
import { traceOperation } from '../../core/scheme/trace.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { useEnvironment } from '../../ui/environment.tsx';
import { useLater } from '../../ui/later.ts';
import { SandboxAnswer } from '../../ui/sandbox-answer.tsx';
import { Section } from '../../ui/section.tsx';
import { TextBlock } from '../../ui/text-block.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { sendToSandbox, type Sent } from '../../workers/page/exchanges.ts';
import type { CertificateTarget } from './index.tsx';
import { FILES } from './made-section.tsx';
import { screenOf, useCertificateStore, useScreen, type Parameter } from './store.ts';

/** The call that the certificate is for: its line, its headers, and the command that makes it. */
export function CallSection({ target }: { target: CertificateTarget }) {
  const { id, operation, parts } = target;
  const elsewhere = new Set([parts.keyType, ...parts.subject, parts.altNames, parts.parameters]);
  const inputs = useScreen(id, (screen) => screen.inputs);
  const fields = operation.fields.filter(({ name }) => !elsewhere.has(name));
  const edit = (name: string, value: string) =>
    useCertificateStore.getState().change(id, { inputs: { ...screenOf(id).inputs, [name]: value } });
  return (
    <Section title="The call">
      <div className="grid gap-x-4 gap-y-5 sm:grid-cols-3">
        {fields.map((field) => {
          const value = inputs[field.name] ?? field.initial ?? '';
          return (
            <TextField
              key={field.name}
              name={field.name}
              help={field.help}
              value={value}
              onChange={(next) => edit(field.name, next)}
              problems={checkField(field, value)}
            />
          );
        })}
      </div>
      <Parameters target={target} />
      <SendCall target={target} />
      <Commands target={target} />
    </Section>
  );
}

function Parameters({ target: { id, parts } }: { target: CertificateTarget }) {
  const parameters = useScreen(id, (screen) => screen.parameters);
  const write = (next: readonly Parameter[]) => useCertificateStore.getState().change(id, { parameters: next });
  const put = (index: number, change: Partial<Parameter>) =>
    write(parameters.map((parameter, at) => (at === index ? { ...parameter, ...change } : parameter)));
  return (
    <div role="group" aria-label="Parameters" className="mt-6">
      <h3 className="text-sm font-semibold">Parameters</h3>
      <p className="mt-0.5 text-small leading-5 text-muted">
        Without a signed header there is no {parts.parameters}. What it would carry travels in separate headers, without
        body_hash.
      </p>
      <ul className="mt-2 grid gap-2">
        {parameters.map((parameter, index) => (
          <ParameterRow
            key={index}
            number={index + 1}
            parameter={parameter}
            header={parts.headerOf(parameter.name)}
            onChange={(change) => put(index, change)}
            onRemove={() => write(parameters.filter((_, at) => at !== index))}
          />
        ))}
      </ul>
      <Button look="quiet" className="mt-2 -ml-2" onClick={() => write([...parameters, { name: '', value: '' }])}>
        <Plus size={15} /> Add a parameter
      </Button>
    </div>
  );
}

interface ParameterRowProps {
  number: number;
  parameter: Parameter;
  /** The one that it travels in. */
  header: string;
  onChange: (change: Partial<Parameter>) => void;
  onRemove: () => void;
}

function ParameterRow({ number, parameter: { name, value }, header, onChange, onRemove }: ParameterRowProps) {
  return (
    <li className="grid grid-cols-[1fr_1fr_auto] items-center gap-2">
      <Cell
        label={`Parameter ${number}`}
        hint="project_id"
        value={name}
        onChange={(next) => onChange({ name: next })}
      />
      <Cell label={`Value ${number}`} hint="1234" value={value} onChange={(next) => onChange({ value: next })} />
      <IconButton label={`Remove parameter ${number}`} icon={<X size={15} />} onClick={onRemove} />
      {name !== '' && (
        <p className="col-span-3 font-mono text-xs wrap-anywhere text-muted">
          → {header}: {value}
        </p>
      )}
    </li>
  );
}

interface CellProps {
  label: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
}

function Cell({ label, hint, value, onChange }: CellProps) {
  return (
    <input
      aria-label={label}
      placeholder={hint}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      autoComplete="off"
      spellCheck={false}
      className="min-h-8 min-w-0 rounded-md border border-line-strong bg-surface px-2.5 font-mono text-small placeholder:text-muted"
    />
  );
}

/** In a page no TLS ends at us: the certificate travels in the header that proxies use for it. */
function SendCall({ target }: { target: CertificateTarget }) {
  const { now } = useEnvironment();
  const message = useMessage(target);
  const certificate = useScreen(target.id, (screen) => screen.made?.certificate);
  const [sent, setSent] = useState<Sent>();
  const [isSending, setSending] = useState(false);
  const send = async (call: HttpMessage, pem: string) => {
    setSending(true);
    const [scheme = '', operation] = target.id.split('/');
    const proved = { ...call, headers: [...call.headers, ['Client-Cert', clientCert(pem)] as const] };
    setSent(await sendToSandbox({ scheme, ...(operation === undefined ? {} : { operation }), message: proved }, now));
    setSending(false);
  };
  return (
    <div className="mt-6">
      <h3 className="text-sm font-semibold">Sandbox</h3>
      <p className="mt-0.5 mb-2 text-small leading-5 text-muted">
        {certificate === undefined
          ? 'Sign the request with the sandbox CA first: the sandbox knows only the certificates that it has signed.'
          : 'A page cannot present a certificate in TLS: here it travels in Client-Cert (RFC 9440), and the sandbox looks for it among those it has signed.'}
      </p>
      <Button
        look="primary"
        disabled={!message || certificate === undefined || isSending}
        onClick={() => message && certificate !== undefined && void send(message, certificate)}
      >
        <Send size={15} /> Send to sandbox
      </Button>
      <div role="status" aria-label="Sandbox answer" className="mt-3 empty:hidden">
        {sent && <SandboxAnswer sent={sent} />}
      </div>
    </div>
  );
}

/** RFC 9440 section 2.1: the DER as a byte sequence of Structured Fields. */
function clientCert(pem: string): string {
  return `:${pem.replace(/-----[^-]+-----|\s/g, '')}:`;
}

function Commands({ target }: { target: CertificateTarget }) {
  const message = useMessage(target);
  if (!message) return <p className="mt-5 text-small text-muted">The request cannot be written yet.</p>;
  return (
    <div className="mt-6 grid gap-5">
      <div>
        <h3 className="mb-2 text-sm font-semibold">curl</h3>
        <TextBlock name="curl" text={curlCommand(message, { certificate: FILES.certificate, privateKey: FILES.key })} />
      </div>
      <div>
        <h3 className="text-sm font-semibold">Raw HTTP</h3>
        <p className="mt-0.5 mb-2 text-small leading-5 text-muted">
          Inside the TLS connection; there is no Authorization header.
        </p>
        <TextBlock name="Raw HTTP" text={rawHttp(message, 0)} />
      </div>
    </div>
  );
}

function useMessage({ id, operation, parts }: CertificateTarget): HttpMessage | undefined {
  const inputs = useScreen(id, (screen) => screen.inputs);
  const parameters = useScreen(id, (screen) => screen.parameters);
  const trace = useLater(useCallback(() => traceOperation(operation, inputs, webcryptoEngine), [operation, inputs]));
  const headers = parameters
    .filter(({ name }) => name !== '')
    .map(({ name, value }) => [parts.headerOf(name), value] as const);
  return trace?.message && { ...trace.message, headers: [...trace.message.headers, ...headers] };
}
