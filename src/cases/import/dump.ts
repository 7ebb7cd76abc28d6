import { scanJson } from '../../core/json/scan.ts';
import { DumpReader, NoDump, type Dumped } from './dump-value.ts';
import { placeOf, type RequestsReading } from './reading.ts';

type Members = Extract<Dumped, object>['members'];
type Header = readonly [name: string, value: string];

/** The note beside what was read out of what a program printed. */
export const PRINTED = 'It was read out of what a program printed: compare the values with what was sent.';
/** The note beside a body that was printed as a dictionary. */
export const WRITTEN_ANEW =
  'The body was printed as a dictionary and is written as JSON here: its own bytes are not in it.';

const HEADER = /^(?:x-[\w-]{1,100}|authorization|api-key|signature|merchant_id|(?:content|accept|user)-[a-z]{1,20})$/i;
const OPENING = /[Aa]rray\s*\(|map\[|[{[(]/g;
const MOST_TRIES = 40;
const LINE = /\b(GET|POST|PUT|PATCH|DELETE)[ \t]+["']?(https?:\/\/[^\s"',)\]]+|\/[^\s"',)\]]*)/;

/**
 * A request in what a program printed of it: the headers as a dictionary of Python, PHP, Ruby, JavaScript, Go or Java,
 * a record of a log with `headers` in it, or a body as a dictionary. Undefined where there is none.
 */
export function readDump(text: string, part: 'headers' | 'body'): RequestsReading | undefined {
  let tries = 0;
  for (const { 0: opening, index } of text.matchAll(OPENING)) {
    if (++tries > MOST_TRIES) return undefined;
    const reader = new DumpReader(text, index);
    const tree = treeAt(reader);
    const isBody = part === 'body' && opening !== '(' && !isProse(text, index, reader.at);
    const found =
      tree &&
      (part === 'headers'
        ? (readRecord(tree) ?? readHeaders(tree, text, reader.at))
        : isBody && readBody(tree, text.slice(index, reader.at)));
    if (found) return found;
  }
  return undefined;
}

/** Names without quotes, as JavaScript and Java print them, and people write in brackets. */
const BARE = /^[[{]\s*[A-Za-z_$][\w$.-]*\s*[:=](?!>)/;
/** What says that a dictionary comes: a name of it, an assignment, a call, a class. */
const ANNOUNCED =
  /(?:\b(?:[Bb]ody|[Dd]ata|[Pp]ayload|JSON|json|[Pp]arams|[Rr]equest|req|[Ss]ent|[Ss]ending|[Pp]osting)\b\W{0,3}|=\s*|\w\(\s*|\b[A-Z]\w+)$/;

/** Whether brackets with bare names are somebody's sentence: there is text around them, and none that announces a dictionary. */
function isProse(text: string, start: number, end: number): boolean {
  if (!BARE.test(text.slice(start, start + 200))) return false;
  const before = text.slice(0, start);
  const isAlone = before.trim() === '' && /^[\s;]*$/.test(text.slice(end));
  return !isAlone && !ANNOUNCED.test(before.slice(-40));
}

/** A record in JSON that tells of a request: it has `headers` or a body within a text, or it is headers. Undefined for any other JSON. */
export function readJsonRecord(text: string): RequestsReading | undefined {
  const tree = scanJson(text.trim()).ok ? treeAt(new DumpReader(text.trim())) : undefined;
  const body = tree && textWithin(tree);
  return (
    tree &&
    (readRecord(tree) ?? readHeaders(tree, '', 0) ?? (body === undefined ? body : reading({ ...NOTHING, body })))
  );
}

/** A JSON object that stands as a text in a record, as logs write what was sent. */
function textWithin(members: Members): string | undefined {
  return members.flatMap(([name, value]) =>
    /^(?:request|re?q|body|payload|data|message|content)$/i.test(name) &&
    typeof value === 'string' &&
    /^\s*\{\s*"/.test(value)
      ? [value]
      : [],
  )[0];
}

function treeAt(reader: DumpReader): Members | undefined {
  try {
    const value = reader.value();
    return typeof value === 'string' ? undefined : value.members;
  } catch (error) {
    if (error instanceof NoDump) return undefined;
    throw error;
  }
}

/** Headers as pairs, as rows with name and value, or as lines; none where nothing is called like one. */
function headersOf(value: Dumped | undefined): Header[] {
  if (typeof value !== 'object') return [];
  const headers = value.members.flatMap(([name, inner]): Header[] => {
    if (name !== '') return [[nameOf(name), flat(inner)]];
    if (typeof inner === 'string') {
      const at = inner.indexOf(':');
      return at > 0 ? [[inner.slice(0, at), inner.slice(at + 1).trim()]] : [];
    }
    const [key, held] = [textOf(inner.members, /^(?:name|key)$/), textOf(inner.members, /^value$/)];
    return key === undefined || held === undefined ? [] : [[key, held]];
  });
  return headers.some(([name]) => HEADER.test(name)) ? headers : [];
}

/** `HTTP_X_SIGNATURE`, as CGI and its heirs call it (RFC 3875 section 4.1.18). */
const nameOf = (name: string) =>
  /^(?:HTTP_[A-Z_]+|CONTENT_TYPE)$/.test(name) ? name.replace(/^HTTP_/, '').replaceAll('_', '-') : name;

const flat = (value: Dumped): string =>
  typeof value === 'string' ? value : value.members.map(([, inner]) => flat(inner)).join(', ');

function memberOf(members: Members, name: RegExp): Dumped | undefined {
  return members.find(([own]) => name.test(own))?.[1];
}

function textOf(members: Members, name: RegExp): string | undefined {
  const value = memberOf(members, name);
  return typeof value === 'string' ? value : undefined;
}

/** The first record with headers, from outside in; what an answer holds is none. */
function readRecord(members: Members, depth = 0): RequestsReading | undefined {
  const headers = headersOf(memberOf(members, /^(?:request_?)?headers?$/i));
  if (headers.length > 0) {
    const method = textOf(members, /^(?:method|httpmethod|verb|request_?method)$/i) ?? '';
    const url = textOf(members, /^(?:url|uri|request_?ur[il]|path|rawpath)$/i) ?? '';
    const body = memberOf(members, /^(?:body|data|payload|content|request_?body|postData)$/i);
    const inside = typeof body === 'object' ? (textOf(body.members, /^text$/) ?? body) : body;
    return reading({ method, url, headers, body: inside });
  }
  if (depth > 4) return undefined;
  for (const [name, inner] of members) {
    if (typeof inner === 'string' || /^res(?:ponse)?$/i.test(name)) continue;
    const found = readRecord(inner.members, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** Headers alone: line and body stand beside them, before and after. */
function readHeaders(members: Members, text: string, end: number): RequestsReading | undefined {
  const headers = headersOf({ members });
  if (headers.length === 0) return undefined;
  const [, method, url] = LINE.exec(text.slice(0, end)) ?? [];
  return reading({
    method: method ?? textOf(members, /^REQUEST_METHOD$/) ?? '',
    url: url ?? textOf(members, /^(?:REQUEST_URI|PATH_INFO)$/) ?? '',
    headers: headers.filter(([name]) => /^[\w-]+$/.test(name) && !/^(?:REQUEST_|PATH_|SERVER_|REMOTE_)/.test(name)),
    body: bodyAfter(text.slice(end)),
  });
}

function bodyAfter(rest: string): Dumped | undefined {
  const start = /^[\s,)\]}]*(?:(?:body|data|payload)\s*[=:]?\s*)?(?=[{["']|b["'])/i.exec(rest);
  if (!start) return undefined;
  const after = rest.slice(start[0].length);
  const reader = new DumpReader(after);
  const tree = after.startsWith('{') || after.startsWith('[') ? treeAt(reader) : undefined;
  const slice = after.slice(0, reader.at);
  if (tree) return scanJson(slice).ok ? slice : { members: tree };
  try {
    return new DumpReader(after).value();
  } catch {
    return undefined;
  }
}

/** A body alone, of members with names. */
function readBody(members: Members, text: string): RequestsReading | undefined {
  const isNamed = members.length > 0 && members.every(([name]) => /^[A-Za-z_]/.test(name));
  if (!isNamed) return undefined;
  return reading({ ...NOTHING, body: scanJson(text).ok ? text : { members } });
}

interface Printed {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body: Dumped | undefined;
}

const NOTHING = { method: '', url: '', headers: [] } as const;

function reading({ method, url, headers, body }: Printed): RequestsReading {
  const place = placeOf(url) ?? { origin: '', target: url.startsWith('/') ? url : '' };
  const text = body === undefined || typeof body === 'string' ? body : jsonOf(body);
  const message = { method: method.toUpperCase(), ...place, headers, ...(text === undefined ? {} : { body: text }) };
  const hasLine = message.method !== '' && message.target !== '';
  const lost = [
    PRINTED,
    ...(typeof body === 'object' ? [WRITTEN_ANEW] : []),
    ...(hasLine ? [] : ['There is no request line: the method and the address are not known.']),
  ];
  const kind = headers.length > 0 ? (hasLine ? 'raw-http' : 'header') : 'body';
  return { ok: true, kind, requests: [{ name: '', hasLine, message, lost }], lost: [] };
}

function jsonOf(value: Dumped): string {
  if (typeof value === 'string')
    return /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?|true|false|null)$/.test(value) ? value : JSON.stringify(value);
  const { members } = value;
  if (members.every(([name]) => name === '')) return `[${members.map(([, inner]) => jsonOf(inner)).join(',')}]`;
  return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${jsonOf(inner)}`).join(',')}}`;
}
