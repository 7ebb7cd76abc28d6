import type { SchemeSandbox } from '../../core/scheme/sandbox.ts';

/** Node's own names of this machine. Nothing else may stand in Host: a foreign name means DNS rebinding. */
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

type Asked = Pick<Request, 'headers' | 'method' | 'url'>;

/**
 * Own Host, and no page of another site behind it (Origin, Sec-Fetch-Site), but for a browser that is sent to one of
 * the addresses made for that. `ports` are those that are served.
 */
export function admits(asked: Asked, ports: ReadonlySet<number>, isVisited: (path: string) => boolean): boolean {
  const { headers, url } = asked;
  const { protocol, pathname } = new URL(url);
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  return (
    isOwn(protocol, headers.get('host') ?? '', ports) &&
    (origin === null || isOwnOrigin(origin, ports)) &&
    (site === null || site === 'same-origin' || site === 'none' || (isArrival(asked) && isVisited(pathname)))
  );
}

/** A link that was followed, or a redirect: the whole window goes there, and the page before reads nothing of it. */
function isArrival({ headers, method }: Asked): boolean {
  return (
    method === 'GET' && headers.get('sec-fetch-mode') === 'navigate' && headers.get('sec-fetch-dest') === 'document'
  );
}

/** The paths that browsers are sent to by pages of other sites. */
export function visitedBy(schemes: readonly SchemeSandbox[]): (path: string) => boolean {
  const paths = schemes.flatMap(({ id, routes }) =>
    routes.flatMap(({ path, visited }) =>
      visited ? [new RegExp(`^/sandbox/${id}${path.replaceAll(/:\w+/g, '[^/]+')}$`)] : [],
    ),
  );
  return (asked) => paths.some((path) => path.test(asked));
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
