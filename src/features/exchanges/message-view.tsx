import { useCallback, useMemo } from 'react';

import { hiddenIn, type Hidden, type Secret } from '../../core/scheme/hidden.ts';
import type { HeaderList } from '../../sandbox/journal.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { CodeView } from '../../ui/editor/code-view.tsx';
import { copyExactly, HiddenText } from '../../ui/hidden-text.tsx';
import { ANSWER } from './secrets.ts';

interface MessageViewProps {
  /** `request` or `response`: part of the names. */
  readonly of: string;
  /** The request line or the status. */
  readonly line: string;
  readonly headers: HeaderList;
  readonly body: string | undefined;
  /** What stands there as dots. */
  readonly secrets: readonly Secret[];
}

/** A message as it went: its line, its headers in their order, its body. */
export function MessageView({ of, line, headers, body, secrets }: MessageViewProps) {
  return (
    <>
      <p
        onCopy={(event) => copyExactly(event, line)}
        className="font-mono text-sm leading-6 font-semibold wrap-anywhere"
      >
        <HiddenText text={line} hidden={hiddenIn(line, 'target', secrets)} />
      </p>
      <dl aria-label={`Headers of the ${of}`} className="mt-2 divide-y divide-line rounded-md border border-line">
        {headers.map(([name, value], index) => (
          <div key={index} className="flex gap-3 px-3 py-1.5 font-mono text-xs leading-5 max-sm:flex-col max-sm:gap-0">
            <dt className="w-44 shrink-0 wrap-anywhere text-muted">{name}</dt>
            <dd onCopy={(event) => copyExactly(event, value)} className="min-w-0 wrap-anywhere">
              <HiddenText text={value} hidden={hiddenIn(value, name.toLowerCase(), secrets)} />
            </dd>
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
          <Body of={of} text={body} secrets={secrets} />
        )}
      </div>
    </>
  );
}

function Body({ of, text, secrets }: Pick<MessageViewProps, 'of' | 'secrets'> & { readonly text: string }) {
  const whole = useCallback(() => text, [text]);
  const hidden = useMemo(() => hiddenIn(text, of === 'request' ? 'body' : ANSWER, secrets), [of, text, secrets]);
  const label = `Body of the ${of}`;
  return (
    <div className="flex rounded-md border border-line bg-sunken">
      <div className="min-w-0 grow">
        {hidden.length > 0 ? (
          <HiddenBody label={label} text={text} hidden={hidden} />
        ) : (
          <CodeView label={label} language={/^\s*[[{]/.test(text) ? 'json' : 'plaintext'} text={text} />
        )}
      </div>
      <div className="shrink-0 p-1">
        <CopyButton label={`Copy body of the ${of}`} text={whole} />
      </div>
    </div>
  );
}

/** The editor copies what it draws, so a body with dots in it stands here as it does before the editor is there. */
function HiddenBody({ label, text, hidden }: { label: string; text: string; hidden: readonly Hidden[] }) {
  return (
    <div
      role="textbox"
      aria-readonly="true"
      aria-multiline="true"
      aria-label={label}
      tabIndex={0}
      onCopy={(event) => copyExactly(event, text)}
      className="max-h-80 overflow-auto rounded-md py-2 pl-3 font-mono text-small leading-5 wrap-anywhere whitespace-pre-wrap"
    >
      <HiddenText text={text} hidden={hidden} />
    </div>
  );
}
