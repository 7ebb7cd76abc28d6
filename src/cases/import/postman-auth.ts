import { encodeBase64 } from '../../core/bytes/base64.ts';
import { encodeUtf8 } from '../../core/bytes/text.ts';
import { headerOf, type HttpMessage } from '../../core/http/message.ts';
import { items, member, scalar, type Json } from './json-read.ts';

/** What an auth block adds to a request, where that can be told. */
export interface PostmanAuth {
  readonly header?: readonly [name: string, value: string];
  /** `name=value` for the query. */
  readonly query?: string;
  readonly lost: readonly string[];
}

/** What Postman's authorization adds to the request, and what of it is lost here. `fill` puts variables in. */
export function authOf(auth: Json | undefined, fill: (text: string) => string): PostmanAuth {
  const type = scalar(member(auth, 'type'));
  if (auth === undefined || type === undefined || type === 'noauth') return { lost: [] };
  const of = (name: string) => fill(parameter(member(auth, type), name) ?? '');
  switch (type) {
    case 'bearer':
      return { header: ['Authorization', `Bearer ${of('token')}`], lost: [] };
    case 'basic': {
      const login = encodeUtf8(`${of('username')}:${of('password')}`);
      return { header: ['Authorization', `Basic ${encodeBase64(login, 'base64')}`], lost: [] };
    }
    case 'apikey':
      return of('in') === 'query'
        ? { query: `${of('key')}=${of('value')}`, lost: [] }
        : { header: [of('key') || 'Authorization', of('value')], lost: [] };
    default:
      return {
        lost: [`Postman computes its authorization of type ${type.slice(0, 20)} when it sends; it is not in the file.`],
      };
  }
}

/** The message with it; a header of that name that stands there already stays. */
export function addAuth(message: HttpMessage, { header, query }: PostmanAuth): HttpMessage {
  const isFree = header && headerOf(message.headers, header[0]) === undefined;
  const mark = message.target.includes('?') ? '&' : '?';
  return {
    ...message,
    ...(isFree ? { headers: [header, ...message.headers] } : {}),
    ...(query === undefined ? {} : { target: `${message.target}${mark}${query}` }),
  };
}

/** v2.1 has rows of key and value, v2.0 an object. */
function parameter(block: Json | undefined, name: string): string | undefined {
  const row = items(block).find((candidate) => scalar(member(candidate, 'key')) === name);
  return scalar(row ? member(row, 'value') : member(block, name));
}
