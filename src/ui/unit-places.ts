/** Between the units of a value and the places in the DOM where `Drawn` put them. */

interface Units {
  readonly start: number;
  readonly end: number;
}

interface Piece extends Units {
  readonly node: Text;
  /** A glyph stands for several units, or is longer than its unit: only whole glyphs can be pointed at. */
  readonly isGlyph: boolean;
}

function piecesOf(block: HTMLElement): Piece[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const pieces: Piece[] = [];
  let start = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    const units = node.parentElement?.dataset['units'];
    const end = start + (units === undefined ? node.length : Number(units));
    pieces.push({ node, start, end, isGlyph: units !== undefined });
    start = end;
  }
  return pieces;
}

/** The DOM range that draws units [start, end). */
export function placeOf(block: HTMLElement, start: number, end: number): Range | undefined {
  const pieces = piecesOf(block);
  const first = pieces.find((piece) => piece.end > start);
  const last = pieces.find((piece) => piece.end >= end);
  if (!first || !last) return undefined;
  const range = document.createRange();
  range.setStart(first.node, first.isGlyph ? 0 : start - first.start);
  range.setEnd(last.node, last.isGlyph ? last.node.length : end - last.start);
  return range;
}

/** The units drawn under a point of the screen. */
export function unitAt(block: HTMLElement, x: number, y: number): Units | undefined {
  const caret = caretAt(x, y);
  if (!caret || !block.contains(caret.node)) return undefined;
  const piece = piecesOf(block).find(({ node }) => node === caret.node);
  if (!piece) return undefined;
  if (piece.isGlyph) return { start: piece.start, end: piece.end };
  // A caret stands between characters: take the side the pointer is on.
  const offset = [caret.offset, caret.offset - 1].find(
    (at) => at >= 0 && at < piece.node.length && isOver(piece.node, at, x, y),
  );
  return offset === undefined ? undefined : { start: piece.start + offset, end: piece.start + offset + 1 };
}

/** The units that the user has selected, when the selection lies in the block. */
export function unitsOfSelection(block: HTMLElement): Units | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!block.contains(range.commonAncestorContainer)) return undefined;
  const touched = piecesOf(block).filter(({ node }) => range.intersectsNode(node));
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last) return undefined;
  const start = first.isGlyph || range.startContainer !== first.node ? first.start : first.start + range.startOffset;
  const end = last.isGlyph || range.endContainer !== last.node ? last.end : last.start + range.endOffset;
  return { start, end };
}

/** Safari has only the older of the two names. */
function caretAt(x: number, y: number): { readonly node: Node; readonly offset: number } | undefined {
  if ('caretPositionFromPoint' in document) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret ? { node: caret.offsetNode, offset: caret.offset } : undefined;
  }
  const range = (document as Partial<Pick<Document, 'caretRangeFromPoint'>>).caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}

function isOver(node: Text, offset: number, x: number, y: number): boolean {
  const range = document.createRange();
  range.setStart(node, offset);
  range.setEnd(node, offset + 1);
  return [...range.getClientRects()].some(
    (rect) => x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom,
  );
}
