import { decodeBase64 } from '../bytes/base64.ts';
import { withoutEnd } from '../bytes/text.ts';
import { decodeHex } from '../bytes/hex.ts';
import { firstDifference, sameOctets, type Octets } from '../bytes/octets.ts';

/** How an observed value stands to the computed one. Both are compared as they are, to the character. */
export type Comparison =
  | { readonly is: 'equal' }
  /** The same digest in another text form. `but` says in which. */
  | { readonly is: 'equal-but'; readonly but: string; readonly at: number }
  | { readonly is: 'different'; readonly at: number };

/** Compares what somebody's code produced with what was computed here. */
export function compareResult(computed: string, observed: string): Comparison {
  const at = firstDifference(computed, observed);
  if (at === -1) return { is: 'equal' };
  const but = formDifference(computed, observed);
  return but === undefined ? { is: 'different', at } : { is: 'equal-but', but, at };
}

function formDifference(computed: string, observed: string): string | undefined {
  const bare = observed.trim();
  if (bare === computed) return 'with white space around it';
  if (bare.toLowerCase() === computed.toLowerCase() && decodeHex(computed))
    return 'with its hex digits in another case';
  const unlabelled = bare.replace(/^(?:bearer|token)\s+/i, '').replace(/^["'](.*)["']$/s, '$1');
  if (unlabelled === computed) return 'with something wrapped around it (a label or quotes)';
  const ours = digestOf(computed);
  const theirs = digestOf(bare);
  if (ours && theirs && sameOctets(ours.bytes, theirs.bytes))
    return `in another text form: ${theirs.form} instead of ${ours.form}`;
  return undefined;
}

interface Digest {
  readonly bytes: Octets;
  readonly form: string;
}

/** The bytes a digest text stands for, in the first form that fits: hex of a digest's length, base64, base64url. */
function digestOf(text: string): Digest | undefined {
  const hex = [32, 40, 64, 96, 128].includes(text.length) ? decodeHex(text) : undefined;
  if (hex) return { bytes: hex, form: text === text.toLowerCase() ? 'hex' : 'upper-case hex' };
  const padded = decodeBase64(text, 'base64');
  if (padded) return { bytes: padded, form: 'base64' };
  const url = decodeBase64(withoutEnd(text, '='), 'base64url');
  if (url) return { bytes: url, form: 'base64url' };
  const unpadded = decodeBase64(text.padEnd(Math.ceil(text.length / 4) * 4, '='), 'base64');
  return unpadded ? { bytes: unpadded, form: 'base64 without padding' } : undefined;
}
