import type { SchemeCard } from '../../core/scheme/define.ts';

/** docs.paynet.one, authentication.html. */
export const card: SchemeCard = {
  id: 'paynet',
  name: 'Paynet',
  line: 'MD5 auth object with a rising key, inside every JSON body',
  tags: ['MD5', 'auth object', 'rising key'],
  docs: 'https://docs.paynet.one/authentication.html',
};
