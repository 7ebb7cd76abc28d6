import { build, type Rolldown } from 'vite';
import { expect, it } from 'vitest';

import { compileAhead } from './compile-ahead.ts';

const SOURCE = 'export const start = () => 1;\nexport const failing = () => {\n  throw new Error("x");\n};\n';

/** One module, built as a file of this name. */
async function built(name: string): Promise<{ code: string; map: string }> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'one-module',
        resolveId: (id) => (id === 'virtual:it' ? id : null),
        load: (id) => (id === 'virtual:it' ? SOURCE : null),
      },
      compileAhead(),
    ],
    build: {
      write: false,
      sourcemap: true,
      modulePreload: false,
      rolldownOptions: { input: { [name]: 'virtual:it' }, preserveEntrySignatures: 'strict' },
    },
  });
  const { output } = (Array.isArray(result) ? result[0] : result) as Rolldown.RolldownOutput;
  const chunk = output.find((file) => file.type === 'chunk');
  const map = output.find((file) => file.type === 'asset' && file.fileName.endsWith('.map'));
  if (chunk?.type !== 'chunk' || map?.type !== 'asset') throw new Error('one chunk and its map');
  return { code: chunk.code, map: String(map.source) };
}

const mappings = (map: string) => (JSON.parse(map) as { mappings: string }).mappings;

it('what waits for the page is compiled whole, and its source map is a line lower', async () => {
  const [panel, other] = await Promise.all([built('panel'), built('verify')]);
  expect(other.code).not.toContain('allFunctionsCalledOnLoad');
  expect(panel.code).toBe(`//# allFunctionsCalledOnLoad\n${other.code.replace('verify', 'panel')}`);
  expect(mappings(panel.map)).toBe(`;${mappings(other.map)}`);
});
