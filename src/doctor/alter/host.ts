import { row, STAGE, type Alteration } from './alteration.ts';

// Method, port and host: mistakes.md groups H and I. Each knows by the text whether it applies.

/** An HTTP method: letters only. */
export const METHOD: readonly Alteration[] = [
  'GET',
  'POST',
  'PUT',
  'DELETE',
  'PATCH',
  'HEAD',
  'OPTIONS',
  'get',
  'post',
  'put',
  'delete',
  'patch',
].map((verb, i) =>
  row(STAGE.content, `method-${verb}`, 'method-mismatch', `signs ${verb} for the method`, () => verb, {
    cost: 1 + i / 20,
    how: { id: 'method', text: verb },
  }),
);

/** A port: one to five digits. */
export const PORT: readonly Alteration[] = [
  ...['443', '80', '8080', '8443', '8000', '3000', '5000'].map((port, i) =>
    row(STAGE.content, `port-${port}`, 'port-included', `signs port ${port}`, () => port, {
      cost: 1 + i / 20,
      how: { id: 'port', text: port },
    }),
  ),
  row(STAGE.content, 'port-none', 'port-included', 'signs no port', () => '', { cost: 1 }),
  row(STAGE.content, 'port-0', 'port-included', 'signs port 0 (the URL names none)', () => '0', { cost: 1.5 }),
  row(
    STAGE.content,
    'port-minus',
    'port-included',
    "signs port -1 (Java's getPort() of a URL that names none)",
    () => '-1',
    { cost: 1.4, language: 'java' },
  ),
  row(STAGE.content, 'port-colon', 'port-included', 'keeps the colon before the port', (text) => `:${text}`, {
    cost: 1.5,
  }),
];

/** A host name. */
export const HOST: readonly Alteration[] = [
  ...['443', '80', '8080', '8443'].map((port) =>
    row(STAGE.content, `host-${port}`, 'port-included', `has :${port} after the host`, (text) => `${text}:${port}`, {
      cost: 1,
      how: { id: 'host-port', text: port },
    }),
  ),
  row(
    STAGE.content,
    'host-no-port',
    'port-included',
    'cuts the port off the host',
    (text) => text.replace(/:\d+$/, ''),
    { cost: 1.1 },
  ),
  ...['https://', 'http://', '//'].map((scheme) =>
    row(
      STAGE.content,
      `host-${scheme}`,
      'proxy-scheme-host',
      `has ${scheme} before the host`,
      (text) => scheme + text,
      { cost: 1.2, how: { id: 'host-scheme', text: scheme } },
    ),
  ),
  ...['https://', 'http://'].map((scheme) =>
    row(
      STAGE.content,
      `host-${scheme}-slash`,
      'proxy-scheme-host',
      `has the origin ${scheme}…/ for the host`,
      (text) => `${scheme}${text}/`,
      { cost: 1.6, how: { id: 'host-origin', text: scheme } },
    ),
  ),
  ...['localhost', '127.0.0.1', '0.0.0.0', 'localhost:8080', 'localhost:3000'].map((host) =>
    row(
      STAGE.content,
      `host=${host}`,
      'proxy-scheme-host',
      `signs ${host}, the inner host behind a proxy`,
      () => host,
      { cost: 1.5, how: { id: 'inner-host', text: host } },
    ),
  ),
  row(STAGE.content, 'host-www', 'host-differs', 'has www. before the host', (text) => `www.${text}`, { cost: 1.3 }),
  row(STAGE.content, 'host-no-www', 'host-differs', 'cuts www. off the host', (text) => text.replace(/^www\./, ''), {
    cost: 1.2,
  }),
  row(STAGE.content, 'host-parent', 'host-differs', 'signs the parent domain', (text) => text.replace(/^[^.]+\./, ''), {
    cost: 1.5,
  }),
  row(
    STAGE.content,
    'host-sandbox',
    'host-differs',
    'signs the host of the sandbox',
    (text) => text.replace(/^[^.]+(?=\.[^.]+\.)/, (name) => `${name}-sandbox`),
    { cost: 1.6, also: [['wrong-secret-environment']] },
  ),
  row(
    STAGE.content,
    'host-no-sandbox',
    'host-differs',
    'signs the live host for that of the sandbox',
    (text) => text.replace(/^([^.]+)-sandbox\./, '$1.'),
    { cost: 1.5 },
  ),
  row(STAGE.content, 'host-dot', 'host-differs', 'has a dot after the host', (text) => `${text}.`, { cost: 1.9 }),
];

/** By the text, not by the field's kind; the seven methods in any case. */
export const looksLikeMethod = (text: string): boolean => /^(?:GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS)$/i.test(text);
/** One to five digits; whether the field is a port at all is asked of its kind. */
export const looksLikePort = (text: string): boolean => /^\d{1,5}$/.test(text);
/** A name with a dot and a last label of letters, or localhost, each with or without port; no IP addresses. */
export const looksLikeHost = (text: string): boolean =>
  /^(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?::\d+)?$|^localhost(?::\d+)?$/.test(text);
