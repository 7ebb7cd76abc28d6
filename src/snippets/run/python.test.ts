import { execFileSync } from 'node:child_process';

import { python } from '../python.ts';
import { suite } from './suite.ts';

// The interpreter itself: what stands in PATH may be a script that looks for it, at every start.
const interpreter = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();

suite({
  language: python,
  command: ({ path }) => [interpreter, path],
  trust: (caFile) => ({ SSL_CERT_FILE: caFile }),
  guards: true,
  headers: ['latin-1', 'refused'],
});
