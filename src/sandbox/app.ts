import { Hono } from 'hono/tiny';
import type { Route, SchemeSandbox } from '../core/scheme/sandbox.ts';
import { vendorPath, withoutBase } from './address.ts';
import { admin } from './admin.ts';
import { exchange, type Destination } from './exchange.ts';
import type { Arrival } from './receive.ts';
import { jsonResponse } from './json-response.ts';
import { createSite, type Site, type Vendor } from './site.ts';
import type { World } from './world.ts';

/** The mock server: every vendor under `/sandbox/<scheme>/…`, the admin surface under `/sandbox/admin/…`. */
export interface Sandbox {
  readonly fetch: (request: Request, arrival?: Arrival) => Promise<Response>;
}

interface Env {
  readonly Bindings: Arrival;
}

/** One app over Web-standard requests; page, worker and Node differ in their world only. */
export function createSandbox(world: World, schemes: readonly SchemeSandbox[]): Sandbox {
  const site = createSite(world, schemes);
  const app = new Hono<Env>({ getPath: ({ url }) => routed(withoutBase(new URL(url).pathname, world.base)) });
  app.use(async ({ req }, next) => {
    if (world.admits(req.raw)) return next();
    return jsonResponse(403, {
      error: 'forbidden-address',
      says: 'The sandbox answers only under its own loopback address and to its own pages: another Host or Origin points to DNS rebinding or a page of another site.',
    });
  });
  app.route('/sandbox/admin', admin(site));
  for (const vendor of site.vendors.values()) mount(app, site, vendor);
  app.notFound(() =>
    jsonResponse(404, { error: 'no-such-scheme', says: `There are: ${[...site.vendors.keys(), 'admin'].join(', ')}.` }),
  );
  app.onError((error) => jsonResponse(500, { error: 'sandbox-bug', says: `Please report it: ${error.message}` }));
  return { fetch: async (request, arrival = {}) => app.fetch(request, arrival) };
}

/** Every path once; which of its methods was meant is decided later, so that a wrong one is told from a wrong path. */
function mount(app: Hono<Env>, site: Site, vendor: Vendor): void {
  const base = `/sandbox/${vendor.scheme.id}`;
  const byPath = new Map<string, Route[]>();
  for (const route of vendor.scheme.routes) byPath.set(route.path, [...(byPath.get(route.path) ?? []), route]);
  for (const [path, routes] of byPath) {
    app.all(`${base}${path}`, (c) => {
      const destination: Destination = { vendor, routes, params: c.req.param() };
      return exchange(site, destination, c.req.raw, c.env);
    });
  }
  for (const path of [base, `${base}/*`])
    app.all(path, (c) => exchange(site, { vendor, routes: [], params: {} }, c.req.raw, c.env));
}

/** Without the `@host` segment and the final slash, which change the meaning but not the way. */
function routed(pathname: string): string {
  const scheme = /^\/sandbox\/([^/]+)/.exec(pathname);
  if (!scheme) return pathname;
  const rest = vendorPath(pathname);
  return rest === '/' ? scheme[0] : `${scheme[0]}${rest}`;
}
