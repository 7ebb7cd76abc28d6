import { lenientPercentDecode } from './percent.ts';
import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';

// An address, of a page or of a person, that a library wrote anew.

const page =
  (write: (text: string) => string) =>
  (text: string): string | undefined =>
    /^https?:\/\//.test(text) ? write(text) : undefined;
const mail =
  (write: (user: string, domain: string) => string) =>
  (text: string): string | undefined => {
    const [, user, domain] = /^([^@\s]+)@([^@\s]+)$/.exec(text) ?? [];
    return user === undefined || domain === undefined ? undefined : write(user, domain);
  };

/** As normalizeEmail of validator.js has it: small letters, and of Gmail no points and nothing from + on. */
function normalised(user: string, domain: string): string {
  const [name, host] = [user.toLowerCase(), domain.toLowerCase()];
  if (host === 'gmail.com' || host === 'googlemail.com')
    return `${name.replace(/\+.*/, '').replaceAll('.', '')}@gmail.com`;
  return /^(?:outlook|hotmail|live|icloud|me|msn)\./.test(host)
    ? `${name.replace(/\+.*/, '')}@${host}`
    : `${name}@${host}`;
}

const PAGES: readonly (readonly [id: string, cause: string, says: string, write: (text: string) => string])[] = [
  ['slash', 'path-trailing-slash', 'has an extra slash at the end of it', (text) => `${text}/`],
  ['no-slash', 'path-trailing-slash', 'cuts the slash at the end of it', (text) => text.replace(/\/$/, '')],
  [
    'root',
    'path-trailing-slash',
    'adds a slash after the host in it',
    (text) => text.replace(/^(https?:\/\/[^/?#]+)(?=[?#]|$)/, '$1/'),
  ],
  ['http', 'proxy-scheme-host', 'has http:// for the https:// of it', (text) => text.replace(/^https:/, 'http:')],
  ['https', 'proxy-scheme-host', 'has https:// for the http:// of it', (text) => text.replace(/^http:/, 'https:')],
  ['no-scheme', 'proxy-scheme-host', 'loses the https:// of it', (text) => text.replace(/^https?:\/\//, '')],
  ['no-query', 'query-missing-from-path', 'loses the query of it', (text) => text.replace(/\?[^#]*/, '')],
  ['no-fragment', 'truncated', 'loses what follows the # in it', (text) => text.replace(/#.*/s, '')],
  ['www', 'host-differs', 'has www. before the host in it', (text) => text.replace(/^(https?:\/\/)/, '$1www.')],
  ['no-www', 'host-differs', 'cuts www. off the host in it', (text) => text.replace(/^(https?:\/\/)www\./, '$1')],
  [
    'port',
    'port-included',
    'has the port after the host in it',
    (text) =>
      text.replace(
        /^(http(s?):\/\/[^/?#:]+)(?=[/?#]|$)/,
        (_, origin: string, s: string) => `${origin}:${s ? 443 : 80}`,
      ),
  ],
  [
    'no-port',
    'port-included',
    'loses the port after the host in it',
    (text) => text.replace(/^(https?:\/\/[^/?#:]+):\d+/, '$1'),
  ],
  [
    'host-lower',
    'field-case-changed',
    'lower-cases the host in it',
    (text) => text.replace(/^https?:\/\/[^/?#]+/i, (origin) => origin.toLowerCase()),
  ],
];

/** What libraries write anew in an address of a page (`http…`) or of a person (one @); any other text is left alone. */
export const ADDRESS: readonly Alteration[] = [
  ...PAGES.map(([id, cause, says, write], i) =>
    row(STAGE.content, `address-${id}`, cause, says, page(write), {
      cost: UNCOMMON + i / 100,
      fix: 'Use the address to the character as it was registered and sent before.',
    }),
  ),
  row(
    STAGE.content,
    'mail-normalised',
    'field-case-changed',
    'normalises it, as normalizeEmail of validator.js does (small letters, of Gmail no points and nothing from + on)',
    mail(normalised),
    {
      cost: UNCOMMON,
      language: 'javascript',
      fix: 'Sign the address exactly as it is registered, and normalise it nowhere before.',
    },
  ),
  row(
    STAGE.content,
    'mail-no-tag',
    'truncated',
    'loses what follows the + before the @ in it',
    mail((user, domain) => `${user.replace(/\+.*/, '')}@${domain}`),
    { cost: UNCOMMON },
  ),
  ...(
    [
      ['mailto:', ''],
      ['<', '>'],
    ] as const
  ).map(([open, close]) =>
    row(
      STAGE.content,
      `mail-${open}`,
      'prefix-missing-or-included',
      close === '' ? `has ${open} before it` : `has ${open} and ${close} round it`,
      mail((user, domain) => `${open}${user}@${domain}${close}`),
      { cost: UNCOMMON, fix: 'Sign the address alone, without anything round it.' },
    ),
  ),
  row(
    STAGE.wrap,
    'mail-at',
    'html-entity-encoded',
    'has &#64; for the @ in it',
    mail((user, domain) => `${user}&#64;${domain}`),
    { cost: UNCOMMON },
  ),
  row(
    STAGE.wrap,
    'plus-escaped',
    'plus-vs-space',
    'writes %2B for + in it',
    (text) => (lenientPercentDecode(text) === text ? text.replaceAll('+', '%2B') : undefined),
    { cost: UNCOMMON, also: [['url-encoding']] },
  ),
];
