import { memo, useCallback, useDeferredValue, useMemo, useState } from 'react';

import { addressOf, readdressed } from '../../core/http/address.ts';
import { hiddenIn, secretsIn, type Secret } from '../../core/scheme/hidden.ts';
import { selectMessage } from '../../core/scheme/trace.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { count } from '../../ui/count.ts';
import { copyExactly, HiddenNote, HiddenText } from '../../ui/hidden-text.tsx';
import { useLater } from '../../ui/later.ts';
import { part } from '../../ui/part.tsx';
import { keeper } from '../../ui/share.ts';
import { TabSet } from './tab-set.tsx';
import { WINDOW, type MessageView, type RequestForm } from '../../workers/trace-view.ts';
import { usePanel, useTarget, useTouched } from './context.ts';
import { EndpointField } from './endpoint-field.tsx';
import { useEndpoint } from './endpoint.ts';
import type { Panel } from './panel.ts';
import { panelOf, useComputeStore } from './store.ts';

const UnwrittenNote = part(
  'Why it cannot be written',
  async () => (await import('./unwritten.tsx')).UnwrittenNote,
  'Cannot be written yet.',
);

const TABS: readonly { readonly value: Exclude<RequestForm, 'body'>; readonly name: string }[] = [
  { value: 'raw', name: 'Raw HTTP' },
  { value: 'curl', name: 'curl' },
];

/** The message the result travels in: its parts to copy one by one, and whole as HTTP and as curl. */
export function RequestView() {
  const { operation } = useTarget();
  const isTouched = useTouched();
  const message = usePanel((panel) => panel.traced?.view.message);
  const ours = usePanel((panel) => selectMessage(operation, panel.inputs).ours);
  const title = operation.direction === 'callback' ? 'Signed callback' : 'Request';
  return (
    <div role="group" aria-label={title} className="mt-5">
      <h3 className="text-sm font-semibold">{title}</h3>
      {ours && (
        <p className="mt-1 text-small leading-5 text-muted">
          <span className="mr-1.5 rounded-sm bg-warn-soft px-1.5 py-0.5 text-xs font-medium text-warn">
            ours, not documented
          </span>
          {ours}
        </p>
      )}
      {isTouched && message ? (
        <>
          <Addressed message={message} />
        </>
      ) : (
        <p className="mt-2 text-small text-muted">
          {isTouched ? <UnwrittenNote /> : 'The complete message appears here.'}
        </p>
      )}
    </div>
  );
}

/** The parts and the whole; a callback goes wherever somebody wants to receive it. */
function Addressed({ message }: { message: MessageView }) {
  const { operation } = useTarget();
  const { endpoint } = useEndpoint();
  const to = endpoint.trim();
  const url = useMemo(() => {
    const { origin = '', target = '' } = addressOf(message.url) ?? {};
    const address = readdressed({ origin, target }, to);
    return address.origin === '' ? message.url : `${address.origin}${address.target}`;
  }, [message, to]);
  return (
    <>
      <Parts message={message} url={url} />
      {operation.direction === 'callback' && <EndpointField />}
      <Forms to={to} />
    </>
  );
}

interface Named {
  readonly name: string;
}

/** The secrets that a trace was made with, and which of them are to be hidden. */
function useSecrets(inputs: NonNullable<Panel['traced']>['job']['inputs'] | undefined) {
  const { operation } = useTarget();
  const revealed = usePanel((panel) => panel.revealed);
  const secrets = useMemo(() => (inputs ? secretsIn(operation, inputs) : []), [operation, inputs]);
  return { secrets, isHidden: ({ name }: Named) => !revealed.has(name) };
}

interface PartsProps {
  message: MessageView;
  url: string;
}

const Parts = memo(function Parts({ message: { method, headers, bodyBytes }, url }: PartsProps) {
  const requestText = useRequestText('body', '');
  const { secrets, isHidden } = useSecrets(usePanel((panel) => panel.traced?.job.inputs));
  // The same list while nothing in it changes: a part is drawn anew only when it is another.
  const [keep] = useState(keeper<readonly Secret[]>);
  const hidden = keep(secrets.filter(isHidden));
  const line = `${method} ${url}`;
  return (
    <dl className="mt-2 divide-y divide-line rounded-md border border-line">
      <Part name="url" label="Copy URL" value={line} copied={url} place="target" secrets={hidden} />
      {headers.map(([name, value]) => (
        <Part
          key={name}
          name={name}
          label={`Copy header ${name}`}
          value={value}
          copied={value}
          place={name.toLowerCase()}
          secrets={hidden}
        />
      ))}
      {bodyBytes !== undefined && (
        <Part name="body" label="Copy request body" value={count(bodyBytes, 'byte')} copied={requestText} />
      )}
    </dl>
  );
});

