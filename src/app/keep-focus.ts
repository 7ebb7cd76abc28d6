/** How long a screen may take to put the focus somewhere itself: a dialog that closes, a place that is reached. Milliseconds. */
const TURN = 150;

/**
 * A button may go with what it removes, and the focus with it. It then moves to the heading of what stood around,
 * not to the top of the page. Watches from one press to whatever is done next.
 */
export function keepFocus(): void {
  let stop = () => {};
  const press = ({ target }: Event) => {
    stop();
    stop = target instanceof Element ? watch(target) : () => {};
  };
  window.addEventListener('click', press, true);
  window.addEventListener('keydown', () => stop(), true);
}

function watch(pressed: Element): () => void {
  const around: Element[] = [];
  for (let part = pressed.closest(PART); part; part = part.parentElement?.closest(PART) ?? null) around.push(part);
  const observer = new MutationObserver(() => {
    if (pressed.isConnected) return;
    observer.disconnect();
    setTimeout(() => {
      if (document.activeElement === document.body) headingOf(around)?.focus();
    }, TURN);
  });
  observer.observe(document.body, { childList: true, subtree: true });
  return () => observer.disconnect();
}

const PART = 'section, [role=region], main';

function headingOf(around: readonly Element[]): HTMLElement | null {
  const found = around
    .filter(({ isConnected }) => isConnected)
    .map((part) => part.querySelector<HTMLElement>('h1, h2, h3'))
    .find((heading) => heading !== null);
  found?.setAttribute('tabindex', '-1');
  return found ?? null;
}
