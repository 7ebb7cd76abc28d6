import { headerOf } from '../core/http/message.ts';
import type { Received } from '../core/scheme/policy.ts';
import type { SchemeSandbox } from '../core/scheme/sandbox.ts';

/** A request under the addresses it may have been signed for, the vendor's first. */
export interface Addressed {
  readonly views: readonly [Received, ...Received[]];
}

const PREFIX = /^\/sandbox\/[^/?]+(?:\/@([^/?]+))?/;

/** The path as it would be at the root of a host. */
export function withoutBase(path: string, base = ''): string {
  return path.startsWith(`${base}/`) ? path.slice(base.length) : path;
}

/** The path as the vendor's own router would see it: without our prefix and without a final slash. */
export function vendorPath(pathname: string): string {
  return pathname.replace(PREFIX, '').replace(/\/+$/, '') || '/';
}

/**
 * The sandbox stands in for the vendor's hosts. Which one is meant: `/sandbox/<scheme>/@host/…`, else the
 * Host header that the client would have sent, else the first. A client that signs the address it
 * really calls (127.0.0.1, its port, the prefix in the path) is right as well: that is the second view.
 */
export function addressed({ origins }: SchemeSandbox, received: Received): Addressed {
  const named = PREFIX.exec(received.target)?.[1] ?? headerOf(received.headers, 'host');
  const host = named?.toLowerCase().replace(/:443$/, '');
  const origin = origins.find((known) => new URL(known).host === host) ?? origins[0];
  const rest = received.target.replace(PREFIX, '');
  const asVendor: Received = { ...received, origin, target: rest.startsWith('/') ? rest : `/${rest}` };
  return { views: [asVendor, received] };
}
