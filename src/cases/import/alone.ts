import { parseRawHttp } from '../../core/http/parse-raw.ts';
import { scanJson } from '../../core/json/scan.ts';
import type { ImportedRequest, RequestsReading } from './reading.ts';

const FORM = [['Content-Type', 'application/x-www-form-urlencoded']] as const;
const NO_LINE = ['There is no request line: the method and the address are not known.'];

/**
 * A piece of a request: headers without a request line, the value of an Authorization header alone, a
 * token alone, a JSON body or a form alone. Undefined for anything else.
 */
export function readAlone(text: string): RequestsReading | undefined {
  const piece = text.trim();
  const value = /^(?:MAC\s+[a-z]+="|Bearer\s+\S|Basic\s+\S)[^\n]*$/i.test(piece);
  if (value) return one('header', [['Authorization', piece]], undefined);
  if (/^eyJ[\w-]*\.[\w-]*\.[\w-]*$/.test(piece))
    return one('header', [['Authorization', `Bearer ${piece}`]], undefined);
  if (/^[[{]/.test(piece) && scanJson(piece).ok) return one('body', [], text);
  if (/^[\w.%+-]+=[^\s&]*(?:&[\w.%+-]+=[^\s&]*)+$/.test(piece)) return one('form', FORM, piece);
  const raw = parseRawHttp(text);
  if (!raw.ok || raw.hasLine || raw.message.headers.length === 0 || isLog(raw.message.headers)) return undefined;
  const { notes, message } = raw;
  const members = membersOf(message);
  if (members !== undefined) return one('body', [], members);
  return { ok: true, kind: 'header', requests: [{ name: '', hasLine: false, message, lost: notes }], lost: [] };
}

function one(
  kind: 'header' | 'body' | 'form',
  headers: ImportedRequest['message']['headers'],
  body: string | undefined,
): RequestsReading {
  const message = { method: '', origin: '', target: '', headers, ...(body === undefined ? {} : { body }) };
  return { ok: true, kind, requests: [{ name: '', hasLine: false, message, lost: NO_LINE }], lost: [] };
}

/** A line of a log has a colon, too: in its time, before a dictionary, or behind what a client sends. */
function isLog([[name, value] = ['', '']]: ImportedRequest['message']['headers']): boolean {
  if (/^(?:\d|send$)/.test(name)) return true;
  const holdsProof = /^\S+\s[\s\S]*\b(?:Bearer|MAC)\s/.test(value) && !/^authorization$/i.test(name);
  return holdsProof || (!name.includes('-') && /\{\s*["'][\w-]+["']\s*(?::|=>)/.test(value));
}

const HEADER =
  /^(?:host|accept|authorization|cookie|origin|referer|connection|date|from|range|signature|merchant_id|x[-_].*)$/i;

/** Several names that no header has, each with a value, as a script prints what it has made: members of a body, as JSON. */
function membersOf({ headers, body }: ImportedRequest['message']): string | undefined {
  const isOne = ([name]: (typeof headers)[number]) => /^[a-z][A-Za-z_]{0,40}$/.test(name) && !HEADER.test(name);
  if (body !== undefined || headers.length < 2 || !headers.every(isOne)) return undefined;
  const literal = (value: string) => (/^(?:0|[1-9]\d*)$/.test(value) ? value : JSON.stringify(value));
  return `{${headers.map(([name, value]) => `${JSON.stringify(name)}:${literal(value)}`).join(',')}}`;
}
