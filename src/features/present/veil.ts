import { formsOf, secretStretches } from './secret-forms.ts';

const NAME = 'veiled';

/**
 * Covers secrets wherever they are drawn, on every screen, before the browser paints: stretches of text by
 * a highlight without letters, whole boxes where one is typed. Nothing in the page is changed: what is
 * copied, sent and computed stays as it is. Returns the way to stop.
 */
export function startVeil(secretsNow: () => readonly string[]): () => void {
  const cover = () => {
    const forms = secretsNow().flatMap(formsOf);
    coverText(forms);
    for (const box of document.querySelectorAll('textarea, input')) coverBox(box, forms);
  };
  // Its callback runs after the change and before the next frame.
  const observer = new MutationObserver(cover);
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  document.addEventListener('input', cover, true);
  cover();
  return () => {
    observer.disconnect();
    document.removeEventListener('input', cover, true);
    if (canHighlight()) CSS.highlights.delete(NAME);
    for (const box of document.querySelectorAll('[data-veiled]')) box.removeAttribute('data-veiled');
  };
}

function coverText(forms: readonly string[]): void {
  const { text, nodes } = textOfPage();
  const ranges = secretStretches(text, forms).flatMap(({ start, end }) => rangesIn(nodes, start, end));
  if (canHighlight()) CSS.highlights.set(NAME, new Highlight(...ranges));
  else for (const { startContainer } of ranges) startContainer.parentElement?.setAttribute('data-veiled', '');
}

/** Forced colours take a highlight's colours away; older browsers have none. Whole elements are covered then. */
function canHighlight(): boolean {
  return 'highlights' in CSS && !matchMedia('(forced-colors: active)').matches;
}

function coverBox(box: Element, forms: readonly string[]): void {
  if (!(box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement)) return;
  const isSecret = secretStretches(box.value, forms).length > 0;
  // Only where it changes: the observer does not watch attributes, but style is not for nothing.
  if (isSecret !== box.hasAttribute('data-veiled')) box.toggleAttribute('data-veiled', isSecret);
}

interface Placed {
  readonly node: Text;
  readonly start: number;
}

/** All that is written on the page as one text, so that a secret cut into elements is found as well. */
function textOfPage(): { readonly text: string; readonly nodes: readonly Placed[] } {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const nodes: Placed[] = [];
  const parts: string[] = [];
  let start = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    // What stood in a box at first; the box is covered as a whole. A token there must not seem to go on after it.
    if (node.parentElement instanceof HTMLTextAreaElement) {
      parts.push('\n');
      start++;
      continue;
    }
    nodes.push({ node, start });
    // The editor writes spaces as no-break spaces.
    parts.push(node.data.replace(/\u00a0/g, ' '));
    start += node.data.length;
  }
  return { text: parts.join(''), nodes };
}

function rangesIn(nodes: readonly Placed[], start: number, end: number): Range[] {
  const first = nodes.findLastIndex((placed) => placed.start <= start);
  const ranges: Range[] = [];
  for (let at = first; at < nodes.length; at++) {
    const placed = nodes[at];
    if (!placed || placed.start >= end) break;
    const range = new Range();
    range.setStart(placed.node, Math.max(0, start - placed.start));
    range.setEnd(placed.node, Math.min(placed.node.data.length, end - placed.start));
    if (!range.collapsed) ranges.push(range);
  }
  return ranges;
}