interface PartProps {
  name: string;
  label: string;
  value: string;
  copied: string | (() => Promise<string>);
  /** Where it stands in the message, and what must not be read there. */
  place?: string;
  secrets?: readonly Secret[];
}

const NONE: readonly Secret[] = [];

/** Longer values are broken anywhere: one long word would leave a line to the short one before it. */
const LONG = 40;

const Part = memo(function Part({ name, label, value, copied, place = '', secrets = NONE }: PartProps) {
  const text = useCallback(() => (typeof copied === 'string' ? copied : copied()), [copied]);
  return (
    <div className="flex items-start gap-x-3 py-0.5 pr-1 pl-3 max-sm:flex-col max-sm:items-stretch max-sm:py-1.5">
      <dt className="w-36 shrink-0 font-mono text-xs leading-5 wrap-anywhere text-muted sm:my-1.5">{name}</dt>
      <dd className="flex min-w-0 grow items-start gap-3">
        <span
          onCopy={(event) => copyExactly(event, value)}
          className={`line-clamp-4 min-w-0 grow font-mono sm:my-1.5 text-xs leading-5 ${value.length > LONG ? 'break-all' : 'wrap-anywhere'}`}
        >
          <HiddenText text={value} hidden={secrets.length > 0 ? hiddenIn(value, place, secrets) : []} />
        </span>
        <div className="max-sm:-my-1.5">
          <CopyButton label={label} text={text} />
        </div>
      </dd>
    </div>
  );
});

const Forms = memo(function Forms({ to }: { to: string }) {
  return (
    <TabSet
      label="Request as"
      tabs={TABS}
      renderPanel={(form) => (
        <Whole key={form} form={form} to={to} name={TABS.find(({ value }) => value === form)?.name ?? ''} />
      )}
    />
  );
});

interface WholeProps {
  form: RequestForm;
  name: string;
  /** Where it goes, if not where the operation says. */
  to: string;
}

function Whole({ form, name, to }: WholeProps) {
  // The ladder comes first: this is drawn when there is a moment. What is asked and what is hidden are of one trace.
  const traced = useDeferredValue(usePanel((panel) => panel.traced));
  const { secrets, isHidden } = useSecrets(traced?.job.inputs);
  const shown = useLater(
    useCallback(() => traced?.reader.ask('request', { form, end: WINDOW, secrets, to }), [traced, form, secrets, to]),
  );
  const text = useRequestText(form, to);
  if (!shown) return null;
  const left = shown.total - shown.text.length;
  return (
    <>
      <div className="relative">
        <pre
          tabIndex={0}
          role="region"
          aria-label={name}
          onCopy={(event) => copyExactly(event, shown.text)}
          className="max-h-80 overflow-auto rounded-md border border-line bg-sunken py-2 pr-12 pl-3 font-mono text-xs leading-5 wrap-anywhere whitespace-pre-wrap"
        >
          <HiddenText text={shown.text} hidden={shown.hidden.filter(isHidden)} />
          {left > 0 && '…'}
        </pre>
        <div className="absolute top-1 right-1 rounded-md bg-sunken">
          <CopyButton label={`Copy ${name}`} text={text} />
        </div>
        {left > 0 && (
          <p className="mt-1 text-small text-muted">
            … {left.toLocaleString('en')} more characters; Copy takes all of it.
          </p>
        )}
      </div>
      <RevealAll of={shown.hidden} isHidden={isHidden} />
    </>
  );
}

/** Says which fields are hidden in the message, and shows or hides them all. */
function RevealAll({ of, isHidden }: { of: readonly Named[]; isHidden: (one: Named) => boolean }) {
  const { id } = useTarget();
  const names = [...new Set(of.map(({ name }) => name))];
  const isShown = !of.some(isHidden);
  const toggle = () => {
    for (const name of names)
      if (isHidden({ name }) !== isShown) useComputeStore.getState().toggle(id, 'revealed', name);
  };
  return <HiddenNote names={names} isShown={isShown} onToggle={toggle} />;
}

/** Fetches the newest message when somebody copies it. */
function useRequestText(form: RequestForm, to: string): () => Promise<string> {
  const { id } = useTarget();
  return useCallback(
    async () => (await panelOf(id).traced?.reader.ask('request', { form, to }))?.text ?? '',
    [id, form, to],
  );
}
