/** How long a screen may take to put the focus somewhere itself: a dialog that closes, a place that is reached. Milliseconds. */
const TURN = 150;

/**
 * A button may go with what it removes, a field with what was pasted into it, a view with a step back, and the focus
 * with them. It then moves to what came in their place, under the same id, or else to the heading of what stood around:
 * not to the top of the page. Watches from one press, edit or step back to whatever is done next; and over each dialog,
 * since Base UI gives the focus back to HTML alone, and not to a step of a flow's picture.
 */
export function keepFocus(): void {
  let stop = () => {};
  const act = ({ target }: Event) => {
    stop();
    stop = target instanceof Element ? watch(target, placeOf(target)) : () => {};
  };
  for (const done of ['click', 'paste', 'beforeinput']) window.addEventListener(done, act, true);
  window.addEventListener('keydown', () => stop(), true);
  // The router may have drawn the other view by the time a step back is heard of here.
  let goBack = () => () => {};
  window.addEventListener('popstate', () => {
    stop();
    stop = goBack();
  });
  window.addEventListener('focusin', ({ target, relatedTarget: before }) => {
    if (!(target instanceof Element)) return;
    const place = placeOf(target);
    goBack = () => watch(target, place);
    const dialog = dialogOf(target);
    if (dialog && before instanceof Element && !dialogOf(before)) watch(dialog, placeOf(before));
  });
}

type Place = () => HTMLElement | SVGElement | null;

/** Waits until it is gone, and gives the focus to a place when nothing else has it by then. */
function watch(gone: Element, place: Place): () => void {
  const look = () => {
    if (gone.isConnected) return;
    observer.disconnect();
    setTimeout(() => {
      if (document.activeElement === document.body) place()?.focus();
    }, TURN);
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true });
  look();
  return () => observer.disconnect();
}

const PART = 'section, [role=region], [role=dialog], main';
const FOCUSABLE = 'textarea, button, [tabindex]';

const dialogOf = (element: Element) => element.closest('[role=dialog]');

/** Itself while it is there; then what has its id, or that of something around it; then a heading. */
function placeOf(element: Element): Place {
  const ids: string[] = [];
  const around: Element[] = [];
  const within = element.closest(PART);
  for (let part: Element | null = within && element; part && part !== within; part = part.parentElement)
    ids.push(part.id);
  for (let part = within; part; part = part.parentElement?.closest(PART) ?? null) around.push(part);
  const isFocusable = element instanceof HTMLElement || element instanceof SVGElement;
  return () => (isFocusable && element.isConnected ? element : (successorOf(ids) ?? headingOf(around)));
}

/** What has one of these ids now, or the first in it that takes the focus. */
function successorOf(ids: readonly string[]): HTMLElement | null {
  const place = ids.map((id) => document.getElementById(id)).find((found) => found !== null);
  return place?.matches(FOCUSABLE) ? place : (place?.querySelector<HTMLElement>(FOCUSABLE) ?? null);
}

function headingOf(around: readonly Element[]): HTMLElement | null {
  const found = around
    .filter(({ isConnected }) => isConnected)
    .concat(document.querySelector('main') ?? [])
    .map((part) => part.querySelector<HTMLElement>('h1, h2, h3'))
    .find((heading) => heading !== null);
  found?.setAttribute('tabindex', '-1');
  return found ?? null;
}
