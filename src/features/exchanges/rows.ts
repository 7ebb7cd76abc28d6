import type { HttpMessage } from '../../core/http/message.ts';
import type { HeaderList, ServerExchange } from '../../sandbox/journal.ts';
import type { Sent } from '../../workers/page/exchanges.ts';

/** One exchange as the viewer has it: the server's record, what this page sent, or both. */
export interface Row {
  /** The server's number; negative for a request of this page that the server has no record of. */
  readonly id: number;
  readonly server?: ServerExchange;
  readonly sent?: Sent;
}

/** The journal and this page's own requests, newest first. */
export function rowsOf(journal: readonly ServerExchange[], sent: readonly Sent[]): Row[] {
  const mine = new Map(sent.flatMap((one) => (one.server ? [[one.server.id, one] as const] : [])));
  const kept = new Set(journal.map(({ id }) => id));
  const known = journal.map((server): Row => {
    const own = mine.get(server.id);
    // After a reset the numbers begin anew: an older request of this page is another one's.
    return own && own.server?.at === server.at ? { id: server.id, server, sent: own } : { id: server.id, server };
  });
  return [...known.toReversed(), ...lostAmong(sent, kept)].toSorted((a, b) => placeOf(b, sent) - placeOf(a, sent));
}

/** What never reached the server, and what its journal has forgotten since: it ends with the worker. */
function lostAmong(sent: readonly Sent[], kept: ReadonlySet<number>): Row[] {
  return sent.flatMap((one): Row[] => {
    if (!one.server) return [{ id: -one.number, sent: one }];
    return kept.has(one.server.id) ? [] : [{ id: one.server.id, server: one.server, sent: one }];
  });
}

/** By the server's count; what never reached it comes after the last one before that did. */
function placeOf({ id, sent: own }: Row, sent: readonly Sent[]): number {
  if (id > 0 || !own) return id;
  const before = sent.findLast(({ number, server }) => number < own.number && server);
  return (before?.server?.id ?? 0) + 0.5;
}

/** What a row says in the list. */
export interface Summary {
  readonly scheme: string;
  readonly method: string;
  readonly target: string;
  readonly status: number | undefined;
  readonly isOk: boolean;
  /** The typed code of the verdict. */
  readonly code: string;
  readonly time: number;
  readonly isCallback: boolean;
}

/** An exchange in one line, from the server’s record before the page’s own. */
export function summaryOf({ server, sent }: Row): Summary {
  const view = server ?? sent?.server;
  const refusal = view?.refusal;
  return {
    scheme: view?.scheme ?? sent?.scheme ?? '',
    method: view?.request.method ?? sent?.message.method ?? '',
    target: view?.request.target ?? sent?.message.target ?? '',
    status: view?.response?.status ?? sent?.answer?.status,
    isOk: (view?.verdict.ok ?? false) && refusal === undefined,
    code: refusal ?? view?.verdict.code ?? (sent?.answer ? 'not-recorded' : 'no-answer'),
    time: view?.at ?? sent?.at ?? 0,
    isCallback: view?.direction === 'out',
  };
}

/** The request as this page sent it; else as the server saw it, when it kept all of it. */
export function messageOf({ server, sent }: Row): HttpMessage | undefined {
  if (sent) return sent.message;
  if (!server) return undefined;
  const { method, origin, target, headers, body } = server.request;
  if (body.cut || body.base64 !== undefined) return undefined;
  return { method, origin, target, headers, ...(body.bytes > 0 && body.text !== undefined ? { body: body.text } : {}) };
}

/** The request as far as there is one to show: of a body that is not text or was cut, what was kept. */
export function shownRequest(row: Row): HttpMessage | undefined {
  const whole = messageOf(row);
  const kept = (row.server ?? row.sent?.server)?.request;
  if (whole || !kept) return whole;
  const { body, ...line } = kept;
  return { ...line, body: body.text ?? body.base64 ?? '' };
}

export interface Answer {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: string;
}

/** Headers of ours, which no vendor sends. */
const OURS = /^x-countersign/i;

/** The answer as it arrived here; else as the server sent it. */
export function answerOf({ server, sent }: Row): Answer | undefined {
  if (sent?.answer) return { ...sent.answer, headers: sent.answer.headers.filter(([name]) => !OURS.test(name)) };
  const response = server?.response;
  if (!response) return undefined;
  return { status: response.status, headers: response.headers, body: response.body.text ?? response.body.base64 ?? '' };
}
