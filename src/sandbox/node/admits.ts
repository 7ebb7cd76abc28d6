/** Node's own names of this machine. Nothing else may stand in Host: a foreign name means DNS rebinding. */
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Own Host, and no page of another site behind it (Origin, Sec-Fetch-Site). `ports` are those that are served. */
export function admits({ headers, url }: Pick<Request, 'headers' | 'url'>, ports: ReadonlySet<number>): boolean {
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  return (
    isOwn(new URL(url).protocol, headers.get('host') ?? '', ports) &&
    (origin === null || isOwnOrigin(origin, ports)) &&
    (site === null || site === 'same-origin' || site === 'none')
  );
}

function isOwnOrigin(origin: string, ports: ReadonlySet<number>): boolean {
  const [, protocol = '', host = ''] = /^(https?:)\/\/(.*)$/.exec(origin) ?? [];
  return isOwn(protocol, host, ports);
}

/** Letters of any case (RFC 9110 section 4.2.3); without a port it is the protocol's own. */
function isOwn(protocol: string, host: string, ports: ReadonlySet<number>): boolean {
  const [, name = '', port = protocol === 'https:' ? '443' : '80'] = /^(.*?)(?::(\d+))?$/.exec(host) ?? [];
  return LOOPBACK.has(name.toLowerCase()) && ports.has(Number(port));
}
