import { decodeBase64 } from '../core/bytes/base64.ts';
import { concatOctets, type Octets } from '../core/bytes/octets.ts';
import { decodeUtf8 } from '../core/bytes/text.ts';
import { headerOf } from '../core/http/message.ts';
import type { Received } from '../core/scheme/policy.ts';
import { withoutBase } from './address.ts';
import type { World } from './world.ts';

/** What an adapter knows about a request that a Web-standard Request does not tell. */
export interface Arrival {
  /** Headers in order, doubles and all, as they stood on the wire. */
  readonly rawHeaders?: readonly (readonly [name: string, value: string])[];
  /** The request line's target, before any URL parser tidied it. */
  readonly target?: string;
  /** The certificate that the client proved to hold in TLS (DER). */
  readonly certificate?: Octets;
}

/** Why a request cannot even be looked at. */
export interface Unreadable {
  readonly unreadable: 'body-too-large' | 'request-malformed';
  readonly measured: string;
}

/** Carries, as base64 of a JSON array of [name, value], the headers that `fetch` drops or rewrites (Host, Date, Cookie …). */
export const RAW_HEADERS = 'x-countersign-raw-headers';

/** The request as the client meant it: bytes of the body, headers with those that fetch had to leave out. */
export async function receive(request: Request, arrival: Arrival, world: World): Promise<Received | Unreadable> {
  const wire = arrival.rawHeaders ?? [...request.headers];
  const headers = overlay(wire);
  if (!headers) return { unreadable: 'request-malformed', measured: `${RAW_HEADERS} is not base64 of JSON pairs` };
  const bytes = await readBody(request, world.limits.body);
  if (!bytes) return { unreadable: 'body-too-large', measured: `more than ${world.limits.body} bytes` };
  const url = new URL(request.url);
  const text = bytes.length > 0 ? decodeUtf8(bytes) : undefined;
  const certificate = arrival.certificate ?? (world.trustsClientCert ? clientCert(headers) : undefined);
  return {
    method: request.method,
    origin: url.origin,
    target: arrival.target ?? withoutBase(`${url.pathname}${url.search}`, world.base),
    headers,
    bytes,
    ...(text === undefined ? {} : { body: text }),
    ...(certificate ? { certificate } : {}),
  };
}

/** Each header named in the overlay replaces what arrived under that name. Undefined when it cannot be read. */
function overlay(wire: readonly (readonly [string, string])[]): (readonly [string, string])[] | undefined {
  const carried = headerOf(wire, RAW_HEADERS);
  const plain = wire.filter(([name]) => name.toLowerCase() !== RAW_HEADERS);
  if (carried === undefined) return plain;
  const pairs = readPairs(carried);
  if (!pairs) return undefined;
  const named = new Set(pairs.map(([name]) => name.toLowerCase()));
  return [...plain.filter(([name]) => !named.has(name.toLowerCase())), ...pairs];
}

function readPairs(carried: string): (readonly [string, string])[] | undefined {
  const bytes = decodeBase64(carried, 'base64');
  const text = bytes && decodeUtf8(bytes);
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    const isPair = (pair: unknown) =>
      Array.isArray(pair) && pair.length === 2 && pair.every((t) => typeof t === 'string');
    return Array.isArray(value) && value.every(isPair) ? (value as (readonly [string, string])[]) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The whole body, or undefined as soon as it is larger than the limit. It is read piece by piece only without a length
 * in digits, and where there are pieces: in Firefox a request has no stream, though it has a body.
 */
export async function readBody(request: Request, limit: number): Promise<Octets | undefined> {
  const announced = request.headers.get('content-length');
  if (announced !== null && Number(announced) > limit) return undefined;
  const isStreamed = 'body' in request;
  if (!isStreamed || (announced !== null && /^\d+$/.test(announced))) {
    const whole = new Uint8Array(await request.arrayBuffer());
    return whole.length > limit ? undefined : whole;
  }
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array(0);
  const parts: Octets[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > limit) {
      await reader.cancel();
      return undefined;
    }
    parts.push(part.value.slice());
  }
  return concatOctets(parts);
}

/** RFC 9440 section 2.1: a Structured Fields byte sequence of the DER. */
function clientCert(headers: readonly (readonly [string, string])[]): Octets | undefined {
  const value = headerOf(headers, 'client-cert');
  const base64 = value && /^:([A-Za-z0-9+/=]+):$/.exec(value.trim())?.[1];
  return base64 ? decodeBase64(base64, 'base64') : undefined;
}
