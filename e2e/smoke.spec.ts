import { axe, expect, inTheme, test, watch } from './fixtures.ts';

test('the page opens and passes axe in both themes', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto('/');
    await expect(page).toHaveTitle('Countersign');
    await expect(page.getByRole('main')).toBeVisible();
    await axe(page);
  }
});

test('the server sends the policy and its companions with every answer', async ({ request }) => {
  for (const path of ['/', '/favicon.svg', '/nowhere']) {
    const headers = (await request.get(path)).headers();
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
  }
});

test('the server gives out nothing but the build', async ({ request }) => {
  for (const path of ['/..%2fpackage.json', '/%2e%2e/package.json', '/.vite/manifest.json', '/assets', '/%E0%A4%A']) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
  expect((await request.post('/')).status()).toBe(405);
});

test('the built page carries the policy by itself, for hosts that send no headers', async ({ request }) => {
  const html = await (await request.get('/')).text();
  expect(html).toMatch(/<head>\s*<meta http-equiv="Content-Security-Policy"/);
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
});

test.describe('the guard of every test', () => {
  const provocations: [name: string, provoke: () => unknown, report: RegExp][] = [
    ['a request to another origin', () => fetch('http://127.0.0.1:9/').catch(() => {}), /violation: connect-src/],
    [
      'a script from another origin',
      () =>
        setTimeout(() => {
          const script = document.createElement('script');
          script.setAttribute('src', 'http://127.0.0.1:9/x.js');
        }),
      /uncaught: Refused a script from another origin/,
    ],
    [
      'markup made from text',
      () => setTimeout(() => document.body.insertAdjacentHTML('beforeend', '<i></i>')),
      /violation: require-trusted-types-for/,
    ],
    [
      'an uncaught error',
      () =>
        setTimeout(() => {
          throw new Error('on purpose');
        }),
      /uncaught: on purpose/,
    ],
    ['an error on the console', () => console.error('on purpose'), /console error: on purpose/],
  ];
  for (const [name, provoke, report] of provocations) {
    test(`sees ${name}`, async ({ browser, baseURL }) => {
      const context = await browser.newContext();
      const seen = await watch(context, new URL(baseURL ?? '').origin);
      const page = await context.newPage();
      await page.goto(baseURL ?? '');
      expect(seen).toEqual([]);
      await page.evaluate(provoke);
      await expect.poll(() => seen.join('\n')).toMatch(report);
      await context.close();
    });
  }

  test('sees a page of another origin', async ({ browser, baseURL }) => {
    const context = await browser.newContext();
    const seen = await watch(context, 'http://elsewhere.test');
    await (await context.newPage()).goto(baseURL ?? '');
    expect(seen).toContain(`request to another origin: ${baseURL}/`);
    await context.close();
  });

  test('sees what axe finds, in the theme that shows it, and a frame that axe would pass over', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    // Beside what React draws, which would take it away again.
    await page.evaluate(() => {
      const grey = document.createElement('p');
      grey.textContent = 'Dark grey, which can be read on white only';
      grey.style.setProperty('color', '#333');
      const aside = document.createElement('aside');
      aside.append(grey);
      document.body.append(aside);
    });
    await axe(page);
    await inTheme(page, 'dark');
    await expect(axe(page, ['color-contrast'])).rejects.toThrow('color-contrast');
    await expect(axe(page)).rejects.toThrow('color-contrast');
    await page
      .locator('aside')
      .last()
      .evaluate((aside) => aside.append(document.createElement('button')));
    await expect(axe(page)).rejects.toThrow('button-name');
    await page.goto('about:blank');
    await page.setContent('<iframe title="nothing"></iframe>');
    await expect(axe(page)).rejects.toThrow('frames');
  });
});
