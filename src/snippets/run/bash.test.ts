import { bash } from '../bash.ts';
import { suite } from './suite.ts';

suite({
  language: bash,
  guards: true,
  command: ({ path }) => ['bash', path],
  trust: (caFile) => ({ CURL_CA_BUNDLE: caFile }),
});
