import './spotlight.css';

import type { Look } from '../core/scheme/demo.ts';

const MARK = 'data-spotlight';
/** How long a part of a screen may take to appear, in milliseconds. */
const PATIENCE = 10_000;

/** How long a screen takes to draw what has come into view, in milliseconds. */
const SETTLE = 60;
/** How long parts that load late may still move the place away, in milliseconds. */
const LATE = 3000;

/** Follows the lit place until the screen stands, or somebody scrolls. */
let unfollow = () => {};

/** Lights up one place of the screen and brings it into view; without a place, nothing is lit any more. */
export async function lightUp(look: Look | { readonly nav: string } | undefined): Promise<void> {
  unfollow();
  for (const lit of document.querySelectorAll(`[${MARK}]`)) lit.removeAttribute(MARK);
  if (!look) return;
  const place = await appears(() => find(look));
  if (!place) throw new Error(`nothing on the screen is called ${Object.values(look).join()}`);
  place.setAttribute(MARK, '');
  // Of a conversation, what has just happened.
  const seen = place.querySelector('[aria-current=step]') ?? place;
  const show = () => {
    const { height } = seen.getBoundingClientRect();
    seen.scrollIntoView({ block: height > window.innerHeight / 2 ? 'start' : 'center' });
  };
  show();
  unfollow = follow(show);
  // What is drawn only when it is seen has its height now.
  await new Promise((resolve) => setTimeout(resolve, SETTLE));
  show();
}

function follow(show: () => void): () => void {
  const observer = new ResizeObserver(show);
  observer.observe(document.body);
  const stop = () => {
    observer.disconnect();
    clearTimeout(timer);
    for (const type of SCROLLING) window.removeEventListener(type, stop);
  };
  const timer = setTimeout(stop, LATE);
  for (const type of SCROLLING) window.addEventListener(type, stop, { passive: true });
  return stop;
}

const SCROLLING = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

function find(look: Look | { readonly nav: string }): Element | null | undefined {
  if ('nav' in look) return document.querySelector(`nav[aria-label=${quoted(look.nav)}]`);
  const main = document.querySelector('main');
  if (!main) return undefined;
  if ('step' in look) return main.querySelector(`[role=group][aria-label=${quoted(look.step)}]`);
  if ('field' in look)
    return [...main.querySelectorAll('label')]
      .find((label) => label.textContent === look.field)
      ?.closest('.field-card');
  const isCalled = (part: Element) => nameOf(part) === look.part;
  return [...main.querySelectorAll('section, [role=group]')].find(isCalled);
}

/** What a demo calls a part: its name on the screen, or the one it keeps where it is drawn otherwise on a phone. */
function nameOf(part: Element): string | undefined {
  const by = part.getAttribute('aria-labelledby');
  const kept = part.getAttribute('data-part') ?? part.getAttribute('aria-label');
  return kept ?? (by ? document.getElementById(by)?.textContent : undefined) ?? undefined;
}

const quoted = (name: string) => `"${CSS.escape(name)}"`;

/** Waits for a part that is still on its way. */
function appears(look: () => Element | null | undefined): Promise<Element | undefined> {
  const found = look();
  if (found) return Promise.resolve(found);
  return new Promise((resolve) => {
    const done = (element: Element | undefined) => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(element);
    };
    const observer = new MutationObserver(() => {
      const element = look();
      if (element) done(element);
    });
    const timer = setTimeout(() => done(undefined), PATIENCE);
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['aria-label'],
    });
  });
}
