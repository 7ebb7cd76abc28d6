import { encodeUtf8 } from '../../core/bytes/text.ts';

/** An address as curl sends it. */
export interface CurlUrl {
  readonly origin: string;
  readonly path: string;
  /** Without the question mark; undefined when there is none. */
  readonly query?: string;
  /** `user:password` in front of the host, decoded. */
  readonly user?: string;
  readonly notes: readonly string[];
}

/**
 * Takes an address apart as curl does: http when there is no scheme, `/` when there is no path, dot
 * segments removed unless `--path-as-is`, the fragment left out. Otherwise it stands as it is typed.
 */
export function readUrl(typed: string, asIs: boolean, globOff: boolean): CurlUrl {
  const found = /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/?#]*)([^?#]*)(?:\?([^#]*))?/i.exec(typed);
  const [, scheme = 'http', authority = '', rawPath = '', query] = found ?? [];
  const at = authority.lastIndexOf('@');
  const host = authority.slice(at + 1);
  const path = rawPath === '' ? '/' : asIs ? rawPath : withoutDots(rawPath);
  return {
    origin: `${scheme}://${host}`,
    path: encoded(path),
    ...(query === undefined ? {} : { query }),
    ...(at === -1 ? {} : { user: decoded(authority.slice(0, at)) }),
    notes: notesOn(typed, scheme, host, globOff),
  };
}

function notesOn(typed: string, scheme: string, host: string, globOff: boolean): string[] {
  return [
    ...(/^https?$/i.test(scheme) ? [] : ['The address is not http or https.']),
    ...(host === '' ? ['The address has no host.'] : []),
    ...(!globOff && /[[\]{}]/.test(typed.replace(/\/\/\[[^\]]*\]/, ''))
      ? ['curl reads [ ] and { } in an address as a pattern; with --globoff they are literal, as here.']
      : []),
    ...(/[\s]/.test(typed) ? ['curl refuses an address with a space or line break in it.'] : []),
  ];
}

/** RFC 3986 section 5.2.4. */
function withoutDots(path: string): string {
  const segments = path.slice(1).split('/');
  const out: string[] = [];
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === '..') out.pop();
    if (segment !== '.' && segment !== '..') out.push(segment);
    else if (isLast) out.push('');
  }
  return `/${out.join('/')}`;
}

/** What is not ASCII in a path is percent-encoded, in small letters. */
function encoded(path: string): string {
  return path.replace(/[^\0-\x7f]+/g, (text) =>
    [...encodeUtf8(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
