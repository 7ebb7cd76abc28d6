import { decodeUtf8, encodeUtf8 } from '../core/bytes/text.ts';
import type { HttpMessage } from '../core/http/message.ts';
import { isLoopback } from '../core/http/url.ts';
import type { FaultSetting } from '../core/scheme/flow.ts';
import type { Received } from '../core/scheme/policy.ts';
import type { Delivery, Desk, Ids, RsaDesk, SchemeSandbox, Store } from '../core/scheme/sandbox.ts';
import { traceOperation } from '../core/scheme/trace.ts';
import { findFault } from './faults.ts';
import { idsOf } from './ids.ts';
import { journalOf, recordRequest, type Journal } from './journal.ts';
import { keyRingOf, type KeyRing } from './keyring.ts';
import { rsaDeskOf } from './rsa.ts';
import { recordSteps } from './steps.ts';
import { judged } from './judgement.ts';
import { roomyStore } from './room.ts';
import type { World } from './world.ts';

/** One vendor inside the sandbox. */
export interface Vendor {
  readonly scheme: SchemeSandbox;
  readonly ring: KeyRing;
  readonly rsa: RsaDesk;
  readonly ids: Ids;
  /** What the replay and rate rules remember, each with a bound of its own. */
  readonly store: Store;
}

/** The sandbox's furniture. */
export interface Site {
  readonly world: World;
  readonly journal: Journal;
  readonly vendors: ReadonlyMap<string, Vendor>;
}

/** The sandbox of these vendors in this world; nothing is read or written before the first request. */
export function createSite(world: World, schemes: readonly SchemeSandbox[]): Site {
  const vendors = schemes.map((scheme): [string, Vendor] => [
    scheme.id,
    {
      scheme,
      ring: keyRingOf(world, scheme),
      rsa: rsaDeskOf(world, scheme.id),
      ids: idsOf(world, scheme.id),
      store: storeOf(world, scheme.id),
    },
  ]);
  return { world, journal: journalOf(world), vendors: new Map(vendors) };
}

function storeOf({ memory }: World, scheme: string): Store {
  return {
    get: async <T>(key: string) => (await memory.get(`data/${scheme}/${key}`)) as T | undefined,
    change: (key, change) => memory.change(`data/${scheme}/${key}`, change),
  };
}

/** What a route of this vendor has at hand at this moment, under these faults. */
export function deskOf(site: Site, vendor: Vendor, now: number, faults: readonly FaultSetting[]): Desk {
  const { scheme, ring, rsa, ids } = vendor;
  return {
    now,
    store: roomyStore(site.world, scheme.id),
    ids,
    keys: ring,
    rsa,
    deliver: (delivery) => deliver(site, vendor, now, faults, delivery),
  };
}

/** Changes that faults make to a message on its way. */
export function onTheWay(message: Received, faults: readonly FaultSetting[], carrier: string): Received {
  return faults.reduce((changed, setting) => {
    const effect = findFault(setting.id)?.apply;
    return effect?.on === 'message' ? effect.change(changed, setting, carrier) : changed;
  }, message);
}

async function deliver(
  site: Site,
  { scheme }: Vendor,
  now: number,
  faults: readonly FaultSetting[],
  { operation, inputs, url, title }: Delivery,
): Promise<HttpMessage> {
  const { world, journal } = site;
  const { message } = await traceOperation(operation, inputs, world.engine);
  if (!message) throw new Error(`the callback ${operation.id} could not be signed`);
  const { body } = message;
  const address = url !== undefined && URL.canParse(url) ? new URL(url) : undefined;
  const line = address ? { origin: address.origin, target: `${address.pathname}${address.search}` } : {};
  const sent = onTheWay({ ...message, ...line, bytes: encodeUtf8(body ?? '') }, faults, carrierOf(message));
  await journal.write({
    at: now,
    direction: 'out',
    scheme: scheme.id,
    title,
    operation: operation.id,
    request: recordRequest(sent, world.limits.journalBody),
    verdict: judged('public', undefined, { ok: true }).verdict,
    steps: await recordSteps(operation, inputs, world.engine),
    faults: faults.map(({ id }) => id),
    ours: [],
  });
  const { bytes, certificate: _, ...wire } = sent;
  const text = decodeUtf8(bytes);
  const received: HttpMessage = { ...wire, ...(text === undefined ? {} : { body: text }) };
  if (address && isLoopback(address)) await world.post?.(address.href, received);
  return received;
}

/** The header a callback's signature travels in: the last one, by the templates' custom. */
function carrierOf({ headers }: HttpMessage): string {
  return headers.at(-1)?.[0] ?? '';
}
