import { ruby } from '../ruby.ts';
import { suite } from './suite.ts';

suite({
  language: ruby,
  // Without a search for installed gems: the standard library is all that is needed, and it starts sooner.
  command: ({ path }) => ['ruby', '--disable=gems', path],
  trust: (caFile) => ({ SSL_CERT_FILE: caFile }),
  guards: true,
});
