import { encodeUtf8 } from '../core/bytes/text.ts';
import { headerOf } from '../core/http/message.ts';
import { writeExact } from '../core/json/exact.ts';
import type { FaultSetting } from '../core/scheme/flow.ts';
import type { Received } from '../core/scheme/policy.ts';
import type { Call, Reply, Route } from '../core/scheme/sandbox.ts';
import { addressed, type Addressed } from './address.ts';
import { carrierHeader } from './carriers.ts';
import { judge } from './check.ts';
import { judged, type Court, type Judgement, type ServerVerdict } from './judgement.ts';
import { clamp, readClock } from './clock.ts';
import { findFault } from './faults.ts';
import { SANDBOX_MARK } from './json-response.ts';
import { recordBody, recordRequest, type ServerExchange } from './journal.ts';
import { fits, type Fit } from './payload.ts';
import { receive, type Arrival } from './receive.ts';
import { refusalReply } from './refusal.ts';
import { takeFaults } from './settings.ts';
import { deskOf, onTheWay, type Site, type Vendor } from './site.ts';

/** What the router found for a request. */
export interface Destination {
  readonly vendor: Vendor;
  /** Endpoints on this path, by method; none when the path is unknown. */
  readonly routes: readonly Route[];
  readonly params: Readonly<Record<string, string>>;
}

/** A request on its way through the sandbox. */
interface Visit extends Destination {
  readonly site: Site;
  readonly now: number;
  readonly faults: readonly FaultSetting[];
  readonly addressed: Addressed;
  readonly route: Route | undefined;
}

interface Outcome {
  readonly judgement: Judgement;
  readonly reply: Reply;
}

/** Answers one request as the vendor would, and writes it down. */
export async function exchange(
  site: Site,
  destination: Destination,
  request: Request,
  arrival: Arrival,
): Promise<Response> {
  const { world } = site;
  const faults = await takeFaults(world);
  const clock = await readClock(world);
  const skew = sum(faults, (setting, effect) => (effect.on === 'clock' ? (setting.seconds ?? effect.seconds) : 0));
  const now = clamp(clock.now + skew * 1000);
  const received = await receive(request, arrival, world);
  if ('unreadable' in received) {
    const blank = addressed(destination.vendor.scheme, {
      ...EMPTY,
      method: request.method,
      target: new URL(request.url).pathname,
    });
    const visit = { ...destination, site, now, faults, addressed: blank, route: undefined };
    return finish(visit, refuse(visit, judged(received.unreadable, received.measured)));
  }
  const { routes, vendor } = destination;
  const carrier = carrierOf(vendor, received);
  const visit: Visit = {
    ...destination,
    site,
    now,
    faults,
    addressed: addressed(vendor.scheme, onTheWay(received, faults, carrier)),
    // RFC 9110 section 9.3.2: HEAD is answered as GET is; Hono leaves the content out.
    route: routes.find(({ method }) => method === (request.method === 'HEAD' ? 'GET' : request.method)),
  };
  const first = await outcomeOf(visit);
  const outcome = has(faults, 'twice') ? await outcomeOf(visit) : first;
  return finish(visit, outcome);
}

const EMPTY = { origin: 'http://localhost', headers: [], bytes: new Uint8Array(0) } as const;

async function outcomeOf(visit: Visit): Promise<Outcome> {
  const { faults, route, routes, addressed: at } = visit;
  if (has(faults, 'broken')) return broken();
  const forced = faults.map(({ id }) => findFault(id)?.apply).find((effect) => effect?.on === 'refusal');
  if (forced?.on === 'refusal') return refuse(visit, judged(forced.code, 'a fault is switched on'));
  if (routes.length === 0) return refuse(visit, judged('route-unknown', `${at.views[0].method} ${at.views[0].target}`));
  if (!route)
    return refuse(visit, judged('method-not-allowed', `here: ${routes.map(({ method }) => method).join(', ')}`));
  const judgement = visit.site.world.verifies === false ? unasked() : await judge(courtOf(visit), route, at.views);
  if (!judgement.verdict.ok) return refuse(visit, judgement);
  const fit = fits(route, at.views[0]);
  if (!fit.ok) return refuse(visit, { ...judgement, ...judged(fit.code, fit.measured, judgement) });
  return { judgement, reply: await route.reply(callOf(visit, judgement, fit)) };
}

function callOf(visit: Visit, { who, inputs }: Judgement, { json, form }: Extract<Fit, { ok: true }>): Call {
  const { site, vendor, now, faults, params, addressed: at } = visit;
  const [request] = at.views;
  const query = new URLSearchParams(/\?.*/.exec(request.target)?.[0]);
  return {
    request,
    params,
    query,
    json,
    form,
    inputs,
    desk: deskOf(site, vendor, now, faults),
    ...(who ? { who } : {}),
  };
}

function courtOf({ site, vendor, now, faults }: Visit): Court {
  const isRotated = has(faults, 'keys');
  const record: Court['record'] = async (identity) => {
    const known = await vendor.ring.record(identity);
    const { secret } = known?.credential ?? {};
    if (!isRotated || !known || secret === undefined) return known;
    const values = { ...known.credential.values, [secret]: `rotated-${known.credential.values[secret]?.length}` };
    return { ...known, secrets: [{ values }, ...known.secrets.map((old) => ({ ...old, until: now - 1 }))] };
  };
  return { world: site.world, scheme: vendor.scheme, now, store: vendor.store, rsa: vendor.rsa, record, isRotated };
}

