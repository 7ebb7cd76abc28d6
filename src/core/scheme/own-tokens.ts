import { whenLeaving } from '../leaving.ts';

const own = new Set<string>();
whenLeaving(() => own.clear());
/** Beyond so many characters a text is not searched. */
const SEARCHED = 1 << 16;

/** Notes the tokens in a text of our own, a sample or an answer of the sandbox: they are nobody's credential. */
export function noteOwnTokens(text: string): void {
  for (const [token] of text.slice(0, SEARCHED).matchAll(/(?<![\w-])eyJ[\w-]*\.eyJ[\w-]*\.[\w-]+/g)) own.add(token);
}

/** Whether a token was seen in a text of our own, in this page and since it was last left. */
export function isOwnToken(token: string): boolean {
  return own.has(token);
}
