import type { Octets } from '../core/bytes/octets.ts';
import { readings, type Form } from './forms.ts';
import { LOSSY } from './lossy.ts';
import type { LossyForm } from './lossy-form.ts';
import type { FormOp } from './target.ts';

interface Exact {
  readonly bytes: Octets;
  readonly form: Form;
}

/** The digests an observed text may stand for, each with its form, and forms that lose something and so are tried on every digest. */
export class Matcher {
  private readonly byHead = new Map<number, Exact[]>();
  /** 1 for the beginnings of those: nearly every digest is ruled out by its first twelve bits. */
  private readonly begins = new Uint8Array(4096);
  private readonly lossy: readonly LossyForm[];
  /** Those that digests of a size can be. */
  private readonly bySize: (readonly LossyForm[] | undefined)[] = [];
  private readonly observed: string;

  constructor(observed: string, own: FormOp) {
    this.observed = observed;
    for (const { bytes, form } of readings(observed, own)) {
      if (bytes.length < 16) continue;
      const head = headOf(bytes);
      this.byHead.set(head, [...(this.byHead.get(head) ?? []), { bytes, form }]);
      this.begins[beginOf(bytes)] = 1;
    }
    this.lossy = LOSSY.flatMap((make) => make(observed, own));
  }

  /** The forms in which the observed text is this digest. Each has been proved by writing it. */
  match(digest: Octets): readonly Form[] {
    const lossy = this.bySize[digest.length] ?? this.lossyOf(digest.length);
    const isBegun = this.begins[beginOf(digest)] === 1;
    return isBegun || lossy.length > 0 ? this.compared(digest, lossy) : NONE;
  }

  private compared(digest: Octets, lossy: readonly LossyForm[]): readonly Form[] {
    const written = this.writtenBy(this.byHead.get(headOf(digest)) ?? [], digest);
    if (written.length > 0) return written;
    let found: Form[] | undefined;
    for (const { form, test } of lossy)
      if (test(digest) && form.write(digest) === this.observed) (found ??= []).push(form);
    return found ?? NONE;
  }

  private lossyOf(size: number): readonly LossyForm[] {
    return (this.bySize[size] = this.lossy.filter(({ fits }) => fits?.(size) ?? true));
  }

  /** The recipe's own form alone, if it is among them. */
  private writtenBy(exact: readonly Exact[], digest: Octets): Form[] {
    const written = exact.flatMap(({ bytes, form }) =>
      bytes.length === digest.length && form.write(digest) === this.observed ? [form] : [],
    );
    const own = written.filter(({ names }) => names[0]?.length === 0);
    return own.length > 0 ? own : written;
  }
}

const NONE: readonly Form[] = [];

function beginOf(bytes: Octets): number {
  return ((bytes[0] ?? 0) << 4) | ((bytes[1] ?? 0) >> 4);
}

function headOf(bytes: Octets): number {
  // 30 bits: a small integer makes the cheapest key of a Map.
  return (((bytes[0] ?? 0) & 0x3f) << 24) | ((bytes[1] ?? 0) << 16) | ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0);
}
