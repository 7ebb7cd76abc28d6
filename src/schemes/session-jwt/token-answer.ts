import { decodeJsonString, memberOf, scanJson } from '../../core/json/scan.ts';
import type { Answer, AnswerReading } from '../../core/scheme/define.ts';

/** `{"data":{"accessToken","expiresIn","refreshToken"}}`: the pages "Generate JWT token" and "Refresh JWT token". */
export const tokens: Answer = {
  title: 'After: the answer',
  says: 'expiresIn is the time at which the access token expires, in Unix seconds, whatever its name says.',
  read: readTokens,
  secrets: ['accessToken', 'refreshToken'],
  expires: { member: 'expiresIn', is: 'time' },
  next: [
    { title: 'Inspect the access token', operation: 'token', fills: { accessToken: 'accessToken' } },
    { title: 'Use the refresh token', operation: 'refresh', fills: { refreshToken: 'refreshToken' } },
  ],
};

/** The documented answers hold comments, and a comma before one: whoever pastes one has it read all the same. */
const withoutComments = (text: string): string => text.replace(/(?<=^|[\s,])\/\/.*/gm, '').replace(/,(?=\s*\})/g, '');

function readTokens(pasted: string): AnswerReading {
  const raw = scanJson(pasted).ok ? pasted : withoutComments(pasted);
  const scan = scanJson(raw);
  if (!scan.ok || scan.root.type !== 'object') return refuse('not-json', 'a JSON object', 'something else');
  if (memberOf(scan.root, 'errors')) return refuse('refused', 'the member data', 'the member errors: a refusal');
  const data = memberOf(scan.root, 'data')?.value ?? scan.root;
  const members = ['accessToken', 'expiresIn', 'refreshToken'].flatMap((name) => {
    const value = memberOf(data, name)?.value;
    if (value?.type !== 'string' && value?.type !== 'number') return [];
    const literal = raw.slice(value.start, value.end);
    return [[name, value.type === 'string' ? decodeJsonString(literal) : literal] as const];
  });
  if (!members.some(([name]) => name === 'accessToken'))
    return refuse('member-missing', 'the member accessToken in data', 'an answer without it');
  return { ok: true, members: Object.fromEntries(members) };
}

function refuse(code: string, expected: string, got: string): AnswerReading {
  const fix = 'Paste the whole answer of the login or the refresh, as it was received.';
  return { ok: false, problem: { code, severity: 'error', expected, got, fix } };
}
