import { resolve } from 'node:path';

import { ruby } from '../ruby.ts';
import { suite } from './suite.ts';
import { runTogether } from './together.ts';

suite({
  language: ruby,
  // Without a search for installed gems: the standard library is all that is needed, and it starts sooner.
  command: ({ path }) => ['ruby', '--disable=gems', path],
  together: (folder, cases) =>
    runTogether(['ruby', '--disable=gems', resolve('src/snippets/run/together.rb')], folder, cases),
  trust: (caFile) => ({ SSL_CERT_FILE: caFile }),
  guards: true,
});
