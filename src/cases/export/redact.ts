import type { HttpMessage } from '../../core/http/message.ts';
import { hiddenIn, type Secret } from '../../core/scheme/hidden.ts';
import { coverOf } from './cover.ts';

/** The parts of a request, or of an answer, that may hold a secret. */
type Parts = Pick<HttpMessage, 'headers' | 'body'> & { readonly target?: string };

/** What opens doors under such a name, whoever's field, member, parameter or header it is. A MAC or a signature proves, it does not open. */
const USUAL: readonly Secret[] = (
  'access_token accessToken refresh_token refreshToken id_token idToken token password secret client_secret ' +
  'clientSecret mac_key macKey private_key privateKey api_key apiKey code api-key x-api-key cookie set-cookie ' +
  'proxy-authorization'
)
  .split(' ')
  .map((name) => ({ name, text: '', places: [] }));

/**
 * A message with its secrets covered: those of its operation, found as on every screen (`hiddenIn`), and whatever
 * stands under a usual name, but for names in `wanted`. Everything else stays to the character.
 */
export function redacted<Message extends Parts>(
  message: Message,
  secrets: readonly Secret[],
  wanted: ReadonlySet<string> = new Set(),
): Message {
  const all = [...secrets, ...USUAL.filter(({ name }) => !wanted.has(name))];
  const { target, headers, body } = message;
  return {
    ...message,
    headers: headers.map(([name, value]) => [name, redactedHeader(name, value, all)] as const),
    ...(target === undefined ? {} : { target: covered(target, 'target', all) }),
    ...(body === undefined ? {} : { body: covered(body, 'body', all) }),
  };
}

/** `redacted` for a text that is part of no message, such as a string that was signed. */
export function redactedText(text: string, secrets: readonly Secret[]): string {
  return covered(text, 'body', [...secrets, ...USUAL]);
}

/** A header may hold an address with parameters (Location), and a scheme with what it lets in. */
function redactedHeader(name: string, value: string, secrets: readonly Secret[]): string {
  const plain = covered(covered(value, name.toLowerCase(), secrets), 'target', secrets);
  return /^authorization$/i.test(name)
    ? plain.replace(/^(bearer|basic|token)\s+.*$/is, `$1 ${coverOf('token')}`)
    : plain;
}

/** In an address or a form it is OAuth's and opens a door; in JSON it is how vendors name an error. */
const isErrorCode = ({ name, text }: Secret): boolean => name === 'code' && text === '';

function covered(text: string, place: string, secrets: readonly Secret[]): string {
  const isJson = /^\s*[[{]/.test(text);
  const hidden = hiddenIn(text, place, isJson ? secrets.filter((secret) => !isErrorCode(secret)) : secrets);
  const parts = hidden.map(({ name, start }, index) => text.slice(hidden[index - 1]?.end ?? 0, start) + coverOf(name));
  return parts.join('') + text.slice(hidden.at(-1)?.end ?? 0);
}
