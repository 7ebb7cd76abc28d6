/** A piece is handled in a few milliseconds, so that a page with a text of many megabytes keeps answering. */
export const PIECE = 2 ** 20;

/** A long text in pieces of about `size` UTF-16 units, in order; never cut within a surrogate pair. */
export function* piecesOf(text: string, size = PIECE): Generator<string> {
  for (let start = 0; start < text.length;) {
    const end = start + size;
    const cut = isLead(text.charCodeAt(end - 1)) ? end + 1 : end;
    yield text.slice(start, cut);
    start = cut;
  }
}

const isLead = (unit: number) => unit >= 0xd800 && unit < 0xdc00;
