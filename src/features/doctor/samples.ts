import type { Scheme, Vector } from '../../core/scheme/define.ts';

/** A mistake somebody made, of one scheme. */
interface Sample extends Vector {
  readonly scheme: string;
}

/** The samples under names that say whose signature it is: several vendors have a webhook. */
export function namedSamples(samples: readonly Sample[], schemes: readonly Scheme[]): Sample[] {
  return samples.map((sample) => {
    const name = schemes.find(({ card }) => card.id === sample.scheme)?.card.name ?? sample.scheme;
    const id = `${name}, ${sample.id}`;
    return { ...sample, id, title: id };
  });
}
