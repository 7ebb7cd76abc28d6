import { utf8Length } from '../core/bytes/text.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';

// Every attempt hashes the whole message again: what is tried depends on how long that takes.

/** Up to here pairs are searched, in octets of UTF-8. */
const PAIRS = 64 * 1024;
/** Up to here single mistakes are, made one by one and not kept: 500 kB take half a minute. */
const SINGLES = 512 * 1024;

/** Why these inputs are not searched at all; undefined when they are. */
export function refusedSize(inputs: Inputs): { readonly why: string; readonly fix: string } | undefined {
  const { name, octets } = largest(inputs);
  return octets <= SINGLES
    ? undefined
    : {
        why: `${name} has ${megabytes(octets)}: more than the 512 kB that can be searched.`,
        fix: 'Make the same mistake with a short one: the code that makes it is the same.',
      };
}

/** Why only single mistakes are searched; undefined when pairs are, too. */
export function limitOf(inputs: Inputs): string | undefined {
  const { name, octets } = largest(inputs);
  return octets <= PAIRS
    ? undefined
    : `Only single mistakes were tried, no pairs: ${name} has ${megabytes(octets)}. Under 64 kB pairs are searched, too.`;
}

/** `limitOf` for what can only be checked: keys and forms of the signature cost nothing, so those are always tried. */
export function signedLimitOf(
  inputs: Inputs,
): { readonly extent: 'keys' | 'singles'; readonly says: string } | undefined {
  const { name, octets } = largest(inputs);
  if (octets <= PAIRS) return undefined;
  if (octets <= SINGLES) return { extent: 'singles', says: limitOf(inputs) ?? '' };
  const size = `${name} has ${megabytes(octets)}`;
  return {
    extent: 'keys',
    says: `Only keys and forms of the signature were tried, no other messages: ${size}. Up to 512 kB they are searched, too.`,
  };
}

function largest(inputs: Inputs): { readonly name: string; readonly octets: number } {
  return Object.entries(inputs)
    .map(([name, text]) => ({ name, octets: utf8Length(text ?? '') }))
    .reduce((most, one) => (one.octets > most.octets ? one : most), { name: '', octets: 0 });
}

const megabytes = (octets: number): string =>
  octets < 1_000_000 ? `${Math.round(octets / 1000)} kB` : `${(octets / 1_000_000).toFixed(1)} MB`;
