import { STATUS_CODES, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { SANDBOX_MARK } from '../json-response.ts';

/** Status and words by Node's code of what went wrong. */
const ANSWERS: Readonly<Record<string, readonly [status: number, says: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'The headers are larger than the sandbox takes.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time.'],
  HPE_INVALID_METHOD: [400, 'The request begins with no HTTP method that is known here.'],
};

/** Says in words what was wrong with a request that is none: Node answers it before the app is asked, with a status alone. */
export function answerUnreadable(server: Server): void {
  server.on('clientError', ({ code = '' }: NodeJS.ErrnoException, socket: Socket) => {
    if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const [status, says] = ANSWERS[code] ?? [400, 'This is no HTTP request that can be read.'];
    const body = JSON.stringify({ error: 'request-malformed', says });
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      `${SANDBOX_MARK}: sandbox`,
      'content-type: application/json; charset=utf-8',
      'cache-control: no-store',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
  });
}
