import type { Finding } from './evidence.ts';

/** Lines that encoders of base64 make unless told otherwise: coreutils and MIME, PEM, Ruby. */
const WIDTHS: ReadonlySet<number> = new Set([76, 64, 60]);
const BREAK = /\r\n|\r|\n/;

/** Of a token that was printed, or went by mail, in lines: what was signed has none. */
export const PRINTED_IN_LINES: Finding = {
  causes: ['base64-line-wrap'],
  says: 'breaks the token into lines',
  how: { id: 'token/printed-in-lines', of: 'the token' },
};

/** Of a header or payload as it stands in a token: that it was broken into lines before it was signed. */
export function signedInLines(part: string): Finding[] {
  const end = part.search(BREAK);
  if (end === -1) return [];
  return [part.slice(end).trim() === '' ? WITH_LINE_END : IN_LINES];
}

const IN_LINES: Finding = {
  causes: ['base64-line-wrap'],
  says: 'breaks header or payload into lines, as base64 does without -w 0, and signs them so',
  how: { id: 'token/lines' },
};
const WITH_LINE_END: Finding = {
  causes: ['base64-line-wrap'],
  says: 'ends header or payload with a line feed, as encoders for MIME do (encode64, encodebytes), and signs them so',
  how: { id: 'token/line-end' },
};

/** The token in one line again; undefined where it is in one. */
export function inOneLine(token: string): string | undefined {
  const whole = token.replaceAll(/[\r\n]/g, '');
  return whole === token.trim() ? undefined : whole;
}

/** Whether it was broken into lines as a whole, not header and payload each by itself. */
export function isPrintedInLines(token: string): boolean {
  const parts = token
    .trim()
    .split('.')
    .slice(0, 2)
    .map((part) => part.replace(/(?:\r\n|\r|\n)$/, '').split(BREAK));
  return parts.some((lines) => lines.slice(0, -1).some(({ length }) => !WIDTHS.has(length)));
}
