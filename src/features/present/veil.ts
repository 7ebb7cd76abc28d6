import { formsOf, openersIn, openingStretches, secretStretches, stretchesOf, type Stretch } from './secret-forms.ts';

const NAME = 'veiled';

/**
 * Covers secrets wherever they are drawn, on every screen, before the browser paints: stretches of text by
 * a highlight without letters, whole boxes where one is typed. Nothing in the page is changed: what is
 * copied, sent and computed stays as it is. Returns the way to stop.
 */
export function startVeil(secretsNow: () => readonly string[]): () => void {
  const cover = () => {
    const boxes = document.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>('textarea, input');
    const forms = secretsNow().flatMap(formsOf);
    // What is taken apart on the screen stands whole in its field: a token's signature is known from there.
    coverText([...forms, ...[...boxes].flatMap(({ value }) => openersIn(value))]);
    for (const box of boxes) coverBox(box, forms);
  };
  // Its callback runs after the change and before the next frame.
  const observer = new MutationObserver(cover);
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['value'],
  });
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
  const { text, nodes, blocks } = textOfPage();
  const opening = blocks.flatMap((block) =>
    openingStretches(text.slice(block.start, block.end)).map(({ start, end }) => ({
      start: block.start + start,
      end: block.start + end,
    })),
  );
  const openers = blocks.flatMap(({ start, end }) => openersIn(text.slice(start, end)));
  // A secret that is known is found even where it is cut into blocks; what only looks like one ends with its block.
  const all = [...opening, ...stretchesOf(text, new Set([...forms, ...openers]))];
  const ranges = all.flatMap(({ start, end }) => rangesIn(nodes, start, end));
  if (canHighlight()) CSS.highlights.set(NAME, new Highlight(...ranges));
  else coverElements(new Set(ranges.map(({ startContainer }) => startContainer.parentElement)));
}

function coverElements(elements: ReadonlySet<Element | null>): void {
  for (const old of document.querySelectorAll('[data-veiled]:not(textarea, input)'))
    if (!elements.has(old)) old.removeAttribute('data-veiled');
  for (const element of elements) element?.setAttribute('data-veiled', '');
}

/** Forced colours take a highlight's colours away; older browsers have none. Whole elements are covered then. */
function canHighlight(): boolean {
  return 'highlights' in CSS && !matchMedia('(forced-colors: active)').matches;
}

function coverBox(box: HTMLTextAreaElement | HTMLInputElement, forms: readonly string[]): void {
  const isSecret = secretStretches(box.value, forms).length > 0;
  // Only where it changes: the observer does not watch this attribute, but style is not for nothing.
  if (isSecret !== box.hasAttribute('data-veiled')) box.toggleAttribute('data-veiled', isSecret);
}

interface Placed {
  readonly node: Text;
  readonly start: number;
}

/** What runs on within a line. Two words of different blocks are two words, though nothing stands between them. */
const BLOCK =
  ':not(a, abbr, b, bdi, br, code, em, i, kbd, mark, s, small, span, strong, sub, sup, time, tspan, u, var)';

interface PageText {
  readonly text: string;
  readonly nodes: readonly Placed[];
  /** Where each run of text of one block is. */
  readonly blocks: readonly Stretch[];
}

/** All that is written on the page as one text, so that a secret cut into elements is found as well. */
function textOfPage(): PageText {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const nodes: Placed[] = [];
  const parts: string[] = [];
  const blocks: Stretch[] = [];
  let block: Element | null = null;
  let [start, from] = [0, 0];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    const own = node.parentElement?.closest(BLOCK) ?? null;
    if (own !== block) {
      blocks.push({ start: from, end: start });
      [block, from] = [own, start];
    }
    // What stood in a box at first; the box is covered as a whole.
    if (own instanceof HTMLTextAreaElement) continue;
    nodes.push({ node, start });
    // The editor writes spaces as no-break spaces.
    parts.push(node.data.replace(/\u00a0/g, ' '));
    start += node.data.length;
  }
  blocks.push({ start: from, end: start });
  return { text: parts.join(''), nodes, blocks };
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
