/** How long a screen may take to put the focus somewhere itself: a dialog that closes, a place that is reached. Milliseconds. */
const TURN = 150;

/**
 * A button may go with what it removes, a field with what was pasted into it, and the focus with them. It then moves to
 * what came in their place, under the same id, or else to the heading of what stood around: not to the top of the page.
 * Watches from one press or edit to whatever is done next.
 */
export function keepFocus(): void {
  let stop = () => {};
  const press = ({ target }: Event) => {
    stop();
    stop = target instanceof Element ? watch(target) : () => {};
  };
  for (const done of ['click', 'paste', 'beforeinput']) window.addEventListener(done, press, true);
  window.addEventListener('keydown', () => stop(), true);
}

function watch(pressed: Element): () => void {
  const ids: string[] = [];
  const around: Element[] = [];
  for (let part: Element | null = pressed; part && !part.matches(PART); part = part.parentElement) ids.push(part.id);
  for (let part = pressed.closest(PART); part; part = part.parentElement?.closest(PART) ?? null) around.push(part);
  const observer = new MutationObserver(() => {
    if (pressed.isConnected) return;
    observer.disconnect();
    setTimeout(() => {
      if (document.activeElement === document.body) (successorOf(ids) ?? headingOf(around))?.focus();
    }, TURN);
  });
  observer.observe(document.body, { childList: true, subtree: true });
  return () => observer.disconnect();
}

const PART = 'section, [role=region], main';

/** What has one of these ids now, or the first in it that takes the focus. */
function successorOf(ids: readonly string[]): HTMLElement | null {
  const place = ids.map((id) => document.getElementById(id)).find((found) => found !== null);
  return place?.matches(FOCUSABLE) ? place : (place?.querySelector<HTMLElement>(FOCUSABLE) ?? null);
}

const FOCUSABLE = 'textarea, button, [tabindex]';

function headingOf(around: readonly Element[]): HTMLElement | null {
  const found = around
    .filter(({ isConnected }) => isConnected)
    .map((part) => part.querySelector<HTMLElement>('h1, h2, h3'))
    .find((heading) => heading !== null);
  found?.setAttribute('tabindex', '-1');
  return found ?? null;
}
