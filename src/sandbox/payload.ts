import { headerOf } from '../core/http/message.ts';
import { exactObject } from '../core/json/exact.ts';
import { scanJson } from '../core/json/scan.ts';
import type { Received } from '../core/scheme/policy.ts';
import type { Route } from '../core/scheme/sandbox.ts';

/** The body in the form a route takes, or why it is not of that form. */
export type Fit =
  | { readonly ok: true; readonly json: Readonly<Record<string, unknown>>; readonly form: URLSearchParams }
  | { readonly ok: false; readonly code: string; readonly measured: string };

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json(?:[ \t]*;|$)|^text\/(?:plain|json)(?:[ \t]*;|$)/i;
const TYPES = {
  json: JSON_TYPE,
  'json or nothing': JSON_TYPE,
  form: /^application\/x-www-form-urlencoded(?:[ \t]*;|$)/i,
};

/** The body as its route takes it; a typed refusal where it is announced as, or is, something else. */
export function fits({ takes }: Route, { headers, bytes, body }: Received): Fit {
  const blank = { ok: true, json: {}, form: new URLSearchParams() } as const;
  if (takes === undefined) return blank;
  const type = headerOf(headers, 'content-type')?.trim();
  if (type !== undefined && !TYPES[takes].test(type))
    return { ok: false, code: 'content-type', measured: `got ${type.slice(0, 80)}; this endpoint takes ${takes}` };
  if (bytes.length > 0 && body === undefined)
    return { ok: false, code: 'body-not-utf8', measured: `${bytes.length} bytes that are not UTF-8` };
  if (takes === 'form') return { ...blank, form: new URLSearchParams(body ?? '') };
  if (takes === 'json or nothing' && bytes.length === 0) return blank;
  const json = exactObject(body ?? '');
  return json ? { ...blank, json } : { ok: false, code: 'body-not-json', measured: notObject(body ?? '') ?? '' };
}

/** What a body is instead of a JSON object, or where it stops being JSON; undefined for an object. */
export function notObject(text: string): string | undefined {
  if (text === '') return 'an empty body';
  if (text.startsWith('\uFEFF')) return 'a byte order mark before the JSON';
  const scan = scanJson(text);
  if (!scan.ok) return `expected ${scan.expected} at character ${scan.at + 1}`;
  return scan.root.type === 'object' ? undefined : `a JSON ${scan.root.type}`;
}

/** The JSON object that a text is, its numbers as JavaScript has them; undefined for anything else. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}
