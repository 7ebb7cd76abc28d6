import { Hono } from 'hono/tiny';
import { decodeBase64 } from '../core/bytes/base64.ts';
import { decodeUtf8 } from '../core/bytes/text.ts';
import type { FaultSetting } from '../core/scheme/flow.ts';
import { textMember } from '../core/scheme/members.ts';
import type { Credential } from '../core/scheme/policy.ts';
import { moveClock, readClock, type ClockMove, type ClockReading } from './clock.ts';
import { FAULTS } from './faults.ts';
import { jsonResponse } from './json-response.ts';
import { fingerprintOf } from './known.ts';
import { parseObject } from './payload.ts';
import { readBody } from './receive.ts';
import { readFaults, setFaults, takeFaults } from './settings.ts';
import { deskOf, type Site, type Vendor } from './site.ts';
import { readWindows, setWindows, windowsOf } from './windows.ts';

type Row = Readonly<Record<string, unknown>>;

const bad = (says: string) => jsonResponse(400, { error: 'bad-request', says });
const missing = (says: string) => jsonResponse(404, { error: 'not-found', says });

/** Clock, journal, faults, keys, callbacks, reset: the same in the page and in Node. */
export function admin(site: Site): Hono {
  const { world } = site;
  const app = new Hono();
  app.get('/', () => jsonResponse(200, { schemes: [...site.vendors.keys()], paths: PATHS }));
  addJournal(app, site);
  addConditions(app, site);
  addKeys(app, site);
  addCallbacks(app, site);
  app.post('/reset', async () => {
    await world.memory.remove(await world.memory.keys(''));
    return jsonResponse(200, { reset: true, clock: shown(await readClock(world)) });
  });
  app.all('*', () => missing(`There are: ${PATHS.join(', ')}.`));
  return app;
}

function addJournal(app: Hono, { journal }: Site): void {
  app.get('/journal', async (c) =>
    jsonResponse(200, { exchanges: await journal.read(Number(c.req.query('after') ?? 0) || 0) }),
  );
  app.delete('/journal', async () => jsonResponse(200, { cleared: (await journal.clear(), true) }));
  app.get('/journal/:id', async (c) => {
    const found = await journal.find(Number(c.req.param('id')));
    return found ? jsonResponse(200, found) : missing('No exchange has that id; the oldest make room for new ones.');
  });
}

/** What requests meet: the clock, faults, windows of time. */
function addConditions(app: Hono, site: Site): void {
  const { world } = site;
  app.get('/clock', async () => jsonResponse(200, shown(await readClock(world))));
  app.post('/clock', async (c) => {
    const move = readMove(await readRow(c.req.raw, site));
    return typeof move === 'string' ? bad(move) : jsonResponse(200, shown(await moveClock(world, move)));
  });

  app.get('/faults', async () =>
    jsonResponse(200, { on: await readFaults(world), all: FAULTS.map(({ id, title, says }) => ({ id, title, says })) }),
  );
  app.put('/faults', async (c) => {
    const settings = readFaultSettings(await readRow(c.req.raw, site));
    return typeof settings === 'string' ? bad(settings) : jsonResponse(200, { on: await setFaults(world, settings) });
  });

  app.get('/windows', async () => jsonResponse(200, await readWindows(site)));
  app.put('/windows', async (c) => {
    const windows = windowsOf(await readRow(c.req.raw, site), site);
    if (typeof windows === 'string') return bad(windows);
    await setWindows(world, windows);
    return jsonResponse(200, await readWindows(site));
  });
}

function addKeys(app: Hono, site: Site): void {
  app.get('/credentials', async () => jsonResponse(200, await credentials(site)));
  app.post('/credentials/:scheme/rotate', async (c) => {
    const vendor = site.vendors.get(c.req.param('scheme'));
    const row = await readOptions(c.req.raw, site);
    if (!vendor) return missing('No such scheme.');
    if (!row) return bad(OPTIONS);
    const { overlap = 0 } = row;
    if (typeof overlap !== 'number' || overlap < 0) return bad('overlap is a number of seconds, 0 or more.');
    const { now } = await readClock(site.world);
    const rotated = await vendor.ring.rotate(textMember(row, 'identity') ?? '', now, overlap * 1000);
    return rotated
      ? jsonResponse(200, told(rotated))
      : missing('No key has that identity, or it has no secret to change.');
  });
  app.post('/certificates/:scheme', async (c) => {
    const vendor = site.vendors.get(c.req.param('scheme'));
    if (!vendor) return missing('No such scheme.');
    return registerCertificate(site, vendor, (await readText(c.req.raw, site)) ?? '');
  });
}

function addCallbacks(app: Hono, site: Site): void {
  app.post('/callbacks/:scheme/:callback', async (c) => {
    const vendor = site.vendors.get(c.req.param('scheme'));
    const callback = vendor?.scheme.callbacks.find(({ id }) => id === c.req.param('callback'));
    if (!vendor || !callback) return missing('No such callback.');
    const row = await readOptions(c.req.raw, site);
    if (!row) return bad(OPTIONS);
    const desk = deskOf(site, vendor, (await readClock(site.world)).now, await takeFaults(site.world));
    const delivery = await callback.make(desk, textsOf(row));
    return delivery
      ? jsonResponse(200, { sent: await desk.deliver(delivery) })
      : missing('There is nothing to report for that.');
  });
}

