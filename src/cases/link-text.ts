import { withoutEnd } from '../core/bytes/text.ts';

/** How a link writes texts: percent-encoded UTF-8, nothing in it that a chat program takes for its own. */

/** Undefined for a lone half of a surrogate pair, which UTF-8 cannot hold. */
export function escapeText(text: string): string | undefined {
  if (!isWellFormed(text)) return undefined;
  // encodeURIComponent leaves !'()*.~_- alone. Those that end a sentence or mark words up are escaped, too.
  const escaped = encodeURIComponent(text).replaceAll(/[!'()*~]/g, percent);
  const start = withoutEnd(escaped, '._-');
  return start + Array.from(escaped.slice(start.length), percent).join('');
}

/** The text behind the escapes; undefined when they are not well-formed UTF-8. */
export function unescapeText(escaped: string): string | undefined {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return undefined;
  }
}

function percent(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Whether every half of a surrogate pair has its other half. */
function isWellFormed(text: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}

/** FNV-1a, 32 bits, as 8 hex digits: tells a damaged link from a whole one; proves nothing. */
export function sumOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** Whether an address's part behind `#` carries a case, of whatever version, or did before it was cut off. */
export function isLink(hash: string): boolean {
  return /^#?\/[^?]*\?(?:(?:[^#]*&)?case=|(?:c(?:a(?:se?)?)?)?$)/.test(hash);
}
