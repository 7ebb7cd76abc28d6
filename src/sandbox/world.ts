import type { Octets } from '../core/bytes/octets.ts';
import type { Engine } from '../core/crypto/port.ts';
import type { HttpMessage } from '../core/http/message.ts';
import type { Changed } from '../core/scheme/sandbox.ts';

/** Everything the sandbox cannot know by itself. It reads no clock, rolls no dice and opens no storage but these. */
export interface World {
  /** Real time in Unix milliseconds; the sandbox clock is counted from it. */
  readonly clock: () => number;
  /** A world that starts with a stopped clock, at these Unix milliseconds. */
  readonly frozenAt?: number;
  readonly random: (count: number) => Octets;
  /** Same seed, same keys, tokens and ids; `random` is then not asked, and the RSA key is the published one. */
  readonly seed?: string;
  readonly memory: Memory;
  readonly engine: Engine<'async'>;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly limits: Limits;
  /** The folder the page lives in, without a final slash; absent at the root of a host. */
  readonly base?: string;
  /** Whether a request may come in at all, by its own address and headers. */
  readonly admits: (request: Request) => boolean;
  /** Whether a Client-Cert header counts (RFC 9440): in the page, where no TLS ends at us; never on a real network. */
  readonly trustsClientCert: boolean;
  /** Really calls a merchant's address; absent: callbacks only appear in the journal. */
  readonly post?: (url: string, message: HttpMessage) => Promise<void>;
  /** Signs a certificate request (PEM) as the vendor would; absent where there is no authority. */
  readonly certify?: (pem: string) => Promise<{ readonly certificate: string } | undefined>;
  /** Policies are asked; switched off only to measure what they cost. */
  readonly verifies?: false;
}

export interface Limits {
  /** Bytes of a request body. */
  readonly body: number;
  /** Exchanges the journal keeps. */
  readonly journal: number;
  /** Bytes of a body that the journal keeps. */
  readonly journalBody: number;
  /** Orders, transactions, customers, issued tokens and the like: so many of each kind of a vendor's. */
  readonly records: number;
  /** How long a time-out fault keeps a client waiting, in milliseconds. */
  readonly timeout: number;
}

/**
 * What a world has unless told otherwise: bodies of 1 MiB, 1,000 exchanges with 16 KiB of each body, 10,000 records
 * of a kind, ten seconds of time-out. All ours.
 */
export const LIMITS: Limits = { body: 1 << 20, journal: 1000, journalBody: 16 << 10, records: 10_000, timeout: 10_000 };

/**
 * Records by key, shared by everybody who uses the sandbox: two tabs, or two requests at once. `change`
 * is atomic: between reading the old value and writing the new one nobody else gets in, so a nonce
 * has one winner. Values are plain data (structured clone).
 */
export interface Memory {
  get(key: string): Promise<unknown>;
  change<T, R>(key: string, change: (old: T | undefined) => Changed<T, R>): Promise<R>;
  /** Keys that start so, in order. */
  keys(prefix: string): Promise<string[]>;
  remove(keys: readonly string[]): Promise<void>;
}

/** Memory that lives as long as the process. */
export function memoryInProcess(): Memory {
  const records = new Map<string, unknown>();
  return {
    get: async (key) => records.get(key),
    change: async <T, R>(key: string, change: (old: T | undefined) => Changed<T, R>) => {
      const { value, result } = change(records.get(key) as T | undefined);
      if (value === undefined) records.delete(key);
      else records.set(key, value);
      return result;
    },
    keys: async (prefix) => [...records.keys()].filter((key) => key.startsWith(prefix)).toSorted(),
    remove: async (keys) => {
      for (const key of keys) records.delete(key);
    },
  };
}
