import { readPublicKey } from './keys.ts';

/**
 * Whether a text in the place of a public key is a shared secret: an oct JWK, or what is no key in any form, as a secret
 * is that somebody has copied there. Such a text is not for others to see.
 */
export function isSharedSecret(text: string): boolean {
  if (text.trim() === '' || text.includes('-----')) return false;
  if (/"kty"\s*:\s*"oct"/.test(text)) return true;
  const reading = readPublicKey(text);
  return !reading.ok && reading.problem.code === 'key-unreadable';
}
