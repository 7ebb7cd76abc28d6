/** Controls, marks of direction, joiners, separators of lines: what an editor does not show, or acts on. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The line feed, the carriage return and the tab in the escapes of most languages. */
const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Whether a text has characters that an editor does not show. */
export function hasUnseen(text: string): boolean {
  return text.search(UNSEEN) >= 0;
}

/** The text with an escape for each of them: `\n`, `\u200b`, `\u{e0001}`; `written` is for languages with others. */
export function escapeUnseen(text: string, written: (hex: string) => string = unicode): string {
  return text.replaceAll(UNSEEN, (char) => NAMED[char] ?? written((char.codePointAt(0) ?? 0).toString(16)));
}

function unicode(hex: string): string {
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}

/** Half of a surrogate pair has no UTF-8 and becomes U+FFFD, as everywhere. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
}
