import { create } from 'zustand';

import { whenLeaving } from '../../core/leaving.ts';
import type { HttpMessage } from '../../core/http/message.ts';
import { wordsOfError } from '../../core/problem.ts';
import { noteOwnTokens } from '../../core/scheme/own-tokens.ts';
import type { HeaderList, ServerExchange } from '../../sandbox/journal.ts';
import type { RecordedStep } from '../../sandbox/steps.ts';
import { toRequest } from '../../sandbox/to-request.ts';
import { askSandbox } from './admin.ts';
import { browserChanges } from './browser-changes.ts';
import { sandboxDoor } from './door.ts';

/** A request to be sent, with the computation that signed it, where there was one. */
export interface Parcel {
  readonly scheme: string;
  readonly operation?: string;
  readonly message: HttpMessage;
  readonly steps?: readonly RecordedStep[];
}

/** One request of this page and what came of it. */
export interface Sent extends Parcel {
  /** Counts the requests of this page. */
  readonly number: number;
  /** When it was sent, by the page's clock, in Unix milliseconds; and how long the answer took. */
  readonly at: number;
  readonly took: number;
  readonly way: 'worker' | 'page';
  /** What `fetch` would not have sent as it stands; it travelled in a header of ours. */
  readonly changes: readonly string[];
  readonly answer?: { readonly status: number; readonly headers: HeaderList; readonly body: string };
  /** Why there is no answer. */
  readonly failed?: string;
  /** The server's view of it. */
  readonly server?: ServerExchange;
}

interface SentState {
  readonly sent: readonly Sent[];
}

/** How many are kept; as many as the sandbox's journal keeps. In memory only: secrets never reach storage from here. */
const KEPT = 1000;
/** What this page has sent to the sandbox, oldest first, the last 1,000; forgotten when the page is left. */
export const useSent = create<SentState>()(() => ({ sent: [] }));
let last = 0;

/** Sends a message to the sandbox as the vendor's client would send it, and keeps what happened. */
export async function sendToSandbox(parcel: Parcel, now: () => number): Promise<Sent> {
  const at = now();
  const way = sandboxDoor.way();
  const happened = await attempt(parcel);
  last += 1;
  const sent: Sent = { ...parcel, number: last, at, took: now() - at, way, ...happened };
  useSent.setState((state) => ({ sent: [...state.sent, sent].slice(-KEPT) }));
  return sent;
}

/** Empties the list of what this page has sent. */
export function forgetSent(): void {
  useSent.setState({ sent: [] });
}
whenLeaving(forgetSent);

async function attempt({ message, scheme }: Parcel): Promise<Pick<Sent, 'changes' | 'answer' | 'failed' | 'server'>> {
  let changes: readonly string[] = [];
  try {
    const request = toRequest(message, sandboxDoor.base(), scheme);
    changes = browserChanges(message, request);
    const response = await sandboxDoor.fetch(request);
    const answer = { status: response.status, headers: [...response.headers], body: await response.text() };
    noteOwnTokens(answer.body);
    const id = response.headers.get('x-countersign-exchange');
    const server = id === null ? undefined : await askSandbox<ServerExchange>('GET', `journal/${id}`);
    return { changes, answer, ...(server ? { server } : {}) };
  } catch (error) {
    return { changes, failed: wordsOfError(error) };
  }
}
