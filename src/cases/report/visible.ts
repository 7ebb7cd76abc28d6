/**
 * Text for a report: what the eye cannot see is drawn, so that nothing in it can end a line, turn the
 * reading direction or spoil the file. Line feeds stay, with their picture before them.
 */
export function visible(text: string): string {
  return text.replaceAll(HIDDEN, (char) => {
    const code = char.codePointAt(0) ?? 0;
    if (char === '\n') return '↵\n';
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    if (code === 0x7f) return '␡';
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

/** A message: its lines end as HTTP's do, so their ends are not drawn. */
export function visibleLines(message: string): string {
  return message.split(/\r?\n/).map(visible).join('\n');
}

/** Controls, line and paragraph separators, marks without width, direction marks, halves of surrogate pairs, non-characters. */
const HIDDEN =
  /[\0-\u001f\u007f-\u00a0\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
