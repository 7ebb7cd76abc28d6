import { Send } from 'lucide-react';
import { useMemo, useState } from 'react';

import { utf8Length } from '../../core/bytes/text.ts';
import { rawHttp, type HttpMessage } from '../../core/http/message.ts';
import { parseRawHttp } from '../../core/http/parse-raw.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Row } from './rows.ts';
import type { Resend } from './send.ts';

interface EditSectionProps {
  readonly row: Row;
  readonly message: HttpMessage;
  readonly isSending: boolean;
  readonly resend: Resend;
}

/** The request as raw HTTP, to be changed and sent again. Nothing is signed anew: that is the point. */
export function EditSection({ row, message, isSending, resend }: EditSectionProps) {
  const [text, setText] = useState(() => rawHttp(bare(message), utf8Length(message.body ?? '')));
  const reading = useMemo(() => parseRawHttp(text), [text]);
  const edited = reading.ok && reading.hasLine ? withAddress(reading.message, message) : undefined;
  return (
    <div className="mt-4">
      <TextField
        name="Raw HTTP"
        help="Change what you like; it is sent as it stands, with the signature it has. Content-Length is set anew."
        value={text}
        onChange={setText}
        multiline
        problems={reading.ok ? [] : [reading.problem]}
      />
      <div className="mt-2 flex justify-end">
        <Button look="primary" disabled={!edited || isSending} onClick={() => edited && resend(row, edited)}>
          <Send size={15} /> Send
        </Button>
      </div>
    </div>
  );
}

const LENGTH = /^content-length$/i;

/** Without what `rawHttp` writes by itself. */
function bare(message: HttpMessage): HttpMessage {
  return { ...message, headers: message.headers.filter(([name]) => !/^host$/i.test(name) && !LENGTH.test(name)) };
}

function withAddress(edited: HttpMessage, { origin }: HttpMessage): HttpMessage {
  return { ...bare(edited), origin: edited.origin || origin };
}
