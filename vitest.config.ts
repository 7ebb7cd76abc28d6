import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

import { findChromium, QUIET_ARGS } from './tools/machine.mjs';
import { monacoPatches } from './tools/monaco-patches.ts';

const executablePath = findChromium();

export default defineConfig({
  test: {
    // Vitest leaves one core free, and of two that is every other test. Programs of other languages take both anyway.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          // Says how long a test may hang on a busy machine, not how long it should take.
          testTimeout: 60_000,
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
