import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import type { HttpMessage } from '../../core/http/message.ts';
import { useEnvironment } from '../../ui/environment.tsx';
import { sendToSandbox } from '../../workers/page/exchanges.ts';
import { summaryOf, type Row } from './rows.ts';

export type Resend = (row: Row, message: HttpMessage) => void;

/** Sends a message again, changed or not, and goes to the new exchange. What was computed for the first stays beside it. */
export function useResend(): { readonly resend: Resend; readonly isSending: boolean } {
  const { now } = useEnvironment();
  const navigate = useNavigate();
  const [isSending, setSending] = useState(false);
  const send = async (row: Row, message: HttpMessage) => {
    setSending(true);
    const { operation, steps } = row.sent ?? {};
    const parcel = {
      scheme: summaryOf(row).scheme,
      message,
      ...(operation === undefined ? {} : { operation }),
      ...(steps ? { steps } : {}),
    };
    const sent = await sendToSandbox(parcel, now);
    setSending(false);
    await navigate({ to: '/exchanges', search: { id: sent.server?.id ?? -sent.number } });
  };
  return { resend: (row, message) => void send(row, message), isSending };
}
