import { lazy, memo, Suspense, useCallback, useDeferredValue } from 'react';

import { selectMessage } from '../../core/scheme/trace.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { count } from '../../ui/count.ts';
import { useLater } from '../../ui/later.ts';
import { TabSet } from '../../ui/tab-set.tsx';
import { WINDOW, type MessageView, type RequestForm } from '../../workers/trace-view.ts';
import { usePanel, useTarget, useTouched } from './context.ts';
import { panelOf } from './store.ts';

const UnwrittenNote = lazy(async () => ({ default: (await import('./unwritten.tsx')).UnwrittenNote }));

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
          <Parts message={message} />
          <Forms />
        </>
      ) : (
        <p className="mt-2 text-small text-muted">
          {isTouched ? (
            <Suspense fallback="Cannot be written yet.">
              <UnwrittenNote />
            </Suspense>
          ) : (
            'The complete message appears here.'
          )}
        </p>
      )}
    </div>
  );
}

const Parts = memo(function Parts({ message: { method, url, headers, bodyBytes } }: { message: MessageView }) {
  const requestText = useRequestText('body');
  return (
    <dl className="mt-2 divide-y divide-line rounded-md border border-line">
      <Part name="url" label="Copy URL" value={`${method} ${url}`} copied={url} />
      {headers.map(([name, value]) => (
        <Part key={name} name={name} label={`Copy header ${name}`} value={value} copied={value} />
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
}

const Part = memo(function Part({ name, label, value, copied }: PartProps) {
  const text = useCallback(() => (typeof copied === 'string' ? copied : copied()), [copied]);
  return (
    <div className="flex min-h-9 items-center gap-3 py-0.5 pr-1 pl-3">
      <dt className="w-36 shrink-0 font-mono text-xs wrap-anywhere text-muted max-sm:w-24">{name}</dt>
      <dd className="flex min-w-0 grow items-center gap-3">
        <span className="line-clamp-2 min-w-0 grow font-mono text-xs leading-5 wrap-anywhere">{value}</span>
        <CopyButton label={label} text={text} />
      </dd>
    </div>
  );
});

const Forms = memo(function Forms() {
  return (
    <TabSet
      label="Request as"
      tabs={TABS}
      renderPanel={(form) => (
        <Whole key={form} form={form} name={TABS.find(({ value }) => value === form)?.name ?? ''} />
      )}
    />
  );
});

function Whole({ form, name }: { form: RequestForm; name: string }) {
  // The ladder comes first: this is drawn when there is a moment.
  const reader = useDeferredValue(usePanel((panel) => panel.traced?.reader));
  const shown = useLater(useCallback(() => reader?.ask('request', { form, end: WINDOW }), [reader, form]));
  const text = useRequestText(form);
  if (!shown) return null;
  const left = shown.total - shown.text.length;
  return (
    <div className="relative">
      <pre
        tabIndex={0}
        role="region"
        aria-label={name}
        className="max-h-80 overflow-auto rounded-md border border-line bg-sunken py-2 pr-12 pl-3 font-mono text-xs leading-5 wrap-anywhere whitespace-pre-wrap"
      >
        {shown.text}
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
  );
}

/** Fetches the newest message when somebody copies it. */
function useRequestText(form: RequestForm): () => Promise<string> {
  const { id } = useTarget();
  return useCallback(async () => (await panelOf(id).traced?.reader.ask('request', { form }))?.text ?? '', [id, form]);
}
