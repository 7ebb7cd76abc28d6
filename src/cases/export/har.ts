import { utf8Length } from '../../core/bytes/text.ts';
import { headerOf, type HttpMessage } from '../../core/http/message.ts';

type Headers = readonly (readonly [name: string, value: string])[];

/** A request, and its answer where there was one. */
export interface HarEntry {
  readonly request: HttpMessage;
  readonly answer?: { readonly status: number; readonly headers: Headers; readonly body: string };
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly took?: number;
  readonly comment?: string;
}

/**
 * HTTP Archive 1.2 (http://www.softwareishard.com/blog/har-12-spec/). Headers keep their order and case;
 * `url` has the target as it was sent, the parsed query beside it is for people. A request that was
 * never sent has status 0, as browsers write it.
 */
export function harFile(entries: readonly HarEntry[]): string {
  const log = { version: '1.2', creator: { name: 'Countersign', version: '1' }, entries: entries.map(entryOf) };
  return `${JSON.stringify({ log }, null, 2)}\n`;
}

function entryOf({ request, answer, at, took = 0, comment }: HarEntry): object {
  return {
    startedDateTime: new Date(at).toISOString(),
    time: took,
    request: requestOf(request),
    response: {
      status: answer?.status ?? 0,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: namedValues(answer?.headers ?? []),
      content: {
        size: utf8Length(answer?.body ?? ''),
        mimeType: headerOf(answer?.headers ?? [], 'content-type') ?? 'x-unknown',
        ...(answer ? { text: answer.body } : {}),
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: answer ? utf8Length(answer.body) : -1,
    },
    cache: {},
    timings: { send: 0, wait: took, receive: 0 },
    ...(comment === undefined ? {} : { comment }),
  };
}

function requestOf({ method, origin, target, headers, body }: HttpMessage): object {
  const query = target.includes('?') ? target.slice(target.indexOf('?') + 1) : '';
  return {
    method,
    url: `${origin}${target}`,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: namedValues(headers),
    queryString: namedValues([...new URLSearchParams(query)]),
    headersSize: -1,
    bodySize: body === undefined ? 0 : utf8Length(body),
    ...(body === undefined ? {} : { postData: { mimeType: headerOf(headers, 'content-type') ?? '', text: body } }),
  };
}

function namedValues(pairs: Headers): object[] {
  return pairs.map(([name, value]) => ({ name, value }));
}
