/** One tab of a Firefox, used as a person does: by the keyboard; things are found by role and name. */
import { setTimeout as later } from 'node:timers/promises';

import { startFirefox } from './bidi.mjs';

/** How long something may take to come, in milliseconds, at worst: two busy cores. */
const PATIENCE = 60_000;

/** WebDriver's name for the key (section 17.4.2). */
const ENTER = '\uE007';

/** @typedef {{ sharedId: string }} Element */

/** What the page itself tells of: requests that its policy stopped. */
const REPORT = `(report) => addEventListener('securitypolicyviolation', (event) =>
  report(event.violatedDirective + ' stopped ' + event.blockedURI))`;

/**
 * A new tab, and what was wrong in it: errors of the console, and reports of its policy.
 * @param {string} program
 */
export async function openPage(program) {
  /** @type {string[]} */
  const wrong = [];
  const firefox = await startFirefox(program, (method, params) => {
    if (method === 'log.entryAdded' && params.level === 'error') wrong.push(params.text);
    if (method === 'script.message') wrong.push(params.data.value);
  });
  await firefox.send('session.subscribe', { events: ['log.entryAdded', 'script.message'] });
  await firefox.send('script.addPreloadScript', {
    functionDeclaration: REPORT,
    arguments: [{ type: 'channel', value: { channel: 'policy' } }],
  });
  const { context } = await firefox.send('browsingContext.create', { type: 'tab' });
  const page = new Page(firefox, context);
  await page.resize(1440, 900);
  return { page, wrong, close: firefox.close };
}

export class Page {
  /**
   * @param {import('./bidi.mjs').Firefox} firefox
   * @param {string} context
   */
  constructor(firefox, context) {
    this.firefox = firefox;
    this.context = context;
  }

  /**
   * The window, in CSS pixels.
   * @param {number} width
   * @param {number} height
   */
  async resize(width, height) {
    await this.firefox.send('browsingContext.setViewport', { context: this.context, viewport: { width, height } });
  }

  /**
   * Loads the page anew: nothing of the screen before is taken for the one that is asked for.
   * @param {string} url
   */
  async goto(url) {
    for (const next of ['about:blank', url])
      await this.firefox.send('browsingContext.navigate', { context: this.context, url: next, wait: 'complete' });
  }

  /**
   * Calls a function in the page, with elements.
   * @param {string} functionDeclaration
   * @param {Element[]} given
   * @returns {Promise<any>} what it gives, a scalar
   */
  async call(functionDeclaration, ...given) {
    const { result, exceptionDetails } = await this.firefox.send('script.callFunction', {
      functionDeclaration,
      arguments: given.map(({ sharedId }) => ({ sharedId })),
      target: { context: this.context },
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value;
  }

  /**
   * The first of that role and name, as soon as it is there.
   * @param {string} role
   * @param {string} name
   * @returns {Promise<Element>}
   */
  async find(role, name) {
    return this.until(`${role} "${name}"`, async () => {
      const { nodes } = await this.firefox.send('browsingContext.locateNodes', {
        context: this.context,
        locator: { type: 'accessibility', value: { role, name } },
        maxNodeCount: 1,
      });
      return nodes[0];
    });
  }

  /**
   * Gives it the focus, as Tab would.
   * @param {string} role
   * @param {string} name
   */
  async focus(role, name) {
    await this.until(`the focus on ${role} "${name}"`, async () =>
      this.call('(it) => (it.focus(), it === document.activeElement)', await this.find(role, name)),
    );
  }

  /**
   * By Enter: what moves while a screen arrives would be missed by a pointer.
   * @param {string} name of a button
   */
  async press(name) {
    await this.focus('button', name);
    await this.type(ENTER);
  }

  /**
   * Types at the end of a field, or into what has the focus.
   * @param {string} text
   * @param {string} [name]
   */
  async type(text, name) {
    if (name !== undefined) await this.focus('textbox', name);
    const actions = [...text].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    const keyboard = { type: 'key', id: 'keyboard', actions };
    await this.firefox.send('input.performActions', { context: this.context, actions: [keyboard] });
  }

  /**
   * Waits until the text of something has a part.
   * @param {string} role
   * @param {string} name
   * @param {string} part
   */
  async says(role, name, part) {
    const element = await this.find(role, name);
    let said = '';
    const isSaid = async () => (said = await this.call('(it) => it.textContent', element)).includes(part);
    await this.until(`${role} "${name}" says "${part}"`, isSaid, () => `it says "${said}"`);
  }

  /**
   * Waits until a field has a value.
   * @param {string} name
   */
  async filled(name) {
    const field = await this.find('textbox', name);
    await this.until(`a value in "${name}"`, () => this.call(`(it) => it.value !== ''`, field));
  }

  /**
   * @template T
   * @param {string} what
   * @param {() => Promise<T | undefined | false>} ask
   * @param {() => string} [instead] what there is in its place
   * @returns {Promise<T>}
   */
  async until(what, ask, instead = () => 'it did not come') {
    const end = performance.now() + PATIENCE;
    for (;;) {
      const found = await ask();
      if (found) return found;
      if (performance.now() > end) throw new Error(`Waited ${PATIENCE / 1000} s for ${what}: ${instead()}`);
      await later(100);
    }
  }
}
