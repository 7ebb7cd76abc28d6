import type { Octets } from '../bytes/octets.ts';
import type { HttpMessage } from '../http/message.ts';
import type { Inputs } from '../recipe/evaluate.ts';
import type { Operation } from './define.ts';
import type { Flow } from './flow.ts';
import type { Credential, Policy, Received, Refusals } from './policy.ts';

/** A scheme's half of the mock server, as data and small functions over what the sandbox hands in. */
export interface SchemeSandbox {
  readonly id: string;
  /** The vendor's addresses that the sandbox stands in for; the first when a request names none. */
  readonly origins: readonly [string, ...string[]];
  readonly policies: readonly Policy[];
  readonly credentials: readonly Credential[];
  readonly refusals: Refusals;
  readonly routes: readonly Route[];
  /** Messages the vendor sends of its own accord; the admin surface can order one. */
  readonly callbacks: readonly Callback[];
  readonly flows: readonly Flow[];
  /** A header of the vendor's that names each exchange, in all its answers. */
  readonly correlation?: string;
}

/** One endpoint of the vendor. */
export interface Route {
  readonly method: string;
  /** The vendor's path, parameters as `:name`, without a final slash. */
  readonly path: string;
  readonly title: string;
  /** Policies that open it, any of them; none: public. */
  readonly opens: readonly string[];
  /** What the key must be for. */
  readonly purpose?: string;
  /** Where no policy stands in front and the endpoint itself asks who is calling: what it asks for, in words. */
  readonly login?: string;
  /** The form of the body; another one is refused before `reply` is asked. */
  readonly takes?: 'json' | 'json or nothing' | 'form';
  /** A browser is sent to it by another site's page, as OAuth has it; no other route may be reached so. */
  readonly visited?: true;
  /** Set when the vendor documents no such endpoint or answer. */
  readonly ours?: string;
  readonly reply: (call: Call) => Reply | Promise<Reply>;
}

/** A request that has been let in. */
export interface Call {
  readonly request: Received;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The body, for routes that take JSON: an object. Numbers are `Exact`: read them by `members.ts`. */
  readonly json: Readonly<Record<string, unknown>>;
  /** The body, for routes that take a form. */
  readonly form: URLSearchParams;
  /** Whose key it was; absent on public routes. */
  readonly who?: Credential;
  /** The inputs that the proof carried, by field name. */
  readonly inputs: Inputs;
  readonly desk: Desk;
}

/** What a route has at hand. Nothing else: no clock, no randomness, no storage of its own. */
export interface Desk {
  /** The sandbox clock, Unix milliseconds. */
  readonly now: number;
  /** This scheme's records. */
  readonly store: Store;
  readonly ids: Ids;
  readonly keys: KeyDesk;
  readonly rsa: RsaDesk;
  /** Signs a message as the vendor does and sends it to the merchant; gives what was sent. */
  readonly deliver: (delivery: Delivery) => Promise<HttpMessage>;
}

/** Records that survive between requests. `change` runs at once and alone: nobody else sees a state in between. */
export interface Store {
  get<T>(key: string): Promise<T | undefined>;
  change<T, R>(key: string, change: (old: T | undefined) => Changed<T, R>): Promise<R>;
}
/** `value` undefined removes the record. */
export interface Changed<T, R> {
  readonly value: T | undefined;
  readonly result: R;
}

/** Identifiers and secrets; the same ones for the same seed. */
export interface Ids {
  bytes(count: number): Promise<Octets>;
  /** RFC 9562 version 4. */
  uuid(): Promise<string>;
  /** So many letters and digits. */
  token(length: number): Promise<string>;
  /** The next whole number of that series, from `first`. */
  next(series: string, first: number): Promise<number>;
}

export interface KeyDesk {
  issue(credential: Credential): Promise<void>;
  revoke(identity: string): Promise<void>;
  find(identity: string): Promise<Credential | undefined>;
}

/** The vendor's own RSA key, made when first asked for. */
export interface RsaDesk {
  /** SubjectPublicKeyInfo (RFC 7468). */
  publicPem(): Promise<string>;
  publicJwk(): Promise<JsonWebKey>;
  /** RSASSA-PKCS1-v1_5 with SHA-256. */
  sign(data: Octets): Promise<Octets>;
}

/** A message from the vendor to the merchant. */
export interface Delivery {
  readonly operation: Operation;
  readonly inputs: Inputs;
  /** Where it goes; only loopback addresses are really called, and only from Node. */
  readonly url?: string;
  readonly title: string;
}

export interface Callback {
  readonly id: string;
  readonly title: string;
  /** The delivery for these parameters; undefined when there is nothing to tell. */
  readonly make: (desk: Desk, params: Inputs) => Promise<Delivery | undefined>;
}

/** An answer. `json` is written compactly, `Exact` in it as it stands; `text` goes as it is. */
export interface Reply {
  readonly status: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A typed code when the vendor's own validation refused; the proof was in order all the same. */
  readonly code?: string;
  readonly ours?: string;
}

/** A JSON answer with status 200. */
export const answer = (json: unknown, extra: Partial<Reply> = {}): Reply => ({ status: 200, json, ...extra });
