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
  if (!raw.ok || raw.hasLine || raw.message.headers.length === 0) return undefined;
  const { notes, message } = raw;
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
