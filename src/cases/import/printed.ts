import { PRINTED } from './dump.ts';
import type { RequestsReading } from './reading.ts';

/**
 * What a tool prints of a request line by line, as the raw message it stands for: OkHttp's logger, Python's http.client,
 * Wireshark, the pseudo-headers of HTTP/2, .NET's HttpRequestMessage, a .http file, a table of headers, a JSON member
 * without its braces. The likeliest first.
 */
export function messagesPrinted(text: string): string[] {
  const piece = text.trim();
  return [
    okHttp(piece),
    httpClient(piece),
    wireshark(piece),
    pseudo(piece),
    dotNet(piece),
    httpFile(piece),
    table(piece),
    member(piece),
  ].filter((found) => found !== undefined);
}

function okHttp(piece: string): string | undefined {
  const found = !piece.includes('--> END')
    ? undefined
    : /--> ([A-Z]+ https?:\/\/\S+)[^\n]*\n([\s\S]*?)\n[^\n]*--> END/.exec(piece);
  if (!found) return undefined;
  const [, line = '', rest = ''] = found;
  const prefix = /^[^\n]*?(?=--> [A-Z]+ http)/m.exec(piece)?.[0] ?? '';
  return [
    line,
    ...rest.split('\n').map((row) => (row.startsWith(prefix.trimEnd()) ? row.slice(prefix.length) : row)),
  ].join('\n');
}

function httpClient(piece: string): string | undefined {
  const sent = [...piece.matchAll(/^send: b(["'])((?:\\.|(?!\1)[^\\\n])*)\1/gm)].map(([, , text = '']) => text);
  return sent.length === 0
    ? undefined
    : sent.join('').replace(/\\([rnt'"\\])/g, (_, letter: string) => ({ r: '\r', n: '\n', t: '\t' })[letter] ?? letter);
}

function wireshark(piece: string): string | undefined {
  const lines = piece.split('\n').filter((line) => /\\r\\n\s*$/.test(line));
  return lines.length < 2 ? undefined : lines.map((line) => line.trim().slice(0, -4)).join('\r\n');
}

function pseudo(piece: string): string | undefined {
  const of = (name: string) => new RegExp(`^:${name}: *(\\S+)`, 'm').exec(piece)?.[1];
  const [method, path, host] = [of('method'), of('path'), of('authority')];
  if (method === undefined || path === undefined) return undefined;
  const rest = piece.split(/\r?\n/).filter((line) => !line.startsWith(':'));
  return [`${method} ${path} HTTP/1.1`, ...(host === undefined ? [] : [`Host: ${host}`]), ...rest].join('\n');
}

function dotNet(piece: string): string | undefined {
  const found = /Method: ([A-Z]+), RequestUri: '([^'\n]+)'[^{]{0,300}Headers:\s*\{([^}]*)\}/.exec(piece);
  const [, method = '', url = '', headers = ''] = found ?? [];
  return found
    ? [
        `${method} ${url}`,
        ...headers
          .trim()
          .split(/\r?\n/)
          .map((line) => line.trim()),
        '',
        '',
      ].join('\n')
    : undefined;
}

function httpFile(piece: string): string | undefined {
  return /^(?:#|\/\/|@)/.test(piece) ? piece.replace(/^(?:(?:#|\/\/|@)[^\n]*\n+)+/, '').split(/\n###/)[0] : undefined;
}

function table(piece: string): string | undefined {
  const rows = piece.split(/\r?\n/);
  return rows.length > 1 && rows.every((row) => /^[\w-]{1,100}\t\S/.test(row))
    ? rows.map((row) => row.replace('\t', ': ')).join('\n')
    : undefined;
}

const member = (piece: string) =>
  /^["']\w{1,40}["']\s*:\s*\{[\s\S]*\},?$/.test(piece) ? `{${piece.replace(/,$/, '')}}` : undefined;

const PAIR =
  /(?<![\w-])((?:x-|api-)[\w-]{1,100}|signature|merchant_id)["']?\s*(?:=>|[=:])\s*(?:"([^"\n]{1,9000})"|'([^'\n]{1,9000})'|\[?([^\s,;|\])"']{1,9000}))/gi;
const PROOF = /\bMAC\s+id="[^"\n]*"(?:,\s*\w+="[^"\n]*")+|\bBearer\s+[\w-]+\.[\w-]+\.[\w-]+/;
const TOKEN = /["']?access_?token["']?\s*(?:=>|[:=])\s*["']?(eyJ[\w-]*\.[\w-]*\.[\w-]*)/i;
const LINE = /\b(GET|POST|PUT|PATCH|DELETE)[ \t]+(?:https?:\/\/([^\s/"']+))?(\/[^\s"',)\]]*)/;

/** An answer in JSON that hands out an access token: that token, as it would be sent. */
export function readAnswered(text: string): RequestsReading | undefined {
  const [, token] = TOKEN.exec(text) ?? [];
  return token === undefined ? undefined : told([['Authorization', `Bearer ${token}`]], '');
}

/** Headers that are told in a line of a log, in the words of an error or in an answer, wherever they stand. */
export function readMentioned(text: string): RequestsReading | undefined {
  const headers = [...text.matchAll(PAIR)].map(([, name = '', ...values]): [string, string] => [
    name,
    values.find((value) => value !== undefined) ?? '',
  ]);
  const [proof] = PROOF.exec(text) ?? [];
  if (proof !== undefined) headers.push(['Authorization', proof]);
  return headers.length === 0 ? readAnswered(text) : told(headers, text);
}

function told(headers: readonly (readonly [string, string])[], text: string): RequestsReading {
  const [, method = '', host, target = ''] = LINE.exec(text) ?? [];
  const message = { method, origin: host === undefined ? '' : `https://${host}`, target, headers };
  const hasLine = method !== '';
  const lost = [PRINTED, ...(hasLine ? [] : ['There is no request line: the method and the address are not known.'])];
  return {
    ok: true,
    kind: hasLine ? 'raw-http' : 'header',
    requests: [{ name: '', hasLine, message, lost }],
    lost: [],
  };
}