/** The journal, the answer's own faults, and the answer. */
async function finish(visit: Visit, { judgement, reply }: Outcome): Promise<Response> {
  const { site, faults, vendor, now, route, addressed: at } = visit;
  const { world } = site;
  const verdict = verdictOf(route, judgement, reply);
  for (const { id, seconds } of faults) {
    const effect = findFault(id)?.apply;
    if (effect?.on === 'delay') await world.wait((seconds ?? effect.seconds) * 1000);
    if (effect?.on === 'lost') await world.wait(world.limits.timeout);
  }
  const sent = has(faults, 'lost') ? LOST : reply;
  const whole = encodeUtf8(sent.text ?? (sent.json === undefined ? '' : writeExact(sent.json)));
  const body = faults.reduce((bytes, { id }) => {
    const effect = findFault(id)?.apply;
    return effect?.on === 'answer' ? effect.change(bytes) : bytes;
  }, whole);
  const type: [string, string][] = sent.json === undefined ? [] : [['content-type', 'application/json; charset=utf-8']];
  const headers: [string, string][] = [...type, ...Object.entries(sent.headers ?? {}), ['cache-control', 'no-store']];
  const id = await site.journal.write({
    at: now,
    direction: 'in',
    scheme: vendor.scheme.id,
    title: route?.title ?? 'No such endpoint',
    ...operationOf(visit, judgement),
    request: recordRequest(at.views[0], world.limits.journalBody),
    response: { status: sent.status, headers, body: recordBody(body, world.limits.journalBody) },
    verdict,
    ...(verdict.ok && sent.code !== undefined ? { refusal: sent.code } : {}),
    steps: judgement.steps,
    faults: faults.map((fault) => fault.id),
    ours: [route?.ours, sent.ours].filter((words) => words !== undefined),
  });
  return new Response(sent.status === 204 ? null : body, {
    status: sent.status,
    headers: [...headers, ...correlationOf(vendor, id), ...notes(id, verdict)],
  });
}

/** The verdict; of a login, which asks no proof of the kinds there are, with what became of it. */
function verdictOf(route: Route | undefined, { verdict }: Judgement, { code }: Reply): ServerVerdict {
  if (route?.login === undefined || !verdict.ok) return verdict;
  return { ...verdict, says: `The login (${route.login}) was ${code ? 'refused' : 'accepted'}.` };
}

/** The vendor's own name of this exchange: here its number in the journal. */
function correlationOf({ scheme: { correlation } }: Vendor, id: number): [string, string][] {
  return correlation === undefined ? [] : [[correlation, `sandbox-${id}`]];
}

/** What curl shows of the server's view. */
function notes(id: number, verdict: ServerVerdict): [string, string][] {
  const words = [verdict.says, verdict.measured].filter(Boolean).join(' Measured: ');
  return [
    [SANDBOX_MARK, 'sandbox'],
    ['x-countersign-exchange', String(id)],
    ['x-countersign-verdict', verdict.code],
    [
      'x-countersign-says',
      words
        .replaceAll('’', "'")
        .replace(/[^\u0020-\u007e]/g, '?')
        .slice(0, 400),
    ],
  ];
}

function operationOf({ vendor }: Visit, { policy }: Judgement): Pick<ServerExchange, 'policy' | 'operation'> {
  const proof = vendor.scheme.policies.find(({ id }) => id === policy)?.proof;
  return {
    ...(policy === undefined ? {} : { policy }),
    ...(proof?.by === 'recipe' ? { operation: proof.operation.id } : {}),
  };
}

function refuse({ vendor, routes }: Visit, judgement: Judgement): Outcome {
  return { judgement, reply: refusalReply(vendor.scheme, judgement, routes) };
}

const LOST: Reply = {
  status: 504,
  json: { error: 'The answer was lost on the way; the request was carried out.' },
  ours: 'A lost answer never arrives; the sandbox sends 504 so that nobody waits forever.',
};

function broken(): Outcome {
  return {
    judgement: judged('fault', 'the server failed before it did anything'),
    reply: { status: 500, json: { error: 'Internal Server Error' }, ours: 'A fault that is switched on.' },
  };
}

function unasked(): Judgement {
  return judged('public', 'verification is switched off', { ok: true });
}

type EffectOn = NonNullable<ReturnType<typeof findFault>>['apply'];

function has(faults: readonly FaultSetting[], on: EffectOn['on']): boolean {
  return faults.some(({ id }) => findFault(id)?.apply.on === on);
}

function sum(faults: readonly FaultSetting[], of: (setting: FaultSetting, effect: EffectOn) => number): number {
  return faults.reduce((total, setting) => {
    const effect = findFault(setting.id)?.apply;
    return effect ? total + of(setting, effect) : total;
  }, 0);
}

/** The header that carries the proof of the first policy presented, for faults about headers. */
function carrierOf({ scheme }: Vendor, message: Received): string {
  const names = scheme.policies.flatMap(({ proof }) => {
    if (proof.by === 'header') return [proof.header];
    return proof.by === 'recipe' ? [carrierHeader(proof.operation)] : [];
  });
  return names.find((name) => headerOf(message.headers, name) !== undefined) ?? '';
}
