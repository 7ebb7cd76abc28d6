import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

import { python } from '../python.ts';
import { suite } from './suite.ts';
import { runTogether } from './together.ts';

// The interpreter itself: what stands in PATH may be a script that looks for it, at every start.
const interpreter = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();

suite({
  language: python,
  command: ({ path }) => [interpreter, path],
  together: (folder, cases) => runTogether([interpreter, resolve('src/snippets/run/together.py')], folder, cases),
  trust: (caFile) => ({ SSL_CERT_FILE: caFile }),
  guards: true,
  headers: ['latin-1', 'refused'],
});
