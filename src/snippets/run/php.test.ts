import { php } from '../php.ts';
import { suite } from './suite.ts';

suite({
  language: php,
  command: ({ path }) => ['php', path],
  trust: (caFile) => ({ SSL_CERT_FILE: caFile }),
  guards: true,
});
