import { Send } from 'lucide-react';
import { useMemo, useState } from 'react';

import { utf8Length } from '../../core/bytes/text.ts';
import { rawHttp, type HttpMessage } from '../../core/http/message.ts';
import { parseRawHttp } from '../../core/http/parse-raw.ts';
import { Button } from '../../ui/button.tsx';
import { JsonEditor } from '../../ui/editor/json-editor.tsx';
import { RevealButton } from '../../ui/reveal-button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Row } from './rows.ts';
import type { Resend } from './send.ts';

interface EditSectionProps {
  readonly row: Row;
  readonly message: HttpMessage;
  readonly isSending: boolean;
  readonly resend: Resend;
  /** Whether the request holds what is masked elsewhere; and whether that may be seen. */
  readonly hasSecrets: boolean;
  readonly isShown: boolean;
  readonly onToggle: () => void;
}

/** The request as raw HTTP, to be changed and sent again. Nothing is signed anew: that is the point. */
export function EditSection({ row, message, isSending, resend, hasSecrets, isShown, onToggle }: EditSectionProps) {
  const [text, setText] = useState(() => rawHttp(bare(message), utf8Length(message.body ?? '')));
  const reading = useMemo(() => parseRawHttp(text), [text]);
  const [view, setView] = useState<'raw' | 'body'>('raw');
  const { head, body } = parted(text);
  const isMasked = hasSecrets && !isShown;
  const edited = reading.ok && reading.hasLine ? withAddress(reading.message, message) : undefined;
  return (
    <div className="mt-4">
      {!isMasked && /^\s*[[{]/.test(body) && (
        <div className="mb-2">
          <Segmented label="Edit" value={view} onChange={setView} options={VIEWS} />
        </div>
      )}
      {view === 'body' && !isMasked ? (
        <JsonEditor label="JSON body" value={body} onChange={(next) => setText(`${head}${next}`)} />
      ) : (
        <TextField
          name="Raw HTTP"
          isOurs
          help={`Change what you like; it is sent as it stands, with the signature it has. Content-Length is recalculated.${isMasked ? ' It holds a secret: all of it is masked until you show it.' : ''}`}
          value={text}
          onChange={setText}
          multiline
          reads="raw"
          masked={isMasked}
          tools={hasSecrets && <RevealButton name="Raw HTTP" isShown={isShown} onToggle={onToggle} />}
          problems={reading.ok ? [] : [reading.problem]}
        />
      )}
      <div className="mt-2 flex justify-end">
        <Button look="primary" disabled={!edited || isSending} onClick={() => edited && resend(row, edited)}>
          <Send size={15} /> Send
        </Button>
      </div>
    </div>
  );
}

const VIEWS = [
  { value: 'raw', name: 'Whole request' },
  { value: 'body', name: 'JSON body' },
] as const;

/** Everything up to the empty line, with it; and the body. Both views change the one text. */
function parted(text: string): { readonly head: string; readonly body: string } {
  const end = /\r?\n\r?\n/.exec(text);
  const at = end ? end.index + end[0].length : text.length;
  return { head: text.slice(0, at), body: text.slice(at) };
}

const LENGTH = /^content-length$/i;

/** Without what `rawHttp` writes by itself. */
function bare(message: HttpMessage): HttpMessage {
  return { ...message, headers: message.headers.filter(([name]) => !/^host$/i.test(name) && !LENGTH.test(name)) };
}

function withAddress(edited: HttpMessage, { origin }: HttpMessage): HttpMessage {
  return { ...bare(edited), origin: edited.origin || origin };
}
