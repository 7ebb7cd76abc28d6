import { headerOf } from '../../core/http/message.ts';
import { trimmed } from '../../core/http/parse-raw.ts';
import { decodeBase64 } from '../../core/bytes/base64.ts';
import { decodeUtf8, encodeUtf8, utf8Length } from '../../core/bytes/text.ts';
import { scanJson } from '../../core/json/scan.ts';
import { HarScanner, type HarEntry } from './har-scan.ts';
import { items, member, pairs, scalar, type Json } from './json-read.ts';
import { placeOf, refused, type ImportedRequest, type RequestsReading } from './reading.ts';

/** A whole HAR 1.2 text. Large files go through HarScanner piece by piece instead. */
export function readHar(text: string): RequestsReading {
  const scanner = new HarScanner();
  const entries = scanner.push(encodeUtf8(text));
  const problem = scanner.end();
  const requests = entries.flatMap((entry) => harRequest(entry) ?? []);
  if (requests.length > 0) return { ok: true, kind: 'har', requests, lost: problem ? [problem] : [] };
  return refused(
    'har-empty',
    'a HAR file with requests',
    problem ?? 'one without any',
    'Save it again while the browser’s network panel shows the request.',
  );
}

/** The request of one entry: its `url` and its body's text, never the parsed query and parameters. */
export function harRequest({ request, status, started }: HarEntry): ImportedRequest | undefined {
  const decoded = decodeUtf8(request);
  const text = decoded ?? new TextDecoder('utf-8').decode(request);
  const scan = scanJson(text);
  if (!scan.ok) return undefined;
  const root: Json = { text, node: scan.root };
  const url = scalar(member(root, 'url'));
  if (url === undefined) return undefined;
  const place = placeOf(url);
  const rows = pairs(items(member(root, 'headers')), 'name');
  const headers = rows
    .filter(([name]) => !name.startsWith(':'))
    .map(([name, value]): [string, string] => [name, trimmed(value)]);
  const post = member(root, 'postData');
  const { body, lost } = bodyOf(post);
  return {
    name: '',
    detail: [status, /T(\d\d:\d\d:\d\d)/.exec(started)?.[1]].filter(Boolean).join(' at '),
    hasLine: true,
    message: {
      method: scalar(member(root, 'method')) ?? 'GET',
      ...(place ?? { origin: '', target: url }),
      headers,
      ...(body === undefined ? {} : { body }),
    },
    lost: [
      ...(decoded === undefined ? ['The entry has bytes that are not UTF-8; they are shown as U+FFFD here.'] : []),
      ...(rows.length > headers.length
        ? ['Names such as :method belong to HTTP/2 and are not headers; they are left out.']
        : []),
      ...(place ? [] : ['The address is not http or https.']),
      ...lost,
      ...cookieNotes(root, headers),
      ...lengthNotes(headers, body),
    ],
  };
}

interface Body {
  readonly body?: string;
  readonly lost: readonly string[];
}

function bodyOf(post: Json | undefined): Body {
  const text = scalar(member(post, 'text'));
  if (text !== undefined && text !== '') {
    if (scalar(member(post, 'encoding')) !== 'base64') return { body: text, lost: [] };
    const bytes = decodeBase64(text, 'base64');
    const body = bytes && decodeUtf8(bytes);
    return body === undefined ? { lost: ['The body is not UTF-8 text; it is left out.'] } : { body, lost: [] };
  }
  if (items(member(post, 'params')).length > 0)
    return { lost: ['The file has the body only in parsed parameters; its bytes are lost.'] };
  return text === undefined ? { lost: [] } : { body: text, lost: [] };
}

/** Browsers leave secrets out of what they export, unless asked. */
function cookieNotes(root: Json, headers: ImportedRequest['message']['headers']): string[] {
  if (items(member(root, 'cookies')).length > 0 && headerOf(headers, 'cookie') === undefined)
    return ['Cookies are in the file in parsed form only; the Cookie header is lost.'];
  if (headerOf(headers, 'authorization') === undefined && headerOf(headers, 'cookie') === undefined)
    return [
      'There is neither Authorization nor Cookie: browsers leave both out unless told to export with sensitive data.',
    ];
  return [];
}

function lengthNotes(headers: ImportedRequest['message']['headers'], body: string | undefined): string[] {
  const says = headerOf(headers, 'content-length');
  const bytes = utf8Length(body ?? '');
  return says === undefined || !/^\d+$/.test(says) || Number(says) === bytes
    ? []
    : [`Content-Length says ${says} bytes; the body in the file has ${bytes}: it was changed when it was saved.`];
}
