import { encodeUtf8 } from '../../core/bytes/text.ts';
import type { Given } from './curl-args.ts';

/** What the data options come to. */
export interface CurlData {
  /** Undefined when there are none, or when a file holds some of it. */
  readonly text?: string;
  readonly isThere: boolean;
  readonly isJson: boolean;
  readonly notes: readonly string[];
}

const DATA = new Set(['data', 'data-ascii', 'data-binary', 'data-raw', 'data-urlencode', 'json']);

/** Joins -d and its kin as curl does: `&` between them, nothing before --json. `stdin` is what `@-` reads. */
export function readData(given: readonly Given[], stdin: string | undefined): CurlData {
  const notes: string[] = [];
  let text = '';
  let isWhole = true;
  const options = given.filter(({ name }) => DATA.has(name));
  for (const [index, { name, value }] of options.entries()) {
    const part = pieceOf(name, value, stdin);
    if (part === undefined) {
      isWhole = false;
      notes.push(`--${name} takes its data from ${fileOf(value)}, whose content is not in the command.`);
    } else text += `${index > 0 && name !== 'json' ? '&' : ''}${part}`;
  }
  const isThere = options.length > 0;
  const isJson = options.some(({ name }) => name === 'json');
  return { isThere, isJson, notes, ...(isThere && isWhole ? { text } : {}) };
}

/** The data of one option; undefined when it is in a file. */
function pieceOf(name: string, value: string, stdin: string | undefined): string | undefined {
  if (name === 'data-raw') return value;
  if (name === 'data-urlencode') return urlEncoded(value);
  if (!value.startsWith('@')) return value;
  if (value !== '@-' || stdin === undefined) return undefined;
  // curl manual, --data: carriage returns, newlines and NUL of a file are left out.
  return name === 'data' || name === 'data-ascii' ? stdin.replace(/[\r\n\0]/g, '') : stdin;
}

/** `content`, `=content`, `name=content`; `@file` and `name@file` give undefined. */
function urlEncoded(value: string): string | undefined {
  const place = value.search(/[=@]/);
  if (place === -1) return escaped(value);
  if (value[place] === '@') return undefined;
  const name = value.slice(0, place);
  return `${name === '' ? '' : `${name}=`}${escaped(value.slice(place + 1))}`;
}

/** curl_easy_escape: all but RFC 3986's unreserved characters; a space becomes a plus. */
function escaped(text: string): string {
  let out = '';
  for (const byte of encodeUtf8(text)) {
    const char = String.fromCharCode(byte);
    if (/[\w.~-]/.test(char)) out += char;
    else out += byte === 0x20 ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return out;
}

function fileOf(value: string): string {
  return value === '@-' ? 'standard input' : 'a file';
}
