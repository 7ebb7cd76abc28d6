/** Goes to the states of the table, and to every view of every operation. */

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./table.mjs').State} State
 */

/**
 * Goes to a state in a fresh page, and waits until it stands.
 * @param {Page} page
 * @param {string} address the page's own
 * @param {Pick<State, 'at' | 'act' | 'isNew'>} state
 */
export async function reach(page, address, { at, act, isNew = false }) {
  if (!isNew) await page.addInitScript("if (origin !== 'null') localStorage.setItem('countersign.tour', 'done')");
  await page.goto(address + at);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await act?.(page);
  await stands(page);
}

const STANDS = `new Promise((resolve) => {
  let still = 0;
  const end = () => resolve(watch.disconnect());
  const wait = () => {
    clearTimeout(still);
    still = setTimeout(end, 500);
  };
  const watch = new MutationObserver(wait);
  watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  setTimeout(end, 10_000);
  wait();
})`;

/**
 * Waits until nothing on the page has changed for half a second; what never stands still is taken as it is after ten.
 * The network tells less: a worker that keeps files for later holds it busy, and a page that waits for nothing moves.
 * @param {Page} page
 */
export async function stands(page) {
  await page.evaluate(STANDS);
}

/**
 * Every view of every operation, read off the page itself, as addresses.
 * @param {Page} page
 * @param {string} address
 */
export async function views(page, address) {
  await reach(page, address, { at: '' });
  /** @param {string} nav */
  const links = (nav) => page.getByRole('navigation', { name: nav }).getByRole('link');
  /** @param {import('@playwright/test').Locator} all */
  const places = (all) =>
    all.evaluateAll((found) => found.map((one) => (one.getAttribute('href') ?? '').replace(/^.*?#/, '#')));
  /** @type {string[]} */
  const found = [];
  for (const scheme of await places(links('Schemes'))) {
    await page.goto(address + scheme);
    // Not those of the scheme before, which stand there until this one is loaded.
    const own = page.locator(`nav[aria-label=Operations] a[href^="${scheme}/"]`);
    await own.first().waitFor();
    for (const operation of await places(own)) {
      await page.goto(address + operation);
      await page.locator(`nav[aria-label=Views] a[aria-current][href^="${operation}"]`).waitFor();
      const all = await places(links('Views'));
      found.push(...all.filter((place) => place.startsWith(operation)));
    }
  }
  return found;
}
