import { headerOf } from '../../core/http/message.ts';
import { trimmed } from '../../core/http/parse-raw.ts';
import { JsReader, Unreadable, type JsValue } from './js-literal.ts';
import { bodyText, pairsOf } from './js-text.ts';
import { placeOf, refused, type ImportedRequest, type RequestsReading } from './reading.ts';

const CALL = /(?<![\w$])fetch\s*\(/g;
const MOST_CALLS = 500;

/** `fetch(…)` calls as browsers copy them: the address and the literals of the options. The text is never run. */
export function readFetch(text: string): RequestsReading {
  const requests: ImportedRequest[] = [];
  const reader = new JsReader(text);
  try {
    for (;;) {
      CALL.lastIndex = reader.at;
      const call = CALL.exec(text);
      if (!call || requests.length >= MOST_CALLS) break;
      reader.at = call.index + call[0].length;
      const request = requestOf(reader.list(')'));
      if (request) requests.push(request);
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return refused(
      'fetch-unread',
      'a fetch() call with literal values',
      error.message,
      'Copy the whole call again, up to its closing parenthesis.',
    );
  }
  if (requests.length === 0)
    return refused(
      'fetch-no-address',
      'a fetch() call with an address in quotes',
      'none',
      'Put the address into the call.',
    );
  const unknown = [...reader.unknown].map(
    (name) => `${name} is computed by the program: its value is not in the text.`,
  );
  return { ok: true, kind: 'fetch', requests, lost: unknown };
}

function requestOf([address, options]: readonly JsValue[]): ImportedRequest | undefined {
  if (address?.is !== 'text') return undefined;
  const place = placeOf(address.text);
  const member = (name: string) =>
    options?.is === 'object' ? options.members.findLast(([other]) => other === name)?.[1] : undefined;
  const lost: string[] = [];
  if (!place) lost.push('The address has no host: it is relative to the page that called fetch.');
  const given = member('headers');
  const rows = given && pairsOf(given);
  if (given && !rows) lost.push('The headers are computed by the program; they are not in the text.');
  const headers = (rows ?? []).map(([name, value]): [string, string] => [name, trimmed(value)]);
  const method = textOf(member('method')) ?? 'GET';
  const referrer = textOf(member('referrer'));
  if (/^https?:/.test(referrer ?? '') && headerOf(headers, 'referer') === undefined)
    lost.push('The browser makes a Referer header from referrer, according to referrerPolicy; it is left out.');
  if (textOf(member('credentials')) === 'include' && headerOf(headers, 'cookie') === undefined)
    lost.push('The browser adds its cookies; they are not in the text.');
  const sent = member('body');
  const body = sent && bodyText(sent);
  const hasBody = sent !== undefined && !(sent.is === 'word' && /null|undefined/.test(sent.word));
  if (hasBody && body === undefined) lost.push('The body is computed by the program; it is not in the text.');
  if (sent && body !== undefined && headerOf(headers, 'content-type') === undefined)
    headers.push(['Content-Type', typeOf(sent)]);
  return {
    name: '',
    hasLine: true,
    message: {
      method: /^(get|post|put|delete|head|options)$/i.test(method) ? method.toUpperCase() : method,
      ...(place ?? { origin: '', target: address.text }),
      headers,
      ...(body === undefined ? {} : { body }),
    },
    lost,
  };
}

/** The type that fetch gives a body by itself (Fetch section 5.2). */
function typeOf(body: JsValue): string {
  return body.is === 'call' && body.callee === 'URLSearchParams'
    ? 'application/x-www-form-urlencoded;charset=UTF-8'
    : 'text/plain;charset=UTF-8';
}

function textOf(value: JsValue | undefined): string | undefined {
  return value?.is === 'text' ? value.text : undefined;
}
