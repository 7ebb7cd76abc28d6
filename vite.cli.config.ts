import { defineConfig } from 'vite';

/** The terminal program: one self-contained file that Node 20 can run. tools/cli.mjs builds it. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/main.ts',
    target: 'node20',
    outDir: 'dist-cli',
    rolldownOptions: {
      output: { entryFileNames: 'main.js', codeSplitting: false },
    },
  },
});
