import type { HttpMessage } from './message.ts';

/** Where a message goes. */
export type Address = Pick<HttpMessage, 'origin' | 'target'>;

/**
 * The two parts of an http or https URL as they stand: nothing is encoded or put in lower case. A host alone is taken for
 * http, as curl takes it. Undefined of any other text.
 */
export function addressOf(url: string): Partial<Address> | undefined {
  const [, scheme = 'http://', host, target] =
    /^(https?:\/\/)?((?:\[[^\s\]]+\]|[^\s/?#:[\]]+)(?::\d+)?)([/?][^\s#]*)?$/i.exec(url) ?? [];
  if (host === undefined) return undefined;
  const origin = `${scheme}${host}`;
  return { origin, ...(target === undefined ? {} : { target: target.startsWith('?') ? `/${target}` : target }) };
}

/** The same message, or part of one, as it goes to another URL; one without a path keeps the message's own. What is no URL changes nothing. */
export function readdressed<Message extends Address>(message: Message, url: string): Message {
  return { ...message, ...addressOf(url) };
}
