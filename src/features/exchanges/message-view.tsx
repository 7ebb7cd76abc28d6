import { useCallback } from 'react';

import type { HeaderList } from '../../sandbox/journal.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { CodeView } from '../../ui/editor/code-view.tsx';

interface MessageViewProps {
  /** `request` or `response`: part of the names. */
  readonly of: string;
  /** The request line or the status. */
  readonly line: string;
  readonly headers: HeaderList;
  readonly body: string | undefined;
}

/** A message as it went: its line, its headers in their order, its body. */
export function MessageView({ of, line, headers, body }: MessageViewProps) {
  return (
    <>
      <p className="font-mono text-sm leading-6 font-semibold wrap-anywhere">{line}</p>
      <dl aria-label={`Headers of the ${of}`} className="mt-2 divide-y divide-line rounded-md border border-line">
        {headers.map(([name, value], index) => (
          <div key={index} className="flex gap-3 px-3 py-1.5 font-mono text-xs leading-5 max-sm:flex-col max-sm:gap-0">
            <dt className="w-44 shrink-0 wrap-anywhere text-muted">{name}</dt>
            <dd className="min-w-0 wrap-anywhere">{value}</dd>
          </div>
        ))}
        {headers.length === 0 && (
          <div className="px-3 py-1.5 text-small text-muted">
            <dt className="sr-only">Headers</dt>
            <dd>No headers</dd>
          </div>
        )}
      </dl>
      <div className="mt-2">
        {body === undefined || body === '' ? (
          <p className="text-small text-muted">No body</p>
        ) : (
          <Body of={of} text={body} />
        )}
      </div>
    </>
  );
}

function Body({ of, text }: { readonly of: string; readonly text: string }) {
  const whole = useCallback(() => text, [text]);
  const isJson = /^\s*[[{]/.test(text);
  return (
    <div className="flex items-start gap-1">
      <div className="min-w-0 grow">
        <CodeView label={`Body of the ${of}`} language={isJson ? 'json' : 'plaintext'} text={text} />
      </div>
      <CopyButton label={`Copy body of the ${of}`} text={whole} />
    </div>
  );
}
