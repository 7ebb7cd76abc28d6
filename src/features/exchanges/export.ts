import { clockText } from '../../core/scheme/time-words.ts';
import { decodeHex } from '../../core/bytes/hex.ts';
import { decodeUtf8, utf8Length } from '../../core/bytes/text.ts';
import { rawHttp } from '../../core/http/message.ts';
import type { Secret } from '../../core/scheme/hidden.ts';
import type { RecordedStep } from '../../sandbox/steps.ts';
import { coverOf } from '../../cases/export/cover.ts';
import { harFile } from '../../cases/export/har.ts';
import { redacted, redactedText } from '../../cases/export/redact.ts';
import { answerOf, messageOf, summaryOf, type Row } from './rows.ts';
import { secretsOf } from './secrets.ts';

/** An exchange as plain data, for a file. Secrets are covered unless somebody wants them in. */
export async function exportJson(row: Row, withSecrets: boolean): Promise<string> {
  const { request, answer, secrets } = await partsOf(row, withSecrets);
  const view = row.server ?? row.sent?.server;
  const { scheme, time } = summaryOf(row);
  const steps = (list: readonly RecordedStep[] | undefined) =>
    list?.map((step) => (secrets ? coveredStep(step, secrets) : step));
  return `${JSON.stringify(
    {
      format: 'countersign-exchange/1',
      scheme,
      at: `${clockText(time)} UTC`,
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
export async function exportRaw(row: Row, withSecrets: boolean): Promise<string> {
  const { request, answer } = await partsOf(row, withSecrets);
  const sent = request ? rawHttp(request, utf8Length(request.body ?? '')) : '';
  const lines = answer
    ? [`HTTP/1.1 ${answer.status}`, ...answer.headers.map(([name, value]) => `${name}: ${value}`)]
    : [];
  return answer ? `${sent}\r\n\r\n${lines.join('\r\n')}\r\n\r\n${answer.body}\r\n` : `${sent}\r\n`;
}

/** The exchange as HTTP Archive 1.2; without an entry when the request was not kept whole. */
export async function exportHar(row: Row, withSecrets: boolean): Promise<string> {
  const { request, answer } = await partsOf(row, withSecrets);
  const took = row.sent?.took;
  const rest = { ...(answer ? { answer } : {}), ...(took === undefined ? {} : { took }) };
  return harFile(request ? [{ request, at: summaryOf(row).time, ...rest }] : []);
}

/** Request and answer as they leave; `secrets` are what was covered in them. */
async function partsOf(row: Row, withSecrets: boolean) {
  const request = messageOf(row);
  const answer = answerOf(row);
  if (withSecrets) return { request, answer };
  const secrets = await secretsOf(row);
  return { request: request && redacted(request, secrets), answer: answer && redacted(answer, secrets), secrets };
}

/** A step that shows a secret is covered whole; of one that was written from the request, what is covered there. */
function coveredStep(step: RecordedStep, secrets: readonly Secret[]): RecordedStep {
  const { name, text, hex } = step;
  const plain = hex === undefined ? undefined : decodeUtf8(decodeHex(hex) ?? new Uint8Array(0));
  if (step.secret || (plain !== undefined && redactedText(plain, secrets) !== plain))
    return { name, text: coverOf(name) };
  return text === undefined ? step : { ...step, text: redactedText(text, secrets) };
}
