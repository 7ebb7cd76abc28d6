/** The security policy of the production build: one text for the page's meta element and the server's headers. */

/** SHA-256 of the empty string: lets a library append an empty style element and fill it through CSSOM. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  `style-src-elem 'self' ${EMPTY_STYLE}`,
  // For Monaco alone, which writes style attributes through innerHTML.
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  // Nothing typed into the page can leave it: the sandbox is same-origin.
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types default dompurify monaco 'allow-duplicates'",
];

/** For `<meta http-equiv>`, where frame-ancestors is not allowed. */
export const META_CSP = DIRECTIVES.join('; ');

/** What every answer of a server of ours carries. */
export const SECURITY_HEADERS = {
  'Content-Security-Policy': [...DIRECTIVES, "frame-ancestors 'none'"].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
};
