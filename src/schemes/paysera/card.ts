import type { SchemeCard } from '../../core/scheme/define.ts';

/** developers.paysera.com, guides/wallet/authentication. */
export const card: SchemeCard = {
  id: 'paysera',
  name: 'Paysera Wallet',
  line: 'HMAC-SHA256 over a normalized request string, OAuth, client certificates, RSA-signed callbacks',
  tags: ['HMAC-SHA256', 'MAC header', 'OAuth', 'RSA', 'TLS client certificate'],
  docs: 'https://developers.paysera.com/guides/wallet/authentication',
};
