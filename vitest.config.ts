import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

import { findChromium, QUIET_ARGS } from './tools/machine.mjs';
import { monacoPatches } from './tools/monaco-patches.ts';

const executablePath = findChromium();

/** How long a test, or what goes before it, may hang on a busy machine; not how long it should take. */
const PATIENCE = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 40_000 } } };

export default defineConfig({
  test: {
    // Vitest leaves one core free, and of two that is every other test. Programs of other languages take both anyway.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          ...PATIENCE,
          setupFiles: ['tools/fixed-chance.ts'],
          include: ['src/**/*.test.ts', 'tools/**/*.test.ts'],
        },
      },
      {
        plugins: [react(), tailwindcss(), monacoPatches()],
        // A dependency found late makes Vite reload the page under a running test.
        optimizeDeps: { entries: ['src/**/*.{ts,tsx}', '!src/**/*.test.ts', '!src/cli/**', '!src/sandbox/node/**'] },
        test: {
          name: 'browser',
          ...PATIENCE,
          include: ['src/**/*.btest.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { args: QUIET_ARGS, ...(executablePath && { executablePath }) },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
