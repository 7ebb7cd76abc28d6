import type { SchemeCard } from '../../core/scheme/define.ts';

/** apidoc.paystar.uk, pages authorization, callbacks and alerting. */
export const card: SchemeCard = {
  id: 'paystar',
  name: 'PayStar',
  line: 'HS256 bearer token from a key pair; SHA-256 callbacks with the key inside the string',
  tags: ['HS256', 'JWT', 'SHA-256', 'callback'],
  docs: 'https://apidoc.paystar.uk/authorization',
};
