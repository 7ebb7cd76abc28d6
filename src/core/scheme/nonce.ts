const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 32;

/**
 * A nonce of 32 letters and digits (190 bits), inside the alphabet of the MAC draft and without a
 * space at an end. `random` gives that many random octets; those that would favour some letters are
 * thrown away.
 */
export function freshNonce(random: (octets: number) => Uint8Array): string {
  let out = '';
  while (out.length < LENGTH) {
    for (const octet of random(LENGTH)) if (octet < 248 && out.length < LENGTH) out += ALPHABET[octet % 62];
  }
  return out;
}
