import { upper } from '../../core/recipe/expression.ts';
import { defineOperation } from '../../core/scheme/define.ts';
import { choice, host, method, query, text, uri } from '../../core/scheme/fields.ts';
import { template } from '../../core/scheme/template.ts';

/** The other way to sign in: TLS client certificate (seed 002; lib-wallet-php-client ClientCertificate.php). */
export const certificate = defineOperation({
  id: 'certificate',
  title: 'TLS client certificate',
  summary:
    'Instead of a MAC: you send a certificate request, Paysera signs it, and the TLS connection itself says who you are.',
  direction: 'request',
  screen: 'certificate',
  fields: {
    keyType: choice('key type', 'The key that is created in this page and leaves it only as your download.', {
      choices: ['EC P-256', 'RSA-2048'],
      initial: 'EC P-256',
      optional: true,
    }),
    commonName: text('CN', 'The common name of the subject, usually the name of your client.'),
    organization: text('O', 'The organisation.', { optional: true }),
    organizationalUnit: text('OU', 'The unit of the organisation.', { optional: true }),
    country: text('C', 'The country, two letters.', { optional: true }),
    altNames: text('SAN', 'Alternative names separated by commas: host names, e-mail addresses, IP addresses.', {
      optional: true,
    }),
    method: method('method', 'The HTTP method of the call.', { initial: 'GET' }),
    uri: uri('uri', 'Path and query of the call.', { initial: '/rest/v1/server' }),
    host: host('host', 'The host of the call.', { initial: 'wallet.paysera.com' }),
    extra: query(
      'ext',
      'Parameters that a MAC client would put in ext, as a query string. Here each becomes a Wallet-Api-* header.',
      { optional: true },
    ),
  },
  recipe: () => ({}),
  certificate: {
    keyType: 'key type',
    subject: ['CN', 'O', 'OU', 'C'],
    altNames: 'SAN',
    parameters: 'ext',
    headerOf: walletApiHeader,
  },
  message: (fields) => ({
    method: template`${upper(fields.method)}`,
    origin: template`https://${fields.host}`,
    target: template`${fields.uri}`,
    headers: [],
  }),
  coverageNotes: [
    'Nothing in the request is signed; the TLS connection protects all of it, and only the holder of the private key can open it.',
    'Calls made with a user’s access token still use MAC.',
  ],
});

/** `project_id` → `Wallet-Api-Project-Id` (ClientCertificate.php). */
function walletApiHeader(parameter: string): string {
  const words = parameter.split('_').map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  return ['Wallet-Api', ...words].join('-');
}
