import { resolve } from 'node:path';

import { javascript } from '../node.ts';
import { suite } from './suite.ts';
import { runTogether } from './together.ts';

suite({
  language: javascript,
  command: ({ path }) => [process.execPath, path],
  together: (folder, cases) => runTogether([process.execPath, resolve('src/snippets/run/together.mjs')], folder, cases),
  trust: (caFile) => ({ NODE_EXTRA_CA_CERTS: caFile }),
  guards: true,
  headers: ['latin-1', 'refused'],
});
