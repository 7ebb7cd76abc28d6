import { encodeBase64 } from '../core/bytes/base64.ts';
import { encodeUtf8 } from '../core/bytes/text.ts';
import type { HttpMessage } from '../core/http/message.ts';
import { RAW_HEADERS } from './receive.ts';

/** Headers that `fetch` drops, sets itself or may not be given (Fetch section 2.2.2, and User-Agent in Chromium). */
const DROPPED =
  /^(?:accept-charset|accept-encoding|access-control-request-.*|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|permissions-policy|referer|set-cookie|te|trailer|transfer-encoding|upgrade|user-agent|via|proxy-.*|sec-.*)$/i;
const NAME = /^[!#$%&'*+.^_`|~\w-]+$/;

/**
 * A message for the vendor as a request to the sandbox at `base` (an origin). Headers that would not
 * survive travel in one header of ours; Host always does, so that the sandbox knows whom the client
 * meant to call.
 */
export function toRequest(
  { method, origin, target, headers, body }: HttpMessage,
  base: string,
  scheme: string,
): Request {
  const withHost = headers.some(([name]) => /^host$/i.test(name))
    ? headers
    : [['Host', new URL(origin).host] as const, ...headers];
  const isRepeated = (name: string) =>
    withHost.filter(([other]) => other.toLowerCase() === name.toLowerCase()).length > 1;
  const mustTravel = ([name, value]: readonly [string, string]) =>
    DROPPED.test(name) ||
    isRepeated(name) ||
    !NAME.test(name) ||
    value !== value.trim() ||
    /[^\u0020-\u007e]/.test(value);
  const carried = withHost.filter(mustTravel);
  const plain = withHost.filter((header) => !mustTravel(header));
  const overlay = encodeBase64(encodeUtf8(JSON.stringify(carried)), 'base64');
  return new Request(`${base}/sandbox/${scheme}${resolved(target)}`, {
    method,
    headers: [...plain.map(([name, value]): [string, string] => [name, value]), [RAW_HEADERS, overlay]],
    ...(body === undefined || method === 'GET' || method === 'HEAD' ? {} : { body }),
  });
}

/** As it arrives at the vendor: `..` leads no higher than to its root (WHATWG URL section 4.4), and here not out of the scheme. */
function resolved(target: string): string {
  const { pathname, search } = new URL(`http://vendor.invalid${target.startsWith('/') ? '' : '/'}${target}`);
  return pathname + search;
}
