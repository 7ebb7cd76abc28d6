import type { Idiom } from './idiom.ts';
import { assigned, digest, type Told, type WriteTold } from './lines.ts';

/** The form in which the digest belongs: what the right value looks like. */
export function rightForm(l: Idiom, of: string, { computed }: Told): string | undefined {
  if (computed === undefined) return undefined;
  if (/^[0-9a-f]+$/.test(computed)) return l.hex(of);
  if (computed.includes('.')) return l.base64url(of);
  return /^[A-Za-z0-9+/]+={0,2}$/.test(computed) ? l.base64(of) : undefined;
}

/** The digest written in a wrong form, and in the right one. */
export const shown =
  (wrong: (l: Idiom, of: string, told: Told) => string | undefined): WriteTold =>
  (l, told) => {
    const [before, after] = [wrong(l, digest(l), told), rightForm(l, digest(l), told)];
    return before === undefined || after === undefined ? undefined : assigned(l, 'signature', before, after);
  };
