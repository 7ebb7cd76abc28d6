import { headerOf } from '../../core/http/message.ts';
import { encodeBase64 } from '../../core/bytes/base64.ts';
import { encodeUtf8 } from '../../core/bytes/text.ts';
import { trimmed } from '../../core/http/parse-raw.ts';
import type { Given } from './curl-args.ts';

type Header = readonly [name: string, value: string];

export interface CurlHeaders {
  readonly headers: readonly Header[];
  readonly notes: readonly string[];
}

interface About {
  /** From the address. */
  readonly user: string | undefined;
  /** What curl says of the body: undefined without one. */
  readonly type: string | undefined;
  readonly isJson: boolean;
}

/**
 * The headers in the order in which curl sends them. Left out are those that every client adds of its own:
 * Host, Content-Length, `User-Agent: curl/…`, `Accept: any`, and Accept-Encoding of --compressed, which
 * depends on how curl was built.
 */
export function readHeaders(given: readonly Given[], { user, type, isJson }: About): CurlHeaders {
  const custom = readCustom(given);
  const { headers: own, notes } = custom;
  const last = (name: string) => given.findLast((option) => option.name === name)?.value;
  const isFree = (name: string) => headerOf(own, name) === undefined && !custom.removed.has(name);
  const bearer = last('oauth2-bearer');
  const login = last('user') ?? user;
  const cookies = given.filter(({ name, value }) => name === 'cookie' && value.includes('='));
  const referer = last('referer')?.replace(/;auto$/, '');
  const range = last('range');
  const agent = last('user-agent');
  const before: (Header | undefined)[] = [
    isFree('authorization') ? authorization(bearer, login, given) : undefined,
    range !== undefined && isFree('range') ? ['Range', `bytes=${range}`] : undefined,
    agent && isFree('user-agent') ? ['User-Agent', agent] : undefined,
    referer && isFree('referer') ? ['Referer', referer] : undefined,
    cookies.length > 0 && isFree('cookie') ? ['Cookie', cookies.map(({ value }) => value).join(';')] : undefined,
  ];
  const json: Header[] = isJson
    ? (['Content-Type', 'Accept'] as const)
        .filter((name) => isFree(name.toLowerCase()))
        .map((name) => [name, 'application/json'])
    : [];
  const after: Header[] = type !== undefined && !isJson && isFree('content-type') ? [['Content-Type', type]] : [];
  return {
    headers: [...before.filter((header) => header !== undefined), ...own, ...json, ...after],
    notes: [...notes, ...notesOn(given, login)],
  };
}

interface Custom extends CurlHeaders {
  /** Names in lower case of headers that `-H Name:` takes out. */
  readonly removed: ReadonlySet<string>;
}

function readCustom(given: readonly Given[]): Custom {
  const headers: Header[] = [];
  const notes: string[] = [];
  const removed = new Set<string>();
  for (const { name, value } of given) {
    if (name !== 'header') continue;
    const [, field = '', mark = '', rest = ''] = /^([^:;]*)([:;]?)([\s\S]*)$/.exec(value) ?? [];
    const text = trimmed(rest);
    if (value.startsWith('@')) notes.push('--header takes headers from a file, whose content is not in the command.');
    else if (mark === ':' && text !== '') headers.push([field, text]);
    else if (mark === ':') removed.add(field.toLowerCase());
    else if (mark === ';' && text === '') headers.push([field, '']);
    else notes.push('curl does not send a -H without a colon; one was left out.');
    if (/[\r\n]/.test(value))
      notes.push('A header has a line break in it: what follows is another line to the server.');
  }
  return { headers, notes, removed };
}

function authorization(
  bearer: string | undefined,
  login: string | undefined,
  given: readonly Given[],
): Header | undefined {
  if (bearer !== undefined) return ['Authorization', `Bearer ${bearer}`];
  const negotiates = given.some(({ name }) => /^(digest|ntlm|ntlm-wb|negotiate|anyauth|aws-sigv4)$/.test(name));
  if (login === undefined || negotiates) return undefined;
  const whole = login.includes(':') ? login : `${login}:`;
  return ['Authorization', `Basic ${encodeBase64(encodeUtf8(whole), 'base64')}`];
}

const LOST: Readonly<Record<string, string>> = {
  digest: '--digest computes Authorization from an answer of the server; it is not in the command.',
  ntlm: '--ntlm computes Authorization from an answer of the server; it is not in the command.',
  negotiate: '--negotiate computes Authorization from a ticket; it is not in the command.',
  anyauth: '--anyauth lets the server choose how to authenticate; Authorization is not in the command.',
  'aws-sigv4': '--aws-sigv4 computes Authorization when the request is sent; it is not in the command.',
  netrc: 'User and password come from a .netrc file; they are not in the command.',
  'netrc-file': 'User and password come from a .netrc file; they are not in the command.',
  'netrc-optional': 'User and password may come from a .netrc file; they are not in the command.',
  config: '--config takes more options from a file; they are not in the command.',
  variable: '--variable sets variables; where they are used is not followed here.',
  'time-cond': '--time-cond adds a header with a date; it is left out.',
  'continue-at': '--continue-at adds a Range header; it is left out.',
  'etag-compare': '--etag-compare adds a header from a file; it is left out.',
  crlf: '--crlf changes line ends while it sends; the text here is as typed.',
};

function notesOn(given: readonly Given[], login: string | undefined): string[] {
  const files = given.some(({ name, value }) => name === 'cookie' && !value.includes('='));
  return [
    ...given.flatMap(({ name }) => LOST[name] ?? []),
    ...(files ? ['Cookies come from a file; they are not in the command.'] : []),
    ...(login !== undefined && !login.includes(':')
      ? ['curl asks for the password; an empty one is assumed here.']
      : []),
  ];
}
