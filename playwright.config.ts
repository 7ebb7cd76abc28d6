import { defineConfig, devices } from '@playwright/test';

import { findChromium, findShell, launch, ROOM } from './tools/machine.mjs';

// Not the port of `npm start`, so that both can run at once. The test runner hands over a free one.
const port = process.env['E2E_PORT'] ?? '4183';
// Another build than dist/, for whoever shares a working tree.
const dist = process.env['E2E_DIST'];
const baseURL = `http://127.0.0.1:${port}`;

const LARGE = /-large\.spec\.ts$/;

/** The specs run against the production build, as a user gets it. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  forbidOnly: true,
  // Three for two cores: a quarter of a worker's time goes by in waits.
  workers: 3,
  retries: 0,
  // Three workers on two busy cores: a wait says how long something may take at worst, benchmarks say how fast it is.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    baseURL,
    permissions: ['clipboard-read', 'clipboard-write'],
    // A trace of every test costs a fifth of the suite. A picture and the page as text are kept of what fails, and
    // `npx playwright test --trace retain-on-failure` keeps the rest.
    trace: 'off',
    screenshot: 'only-on-failure',
    // Video needs a program that Playwright downloads.
    video: 'off',
    launchOptions: launch(findShell(), ROOM),
  },
  projects: [
    { name: 'screens', testIgnore: LARGE },
    // Alone and one at a time, after all others: these ask how long the page is busy.
    {
      name: 'large',
      testMatch: LARGE,
      workers: 1,
      dependencies: ['screens'],
      use: { launchOptions: launch(findChromium()) },
    },
  ],
  webServer: {
    command: `node tools/start.mjs --no-open --port ${port}${dist ? ` --dist ${dist}` : ''}`,
    url: baseURL,
    reuseExistingServer: false,
  },
});
