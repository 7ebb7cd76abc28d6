import type { Problem } from '../problem.ts';

/**
 * A request as it goes over the wire. `fetch` drops headers such as Date and Host, merges duplicates
 * and rewrites methods; this value does not, so it is the truth and anything else a rendering of it.
 */
export interface HttpMessage {
  readonly method: string;
  readonly origin: string;
  /** Path and query, as on the request line. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string;
}

/** The value of a header, the first one of that name; names are compared without case (RFC 9110 section 5.1). */
export function headerOf(headers: HttpMessage['headers'], name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(([other]) => other.toLowerCase() === wanted)?.[1];
}

/** What cannot be sent as it stands: a line break in a header would end it (RFC 9110 section 5.5). */
export function checkMessage(message: HttpMessage): Problem[] {
  return message.headers.flatMap(([name, value]): Problem[] => {
    if (/[\r\n\0]/.test(value)) {
      return [
        {
          code: 'header-control',
          severity: 'error',
          expected: `a ${name} header on one line`,
          got: 'a line break or NUL in its value',
          fix: 'Remove it from the field that the header is made of.',
        },
      ];
    }
    if ([...value].some((char) => char > '\u007e')) {
      return [
        {
          code: 'header-charset',
          severity: 'warning',
          expected: `a ${name} header in ASCII`,
          got: 'characters beyond it',
          fix: 'Clients send them as UTF-8, as Latin-1, as question marks or not at all; keep such values out of headers.',
        },
      ];
    }
    return [];
  });
}

/** The message as HTTP/1.1 text: request line, headers, empty line, body (RFC 9112). Host comes first, Content-Length last. */
export function rawHttp(message: HttpMessage, bodyBytes: number): string {
  const headers = [['Host', new URL(message.origin).host] as const, ...message.headers];
  if (message.body !== undefined) headers.push(['Content-Length', String(bodyBytes)]);
  const lines = [
    `${message.method} ${message.target} HTTP/1.1`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
  return `${lines.join('\r\n')}\r\n\r\n${message.body ?? ''}`;
}
