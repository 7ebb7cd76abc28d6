import { utf8Length } from '../../core/bytes/text.ts';
import { rawHttp } from '../../core/http/message.ts';
import type { RecordedStep } from '../../sandbox/steps.ts';
import { harFile } from '../../cases/export/har.ts';
import { COVER, redactBody, redactHeaders } from '../../cases/export/redact.ts';
import { answerOf, clockText, messageOf, summaryOf, type Row } from './rows.ts';

/** An exchange as plain data, for a file. Secrets are covered unless somebody wants them in. */
export function exportJson(row: Row, withSecrets: boolean): string {
  const { request, answer } = partsOf(row, withSecrets);
  const view = row.server ?? row.sent?.server;
  const { scheme, time } = summaryOf(row);
  const steps = (list: readonly RecordedStep[] | undefined) =>
    list?.map((step) => (step.secret && !withSecrets ? { name: step.name, text: COVER } : step));
  return `${JSON.stringify(
    {
      format: 'countersign-exchange/1',
      scheme,
      at: clockText(time),
      request,
      response: answer,
      verdict: view?.verdict,
      refusal: view?.refusal,
      faults: view?.faults,
      client: steps(row.sent?.steps),
      server: steps(view?.steps),
    },
    null,
    2,
  )}\n`;
}

/** Request and answer as HTTP/1.1 text. */
export function exportRaw(row: Row, withSecrets: boolean): string {
  const { request, answer } = partsOf(row, withSecrets);
  const sent = request ? rawHttp(request, utf8Length(request.body ?? '')) : '';
  const lines = answer
    ? [`HTTP/1.1 ${answer.status}`, ...answer.headers.map(([name, value]) => `${name}: ${value}`)]
    : [];
  return answer ? `${sent}\r\n\r\n${lines.join('\r\n')}\r\n\r\n${answer.body}\r\n` : `${sent}\r\n`;
}

/** The exchange as HTTP Archive 1.2; without an entry when the request was not kept whole. */
export function exportHar(row: Row, withSecrets: boolean): string {
  const { request, answer } = partsOf(row, withSecrets);
  const took = row.sent?.took;
  const rest = { ...(answer ? { answer } : {}), ...(took === undefined ? {} : { took }) };
  return harFile(request ? [{ request, at: summaryOf(row).time, ...rest }] : []);
}

function partsOf(row: Row, withSecrets: boolean) {
  const message = messageOf(row);
  const answer = answerOf(row);
  if (withSecrets) return { request: message, answer };
  const body = message?.body === undefined ? {} : { body: redactBody(message.body) };
  return {
    request: message && { ...message, headers: redactHeaders(message.headers), ...body },
    answer: answer && { ...answer, headers: redactHeaders(answer.headers), body: redactBody(answer.body) },
  };
}
