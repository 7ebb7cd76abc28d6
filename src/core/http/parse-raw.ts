import { utf8Length } from '../bytes/text.ts';
import type { Problem } from '../problem.ts';
import { headerOf, type HttpMessage } from './message.ts';

/** A request read from its text. Everything stands in `message` as it was pasted. */
export type RawReading =
  | { readonly ok: true; readonly message: HttpMessage; readonly hasLine: boolean; readonly notes: readonly string[] }
  | { readonly ok: false; readonly problem: Problem };

/** Servers take some 8,000 to 64,000 characters of headers; what is far longer is something else, a log for example. */
const MOST_HEAD = 100_000;

const grouped = (number: number) => number.toLocaleString('en');

type Header = readonly [name: string, value: string];

/**
 * An HTTP/1.1 request as text (RFC 9112): request line, headers in their order, empty line, body. Lines
 * end with CR LF or LF; a paste may lack the request line. The body is every character after the empty
 * line, but for an answer below it. Nothing is decoded, merged or put right; what looks odd is told in `notes`.
 */
export function parseRawHttp(text: string): RawReading {
  const { head, below } = cutInTwo(text);
  const refusal = noRequest(head, below !== undefined);
  if (refusal) return refusal;
  const lines = head.split(/\r?\n/);
  const [first = ''] = lines;
  const line = /^([\w-]+) (\S+)(?: +HTTP\/\d(?:\.\d)?)?$/.exec(first);
  const headers = readHeaders(line ? lines.slice(1) : lines);
  if (typeof headers === 'number')
    return malformed(
      'headers as Name: value, then an empty line',
      `something else on line ${headers + (line ? 2 : 1)}`,
      'Paste the message as it was sent, with the empty line before its body.',
    );
  const [, method = '', target = ''] = line ?? [];
  const body = line && below !== undefined ? withoutAnswer(below, headers) : below;
  const message: HttpMessage = { method, ...addressOf(target, headers), headers };
  const notes = [
    ...(line ? [] : ['There is no request line: method and path are not known.']),
    ...(body === below
      ? []
      : ['A response stands below the request; it was left out, since a case holds a request alone.']),
    ...notesOn(headers, body),
  ];
  return {
    ok: true,
    notes,
    hasLine: line !== null,
    message: body === undefined || isBare(body, headers) ? message : { ...message, body },
  };
}

/**
 * What comes before an answer that was copied together with its request, as clients print them one below the other.
 * A body of many parts may hold one, and so may one that is as long as the request says.
 */
function withoutAnswer(body: string, headers: readonly Header[]): string {
  const answer = /(?:^|\n)HTTP\/\d(?:\.\d)? \d{3}(?!\d)/.exec(body);
  const isPart = /^(?:multipart|message)\//i.test(headerOf(headers, 'content-type') ?? '');
  if (!answer || isPart || headerOf(headers, 'content-length') === String(utf8Length(body))) return body;
  let end = answer.index;
  while (body[end - 1] === '\n' || body[end - 1] === '\r') end--;
  return body.slice(0, end);
}

/** What stands before the empty line, and what below it; nothing does where there is none. */
function cutInTwo(text: string): { readonly head: string; readonly below?: string } {
  // RFC 9112 section 2.2: empty lines before a request line are skipped.
  const whole = text.replace(/^(?:\r?\n)+/, '');
  const gap = /\r?\n\r?\n/.exec(whole);
  if (!gap) return { head: whole.replace(/\r?\n$/, '') };
  return { head: whole.slice(0, gap.index), below: whole.slice(gap.index + gap[0].length) };
}

/** Why what stands above the empty line cannot be that of a request. */
function noRequest(head: string, isEnded: boolean): RawReading | undefined {
  if (head.length > MOST_HEAD)
    return malformed(
      `headers as Name: value, then an empty line, within ${grouped(MOST_HEAD)} characters`,
      isEnded ? `an empty line after ${grouped(head.length)}` : `${grouped(head.length)} without an empty line`,
      'Paste the message as it was sent, and nothing around it.',
    );
  if (!/^HTTP\/\d/.test(head)) return undefined;
  return malformed(
    'a request',
    'a response: its first line is a status',
    'Paste the request that carries the signature.',
  );
}

/** A message that ends with its empty line has no body, unless it says how long the body is. */
function isBare(body: string, headers: readonly Header[]): boolean {
  return body === '' && headerOf(headers, 'content-length') === undefined;
}

/** The headers in order, or the index of the first line that is none. */
function readHeaders(lines: readonly string[]): Header[] | number {
  const headers: Header[] = [];
  for (const [index, line] of lines.entries()) {
    const last = headers.at(-1);
    // Whatever is beyond ASCII is obs-text (RFC 9110 section 5.5), U+2028 too, which ends a line for a dot.
    const header = /^([!#$%&'*+.^_`|~\w-]+):([^\r]*)$/.exec(line);
    // RFC 9112 section 5.2: a folded line goes on with a space.
    if (/^[ \t]/.test(line) && last) headers[headers.length - 1] = [last[0], `${last[1]} ${line.trim()}`];
    else if (header) headers.push([header[1] ?? '', trimmed(header[2] ?? '')]);
    else return index;
  }
  return headers;
}

/** Optional whitespace around a value is no part of it (RFC 9110 section 5.5). No pattern: one would try every blank of a long run. */
export function trimmed(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09;
}

/** The origin from Host, or from a target in absolute form, as proxies get it (RFC 9112 section 3.2.2). */
function addressOf(target: string, headers: readonly Header[]): { readonly origin: string; readonly target: string } {
  const absolute = /^(https?:\/\/[^/?#]+)(.*)$/i.exec(target);
  if (absolute) return { origin: absolute[1] ?? '', target: absolute[2] ?? '' };
  const host = headerOf(headers, 'host');
  return { origin: host === undefined || host === '' ? '' : `https://${host}`, target };
}

function notesOn(headers: readonly Header[], body: string | undefined): string[] {
  const says = headerOf(headers, 'content-length');
  const bytes = utf8Length(body ?? '');
  const more = bytes - Number(says);
  const length =
    says === undefined || !/^\d+$/.test(says) || more === 0
      ? []
      : [
          `Content-Length says ${says} bytes; the body here has ${bytes}: ${more > 0 ? 'something was added to it, perhaps a final line break' : 'part of it is missing, or line ends were changed from CR LF to LF'}.`,
        ];
  const chunked = /chunked/i.test(headerOf(headers, 'transfer-encoding') ?? '');
  const encoding = headerOf(headers, 'content-encoding');
  const names = headers.map(([name]) => name.toLowerCase());
  const seen = new Set<string>();
  const repeated = new Set(names.filter((name) => seen.has(name) || !seen.add(name)));
  return [
    ...length,
    ...(chunked ? ['The body was sent in chunks: paste it without the chunk sizes.'] : []),
    ...(encoding && encoding !== 'identity'
      ? [`The body was sent compressed (${encoding}); its text cannot be the bytes that were sent.`]
      : []),
    ...[...repeated].map((name) => `${name} is there more than once; the first one is read.`),
  ];
}

function malformed(expected: string, got: string, fix: string): RawReading {
  return { ok: false, problem: { code: 'raw-http-malformed', severity: 'error', expected, got, fix } };
}