const PATHS = [
  'GET|POST clock',
  'GET|DELETE journal',
  'GET journal/:id',
  'GET|PUT faults',
  'GET|PUT windows',
  'GET credentials',
  'POST credentials/:scheme/rotate',
  'POST certificates/:scheme',
  'POST callbacks/:scheme/:callback',
  'POST reset',
];

function shown({ now, frozen }: ClockReading) {
  return { now, iso: new Date(now).toISOString(), frozen };
}

function told({ name, identity, values, purposes }: Credential) {
  return { name, identity, values, ...(purposes ? { purposes } : {}) };
}

async function credentials({ vendors }: Site): Promise<Record<string, unknown>> {
  const rows = [...vendors.values()].map(async ({ scheme, ring }) => {
    const current = await Promise.all(scheme.credentials.map(async (demo) => (await ring.find(demo.identity)) ?? demo));
    return [scheme.id, current.map(told)] as const;
  });
  return Object.fromEntries(await Promise.all(rows));
}

/** The vendor signs a certificate request, or is told of a certificate it has signed: from now on it knows it. */
async function registerCertificate({ world }: Site, { scheme, ring }: Vendor, sent: string): Promise<Response> {
  const policy = scheme.policies.find(({ proof }) => proof.by === 'certificate');
  if (!policy) return missing('This vendor takes no client certificates.');
  const isRequest = sent.includes('-----BEGIN CERTIFICATE REQUEST-----');
  const signed = isRequest ? await world.certify?.(sent) : undefined;
  const pem = signed?.certificate ?? sent;
  const base64 = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/.exec(pem)?.[1];
  const der = base64 && decodeBase64(base64.replace(/\s/g, ''), 'base64');
  if (!der || der.length === 0)
    return bad('Send one certificate, or in the terminal’s sandbox a certificate request, as PEM text.');
  const identity = fingerprintOf(der);
  await ring.issue({ name: 'certificate', policies: [policy.id], identity, values: {} });
  return jsonResponse(200, { fingerprint: identity, ...(signed ? { certificate: signed.certificate } : {}) });
}

async function readText(request: Request, { world }: Site): Promise<string | undefined> {
  const bytes = await readBody(request, world.limits.body);
  return bytes && decodeUtf8(bytes);
}

async function readRow(request: Request, site: Site): Promise<Row | undefined> {
  return parseObject((await readText(request, site)) ?? '');
}

/** What is asked for beside the address; nothing at all is an empty object, and undefined is no JSON object. */
async function readOptions(request: Request, site: Site): Promise<Row | undefined> {
  const text = await readText(request, site);
  return text === '' ? {} : parseObject(text ?? '');
}

const OPTIONS = 'The body is not a JSON object. Send one, or nothing.';

function readMove(row: Row | undefined): ClockMove | string {
  const { skip, set, freeze } = row ?? {};
  if ((skip ?? set ?? freeze) === undefined)
    return 'Send JSON: {"skip": seconds}, {"set": ISO time} or {"freeze": true}.';
  if (skip !== undefined && (typeof skip !== 'number' || !Number.isFinite(skip))) return 'skip is a number of seconds.';
  if (freeze !== undefined && typeof freeze !== 'boolean') return 'freeze is true or false.';
  const at = set === undefined ? undefined : typeof set === 'string' ? Date.parse(set) : Number.NaN;
  if (Number.isNaN(at)) return 'set is an ISO time, for example 2026-01-01T00:00:00Z.';
  return {
    ...(skip === undefined ? {} : { skip: skip * 1000 }),
    ...(at === undefined ? {} : { set: at }),
    ...(freeze === undefined ? {} : { freeze }),
  };
}

function readFaultSettings(row: Row | undefined): readonly FaultSetting[] | string {
  const on = row?.['on'];
  if (!Array.isArray(on)) return 'Send JSON: {"on": [{"id": "latency"}]}.';
  const settings: FaultSetting[] = [];
  for (const entry of on as unknown[]) {
    const { id, header, seconds, times } = (typeof entry === 'object' && entry !== null ? entry : {}) as Row;
    if (!FAULTS.some((fault) => fault.id === id))
      return `No fault ${String(id)}. There are: ${FAULTS.map((f) => f.id).join(', ')}.`;
    settings.push({
      id: String(id),
      ...(typeof header === 'string' ? { header } : {}),
      ...(typeof seconds === 'number' && Math.abs(seconds) < 1e10 ? { seconds } : {}),
      ...(typeof times === 'number' && times >= 0 ? { times: Math.floor(times) } : {}),
    });
  }
  return settings;
}

function textsOf(row: Row): Record<string, string> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]));
}
