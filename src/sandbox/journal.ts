import { encodeBase64 } from '../core/bytes/base64.ts';
import type { Octets } from '../core/bytes/octets.ts';
import { decodeUtf8 } from '../core/bytes/text.ts';
import type { Received } from '../core/scheme/policy.ts';
import type { ServerVerdict } from './judgement.ts';
import type { RecordedStep } from './steps.ts';
import type { World } from './world.ts';

/** A body as the journal keeps it: text where it is UTF-8, cut where it is long. */
export interface RecordedBody {
  readonly bytes: number;
  readonly text?: string;
  readonly base64?: string;
  readonly cut?: true;
}

export type HeaderList = readonly (readonly [name: string, value: string])[];

/** One request and its answer, as the server saw both. */
export interface ServerExchange {
  readonly id: number;
  /** The sandbox clock, Unix milliseconds. */
  readonly at: number;
  /** `in`: a client called the vendor. `out`: the vendor called the merchant. */
  readonly direction: 'in' | 'out';
  readonly scheme: string;
  /** The endpoint in words. */
  readonly title: string;
  readonly policy?: string;
  readonly operation?: string;
  readonly request: {
    readonly method: string;
    readonly origin: string;
    readonly target: string;
    readonly headers: HeaderList;
    readonly body: RecordedBody;
  };
  readonly response?: { readonly status: number; readonly headers: HeaderList; readonly body: RecordedBody };
  readonly verdict: ServerVerdict;
  /** A typed code when the vendor's own validation refused what had been let in. */
  readonly refusal?: string;
  readonly steps: readonly RecordedStep[];
  /** Faults that hit it. */
  readonly faults: readonly string[];
  /** What of the answer the vendor does not document. */
  readonly ours: readonly string[];
}

export interface Journal {
  write(exchange: Omit<ServerExchange, 'id'>): Promise<number>;
  /** Exchanges after that id, oldest first. */
  read(after?: number): Promise<ServerExchange[]>;
  find(id: number): Promise<ServerExchange | undefined>;
  clear(): Promise<void>;
}

/** What the keys of exchanges start with. */
export const JOURNAL = 'journal/';
// Padded so that keys sort as numbers do.
const keyOf = (id: number) => `${JOURNAL}${String(id).padStart(12, '0')}`;

/** The last exchanges; the oldest make room. */
export function journalOf({ memory, limits }: World): Journal {
  return {
    async write(exchange) {
      const id = await memory.change<number, number>('journal-count', (old = 0) => ({
        value: old + 1,
        result: old + 1,
      }));
      await memory.change(keyOf(id), () => ({ value: { id, ...exchange }, result: undefined }));
      if (id > limits.journal) await memory.remove([keyOf(id - limits.journal)]);
      return id;
    },
    async read(after = 0) {
      const keys = (await memory.keys(JOURNAL)).filter((key) => key > keyOf(after));
      const found = await Promise.all(keys.map((key) => memory.get(key)));
      return found.filter((exchange) => exchange !== undefined) as ServerExchange[];
    },
    find: async (id) => (await memory.get(keyOf(id))) as ServerExchange | undefined,
    // The count goes on: an id names one exchange for as long as the sandbox is not reset.
    clear: async () => memory.remove(await memory.keys(JOURNAL)),
  };
}

/** What the journal keeps of a request. */
export function recordRequest(
  { method, origin, target, headers, bytes }: Received,
  limit: number,
): ServerExchange['request'] {
  return { method, origin, target, headers, body: recordBody(bytes, limit) };
}

/** What the journal keeps of a body. */
export function recordBody(bytes: Octets, limit: number): RecordedBody {
  const kept = bytes.subarray(0, limit);
  const text = decodeUtf8(bytes.length > limit ? kept.subarray(0, utf8Boundary(kept)) : kept);
  return {
    bytes: bytes.length,
    ...(text === undefined ? { base64: encodeBase64(kept, 'base64') } : { text }),
    ...(bytes.length > limit ? { cut: true as const } : {}),
  };
}

/** Where the last character that is whole ends. */
function utf8Boundary(bytes: Octets): number {
  let at = bytes.length;
  while (at > 0 && ((bytes[at - 1] ?? 0) & 0xc0) === 0x80) at--;
  return Math.max(at - 1, 0);
}
