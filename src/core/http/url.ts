/** A URL taken apart as it stands: nothing is decoded, re-ordered or put in lower case. */
export interface UrlParts {
  readonly host: string;
  /** The port of the URL, or its scheme's: 443, 80. */
  readonly port: string;
  /** Path and query as on the request line; `/` when the URL has no path. A fragment is left out: it is never sent. */
  readonly uri: string;
}

/**
 * Splits an absolute http or https URL; undefined for anything else. Not by the WHATWG parser, which
 * would resolve dots, encode characters and drop a bare `?`.
 */
export function splitUrl(url: string): UrlParts | undefined {
  const found = /^(https?):\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:@]+)(?::(\d*))?([/?][^#]*)?(?:#.*)?$/i.exec(url.trim());
  if (!found) return undefined;
  const [, scheme = '', host = '', port = '', rest = '/'] = found;
  const known = scheme.toLowerCase() === 'https' ? '443' : '80';
  return { host, port: port || known, uri: rest.startsWith('?') ? `/${rest}` : rest };
}

/** Plain http to this very machine: the only place the sandbox ever calls, or sends a browser to. */
export function isLoopback({ protocol, hostname }: Pick<URL, 'protocol' | 'hostname'>): boolean {
  return protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}
