import type { Octets } from '../core/bytes/octets.ts';
import { readings, type Form } from './forms.ts';
import { LOSSY } from './lossy.ts';
import type { FormOp } from './target.ts';

/** The digests an observed text may stand for, each with its form, and forms that lose something and so are tried on every digest. */
export class Matcher {
  private readonly byHead = new Map<number, { readonly bytes: Octets; readonly form: Form }[]>();
  private readonly lossy: readonly { readonly form: Form; readonly test: (digest: Octets) => boolean }[];
  private readonly observed: string;

  constructor(observed: string, own: FormOp) {
    this.observed = observed;
    for (const { bytes, form } of readings(observed, own)) {
      if (bytes.length < 16) continue;
      const head = headOf(bytes);
      this.byHead.set(head, [...(this.byHead.get(head) ?? []), { bytes, form }]);
    }
    this.lossy = LOSSY.flatMap((make) => make(observed, own));
  }

  /** The forms in which the observed text is this digest. Each has been proved by writing it. */
  match(digest: Octets): readonly Form[] {
    const exact = this.byHead.get(headOf(digest));
    if (!exact && this.lossy.length === 0) return NONE;
    const written = exact ? this.writtenBy(exact, digest) : NONE;
    if (written.length > 0) return written;
    let found: Form[] | undefined;
    for (const { form, test } of this.lossy)
      if (test(digest) && form.write(digest) === this.observed) (found ??= []).push(form);
    return found ?? NONE;
  }

  /** The recipe's own form alone, if it is among them. */
  private writtenBy(exact: readonly { readonly bytes: Octets; readonly form: Form }[], digest: Octets): Form[] {
    const written = exact.flatMap(({ bytes, form }) =>
      bytes.length === digest.length && form.write(digest) === this.observed ? [form] : [],
    );
    const own = written.filter(({ names }) => names[0]?.length === 0);
    return own.length > 0 ? own : written;
  }
}

const NONE: readonly Form[] = [];

function headOf(bytes: Octets): number {
  // 30 bits: a small integer makes the cheapest key of a Map.
  return (((bytes[0] ?? 0) & 0x3f) << 24) | ((bytes[1] ?? 0) << 16) | ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0);
}
