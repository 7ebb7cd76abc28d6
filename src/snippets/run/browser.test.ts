import { symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { browser } from '../browser.ts';
import { suite } from './suite.ts';
import { runTogether } from './together.ts';

/** What a page has and Node.js has not: somebody who answers, and the page's own address. */
const PAGE = `
import { buffer } from 'node:stream/consumers';
const send = globalThis.fetch;
globalThis.prompt = (name) => process.env[name] ?? null;
globalThis.fetch = async (url, ...rest) =>
  url === 'body' ? new Response(await buffer(process.stdin)) : send(url, ...rest);
`;

suite({
  language: browser,
  build: async (folder) => {
    await writeFile(join(folder, 'page.mjs'), PAGE);
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    await symlink(join(process.cwd(), 'node_modules'), join(folder, 'node_modules')).catch(() => undefined);
  },
  command: ({ folder, path }) => [process.execPath, '--import', join(folder, '..', 'page.mjs'), path],
  together: (folder, cases) => {
    const page = ['--import', join(folder, 'page.mjs')] as const;
    return runTogether([process.execPath, ...page, resolve('src/snippets/run/together.mjs')], folder, cases);
  },
  guards: true,
  headers: ['latin-1', 'refused'],
});
