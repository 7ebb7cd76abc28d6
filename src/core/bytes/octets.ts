/** Raw octets. Always backed by an ArrayBuffer, so they can be handed to WebCrypto and transferred. */
export type Octets = Uint8Array<ArrayBuffer>;

/** The given byte strings, one after the other. */
export function concatOctets(parts: readonly Octets[]): Octets {
  if (parts.length === 1 && parts[0]) return parts[0];
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Whether two byte strings are the same. Not constant-time: nothing here is an oracle for a remote caller. */
export function sameOctets(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Index of the first position at which two sequences differ (their common length when one is a prefix), or -1 when they are equal. */
export function firstDifference(a: ArrayLike<unknown>, b: ArrayLike<unknown>): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) if (a[i] !== b[i]) return i;
  return a.length === b.length ? -1 : shared;
}
