/** A here-document that is announced in a command (POSIX.1-2024 section 2.7.4). */
export interface Document {
  /** The line that ends it. */
  readonly end: string;
  /** Its delimiter was quoted: the shell changes nothing in it. */
  readonly isLiteral: boolean;
  /** `<<-`: tabs at the start of lines are dropped. */
  readonly stripsTabs: boolean;
}

/** The content of the document that begins at `start`, and the place after its last line. One without an end goes on to the end. */
export function readDocument(text: string, start: number, { end, isLiteral, stripsTabs }: Document) {
  const lines: string[] = [];
  let at = start;
  while (at < text.length) {
    const stop = text.indexOf('\n', at);
    const line = text.slice(at, stop === -1 ? text.length : stop);
    at = stop === -1 ? text.length : stop + 1;
    const kept = stripsTabs ? line.replace(/^\t+/, '') : line;
    if (kept.replace(/\r$/, '') === end) break;
    lines.push(`${kept}\n`);
  }
  const content = lines.join('');
  return {
    content: isLiteral ? content : content.replace(/\\([$`\\]|\n)/g, (_, c: string) => (c === '\n' ? '' : c)),
    next: at,
  };
}
