import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { SchemeSandbox } from '../../core/scheme/sandbox.ts';
import { createSandbox, type Sandbox } from '../app.ts';
import { jsonResponse } from '../json-response.ts';
import type { Arrival } from '../receive.ts';
import { admits, visitedBy } from './admits.ts';
import type { Authority } from './certificates.ts';
import { answerUnreadable } from './unreadable.ts';
import { nodeWorld, type NodeWorldOptions } from './world.ts';

export interface ServeOptions extends Omit<NodeWorldOptions, 'admits'> {
  readonly port: number;
  /** Absent: no HTTPS. */
  readonly tls?: { readonly port: number; readonly authority: Authority };
  /** A part of `PATIENCE`, 1 for all of it: a test does not wait as long as a client may. */
  readonly patience?: number;
}

export interface Served {
  readonly http: string;
  readonly https?: string;
  readonly close: () => Promise<void>;
}

/** A client may take so long, in milliseconds, and no longer. */
const PATIENCE = {
  headersTimeout: 5000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5000,
  connectionsCheckingInterval: 1000,
};
const MAX_HEADER = 16 << 10;
const MAX_CONNECTIONS = 1024;

/** Serves the sandbox on 127.0.0.1, over HTTP and, where asked, HTTPS with a client certificate if there is one. */
export async function serve(schemes: readonly SchemeSandbox[], options: ServeOptions): Promise<Served> {
  const ports = new Set<number>();
  const { port, tls, patience = 1, ...world } = options;
  const limits = { ...patient(patience), maxHeaderSize: MAX_HEADER };
  const known = tls ? schemes.map((scheme) => withDemoClient(scheme, tls.authority)) : schemes;
  const certify = tls ? { certify: tls.authority.sign } : {};
  const isVisited = visitedBy(schemes);
  const sandbox = createSandbox(
    { ...nodeWorld({ ...world, admits: (request) => admits(request, ports, isVisited) }), ...certify },
    known,
  );
  const listener = listenerOf(sandbox);
  const servers: Server[] = [];
  const open = async (server: Server, wanted: number) => {
    servers.push(server);
    server.maxConnections = MAX_CONNECTIONS;
    answerUnreadable(server);
    const actual = await listen(server, wanted);
    ports.add(actual);
    return actual;
  };
  const close = async () => {
    await Promise.all(servers.map(closeServer));
  };
  try {
    const httpPort = await open(createServer(limits, listener), port);
    const addresses = { http: `http://127.0.0.1:${httpPort}`, close };
    if (!tls) return addresses;
    const tlsPort = await open(tlsServer(tls.authority, limits, listener), tls.port);
    return { ...addresses, https: `https://127.0.0.1:${tlsPort}` };
  } catch (error) {
    await close();
    throw error;
  }
}

/** `PATIENCE` or a part of it. */
function patient(part: number): typeof PATIENCE {
  const { headersTimeout, requestTimeout, keepAliveTimeout, connectionsCheckingInterval } = PATIENCE;
  return {
    headersTimeout: headersTimeout * part,
    requestTimeout: requestTimeout * part,
    keepAliveTimeout: keepAliveTimeout * part,
    connectionsCheckingInterval: connectionsCheckingInterval * part,
  };
}

function tlsServer(
  { ca, server }: Authority,
  limits: typeof PATIENCE & { readonly maxHeaderSize: number },
  listener: RequestListener,
): Server {
  const { certificate: cert, key } = server;
  // A stranger's certificate is let through the handshake, so that the answer can say what is wrong with it.
  const request = { requestCert: true, rejectUnauthorized: false };
  return createTlsServer({ ...limits, ca: ca.certificate, cert, key, ...request }, listener);
}

function listenerOf(sandbox: Sandbox): RequestListener {
  const listener = getRequestListener(
    (request, env) => sandbox.fetch(request, arrivalOf((env as HttpBindings).incoming)),
    {
      overrideGlobalObjects: false,
      errorHandler: () =>
        jsonResponse(400, {
          error: 'request-malformed',
          says: 'This request cannot be read: check method, target and Host.',
        }),
    },
  );
  return (incoming, outgoing) => void listener(incoming, outgoing);
}

function arrivalOf(incoming: IncomingMessage): Arrival {
  const { rawHeaders: flat, url = '/', socket } = incoming;
  const rawHeaders: [string, string][] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) rawHeaders.push([flat[at] ?? '', flat[at + 1] ?? '']);
  const peer = socket instanceof TLSSocket ? socket.getPeerCertificate(true) : undefined;
  return {
    rawHeaders,
    ...(url.startsWith('/') ? { target: url } : {}),
    ...(peer?.raw ? { certificate: new Uint8Array(peer.raw) } : {}),
  };
}

/** The client whose certificate and key the start-up line names is known wherever certificates are taken. */
function withDemoClient(scheme: SchemeSandbox, { client }: Authority): SchemeSandbox {
  const policy = scheme.policies.find(({ proof }) => proof.by === 'certificate');
  if (!policy) return scheme;
  const demo = { name: 'demo-client', policies: [policy.id], identity: client.fingerprint, values: {} };
  return { ...scheme, credentials: [...scheme.credentials, demo] };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
