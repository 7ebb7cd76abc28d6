import { concatOctets, type Octets } from './octets.ts';

/** One element of DER (ITU-T X.690): its tag octet, its contents, and the whole element as it stands. */
export interface DerNode {
  readonly tag: number;
  readonly content: Octets;
  readonly whole: Octets;
}

/** Tags in use here: universal class, constructed bit included; `CONTEXT_0` is [0] EXPLICIT. */
export const DER = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  sequence: 0x30,
  context0: 0xa0,
} as const;

/** The one element that the bytes are; undefined when they are not exactly one, definite lengths only. */
export function readDer(bytes: Octets): DerNode | undefined {
  const node = elementAt(bytes, 0);
  return node?.whole.length === bytes.length ? node : undefined;
}

/** The elements inside a constructed one; undefined when its contents are not whole elements. */
export function childrenOf(node: DerNode): readonly DerNode[] | undefined {
  const children: DerNode[] = [];
  for (let at = 0; at < node.content.length;) {
    const child = elementAt(node.content, at);
    if (!child) return undefined;
    children.push(child);
    at += child.whole.length;
  }
  return children;
}

/** Contents with tag and length before them. */
export function writeDer(tag: number, ...contents: readonly Octets[]): Octets {
  const content = concatOctets(contents);
  return concatOctets([Uint8Array.of(tag, ...lengthOctets(content.length)), content]);
}

/** The dotted form of an OBJECT IDENTIFIER's contents. */
export function oidOf(content: Octets): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const octet of content) {
    arc = arc * 128 + (octet & 0x7f);
    if (octet & 0x80) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [first = 0, ...rest] = arcs;
  const root = Math.min(Math.floor(first / 40), 2);
  return [root, first - 40 * root, ...rest].join('.');
}

/** Bits of a non-negative INTEGER's contents, without leading zeros. */
export function integerBits(content: Octets): number {
  const start = content.findIndex((octet) => octet !== 0);
  return start === -1 ? 0 : (content.length - start) * 8 - (Math.clz32(content[start] ?? 0) - 24);
}

function elementAt(bytes: Octets, at: number): DerNode | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
  let start = at + 2;
  let length = first;
  if (first & 0x80) {
    const count = first & 0x7f;
    // 0x80 alone is an indefinite length, which DER has not; four octets are more than anyone pastes.
    if (count === 0 || count > 4 || start + count > bytes.length) return undefined;
    length = bytes.subarray(start, start + count).reduce((sum, octet) => sum * 256 + octet, 0);
    start += count;
  }
  const end = start + length;
  return end > bytes.length ? undefined : { tag, content: bytes.slice(start, end), whole: bytes.slice(at, end) };
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 | octets.length, ...octets];
}
