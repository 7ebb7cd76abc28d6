import { decodeUtf8, encodeUtf8 } from '../core/bytes/text.ts';
import type { Octets } from '../core/bytes/octets.ts';
import type { FaultSetting } from '../core/scheme/flow.ts';
import type { Received } from '../core/scheme/policy.ts';

/** Something that goes wrong between client and server, as a row: what it does, and how. */
export interface Fault {
  readonly id: string;
  readonly title: string;
  /** What it does, and what a client will see. */
  readonly says: string;
  readonly apply: Effect;
}

type Effect =
  /** On the way, in either direction. `carrier`: the header that carries the proof, the default of a fault about headers. */
  | { readonly on: 'message'; readonly change: (message: Received, setting: FaultSetting, carrier: string) => Received }
  /** The server's clock differs from the sandbox's, by so many seconds. */
  | { readonly on: 'clock'; readonly seconds: number }
  /** The vendor has rotated the key and this client has not heard of it. */
  | { readonly on: 'keys' }
  /** The request arrives twice; the client sees the second answer. */
  | { readonly on: 'twice' }
  /** A refusal of the vendor's, by code. */
  | { readonly on: 'refusal'; readonly code: string }
  /** Waits before the answer, in seconds. */
  | { readonly on: 'delay'; readonly seconds: number }
  /** The request is carried out, and the answer is lost. */
  | { readonly on: 'lost' }
  | { readonly on: 'answer'; readonly change: (body: Octets) => Octets }
  /** The server breaks before it does anything. */
  | { readonly on: 'broken' };

const withBytes = (message: Received, bytes: Octets): Received => {
  const { body: _, ...rest } = message;
  const text = bytes.length > 0 ? decodeUtf8(bytes) : undefined;
  return { ...rest, bytes, ...(text === undefined ? {} : { body: text }) };
};
const withText = (message: Received, change: (text: string) => string): Received =>
  message.body === undefined ? message : withBytes(message, encodeUtf8(change(message.body)));
const isNamed = (name: string, other: string) => name.toLowerCase() === other.toLowerCase();

/** Every fault there is, in the order in which they are offered. */
export const FAULTS: readonly Fault[] = [
  {
    id: 'clock-skew',
    title: 'Clock skew',
    says: 'The server’s clock runs ten minutes ahead of yours. Timestamps fall outside the window, tokens expire early; a vendor that tells its time lets you correct yours.',
    apply: { on: 'clock', seconds: 600 },
  },
  {
    id: 'header-dropped',
    title: 'Header dropped',
    says: 'A proxy on the way removes a header, by default the one that carries the proof. The server says that it is missing, though your log shows it sent.',
    apply: {
      on: 'message',
      change: (message, { header }, carrier) => ({
        ...message,
        headers: message.headers.filter(([name]) => !isNamed(name, header ?? carrier)),
      }),
    },
  },
  {
    id: 'header-renamed',
    title: 'Header renamed',
    says: 'A gateway gives the header a prefix (X-Forwarded-…). For the server it is missing.',
    apply: {
      on: 'message',
      change: (message, { header }, carrier) => ({
        ...message,
        headers: message.headers.map(([name, value]) =>
          isNamed(name, header ?? carrier) ? [`X-Forwarded-${name}`, value] : [name, value],
        ),
      }),
    },
  },
  {
    id: 'body-reserialised',
    title: 'Body re-serialised',
    says: 'A proxy parses the JSON and re-serialises it: other spaces, other escapes, other number formats. The same data, other bytes: a signature over raw bytes breaks, one over members holds.',
    apply: { on: 'message', change: (message) => withText(message, reserialise) },
  },
  {
    id: 'body-crlf',
    title: 'Line ends become CRLF',
    says: 'Line feeds become carriage return and line feed, and the body gets one at its end, as in a text-mode transfer.',
    apply: { on: 'message', change: (message) => withText(message, (text) => `${text.replace(/\r?\n/g, '\r\n')}\r\n`) },
  },
  {
    id: 'body-charset',
    title: 'Charset changed',
    says: 'The body goes through Latin-1: letters beyond ASCII become other bytes, letters beyond Latin-1 become question marks. A body of plain ASCII passes unharmed.',
    apply: {
      on: 'message',
      change: (message) =>
        message.body === undefined
          ? message
          : withBytes(message, Uint8Array.from([...message.body], latin1OrQuestionMark)),
    },
  },
  {
    id: 'body-truncated',
    title: 'Body cut short',
    says: 'The last quarter of the request body is lost on the way.',
    apply: {
      on: 'message',
      change: (message) => withBytes(message, message.bytes.slice(0, Math.ceil(message.bytes.length * 0.75))),
    },
  },
  {
    id: 'replayed',
    title: 'Replayed request',
    says: 'Somebody on the way sends the request a second time; you see the second answer. With a nonce or a rising key it is refused, otherwise it is carried out twice.',
    apply: { on: 'twice' },
  },
  {
    id: 'key-rotated',
    title: 'Key rotated',
    says: 'The vendor has changed its keys: your secret, and every token, API key and certificate issued before is no longer valid, but nobody told you.',
    apply: { on: 'keys' },
  },
  {
    id: 'rate-limit',
    title: 'Too many requests',
    says: 'The vendor answers as if you asked too often. Wait and retry; a new signature is needed where the time or a nonce is signed.',
    apply: { on: 'refusal', code: 'rate-limited' },
  },
  {
    id: 'latency',
    title: 'Slow answer',
    says: 'The answer takes two seconds longer. Signed timestamps grow old while a request waits in a queue.',
    apply: { on: 'delay', seconds: 2 },
  },
  {
    id: 'server-error',
    title: 'Server error',
    says: 'The server answers 500 before it does anything.',
    apply: { on: 'broken' },
  },
  {
    id: 'time-out',
    title: 'Time-out',
    says: 'The server carries the request out and the answer never arrives. Whether to repeat, and with what key, is the whole question.',
    apply: { on: 'lost' },
  },
  {
    id: 'answer-truncated',
    title: 'Answer cut short',
    says: 'Half of the answer’s body is lost, but its status arrives. What you parse is not what was sent.',
    apply: { on: 'answer', change: (body) => body.slice(0, Math.floor(body.length / 2)) },
  },
];

/** The fault of that id, if there is one. */
export function findFault(id: string): Fault | undefined {
  return FAULTS.find((fault) => fault.id === id);
}

function latin1OrQuestionMark(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  return code > 0xff ? 0x3f : code;
}

/** The same JSON as another library writes it; anything else stays as it is. */
function reserialise(text: string): string {
  try {
    const data: unknown = JSON.parse(text);
    const spaced = JSON.stringify(data, null, 2);
    return spaced === text ? JSON.stringify(data) : spaced;
  } catch {
    return text;
  }
}
