import { readPublicKey } from './keys.ts';

/**
 * Whether a text in the place of a public key is a secret: a private key in any form, an oct JWK, or what is no key at
 * all, as a shared secret is that somebody has copied there. Such a text is not for others to see.
 */
export function isSecretKey(text: string): boolean {
  if (/"kty"\s*:\s*"oct"/.test(text)) return true;
  const reading = readPublicKey(text);
  if (reading.ok) return false;
  const { code } = reading.problem;
  return code === 'private-key-pasted' || (code === 'key-unreadable' && !text.includes('-----'));
}
