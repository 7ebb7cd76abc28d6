import { javascript } from '../node.ts';
import { suite } from './suite.ts';

suite({
  language: javascript,
  command: ({ path }) => [process.execPath, path],
  trust: (caFile) => ({ NODE_EXTRA_CA_CERTS: caFile }),
  guards: true,
  headers: ['latin-1', 'refused'],
});
