/** Where things are on any screen, found as a screen reader finds them. */
import type { Page } from '@playwright/test';

import { expect } from './fixtures.ts';

export { loadSample } from '../tools/states/deeds.mjs';

/** A field by the vendor's name of its parameter. */
export const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
export const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
export const verdict = (page: Page) => page.getByRole('status', { name: 'Verdict' });
export const checks = (page: Page) => page.getByRole('list', { name: 'Checks' });

/** Fills the sandbox's credentials in, and waits until they are: the sandbox is asked for them first. */
export async function fillCredentials(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Use sandbox credentials' }).click();
  await expect(page.getByRole('status', { name: 'Filled in' })).toContainText(/./);
}

/**
 * Goes to another screen by its address, and waits for its title: until then the screen before stands there, and what is
 * asked of the page is asked of that one.
 */
export async function goTo(page: Page, address: string): Promise<void> {
  const before = await page.title();
  await page.goto(address);
  await expect(page).not.toHaveTitle(before);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Waits for the Doctor's screen: the one before it may have fields and a button of the same names. */
export async function doctorIsThere(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Doctor' })).toBeVisible();
}

/** A file let go over the page, outside every field. */
export async function dropped(page: Page, name: string, content: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([fileName, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text ?? ''], fileName ?? ''));
      return transfer;
    },
    [name, content],
  );
  await page.dispatchEvent('h1', 'drop', { dataTransfer: data });
}

/** Opens the palette by its key, which is heard from the first moment of the page. */
export async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search commands' })).toBeFocused();
}

/** A task on a thread: `tdur` is the processor time it took, in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** The processor time of each task of the page from now on, in milliseconds: it does not grow when the machine does other things. */
export async function watchTasks(page: Page): Promise<() => Promise<number[]>> {
  const browser = page.context().browser();
  if (!browser) throw new Error('the page has no browser of its own');
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  return async () => {
    const { traceEvents: events } = JSON.parse((await browser.stopTracing()).toString()) as {
      traceEvents: readonly TraceEvent[];
    };
    const mains = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
    const isMain = ({ pid, tid }: TraceEvent) => mains.some((main) => main.pid === pid && main.tid === tid);
    const tasks = events.flatMap((event) => (event.tdur !== undefined && isMain(event) ? [event.tdur / 1000] : []));
    // Of none the longest would be below any bound.
    if (tasks.length === 0) throw new Error('no task of the page was recorded');
    return tasks;
  };
}
