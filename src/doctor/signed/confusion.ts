import { decodeBase64, encodeBase64 } from '../../core/bytes/base64.ts';
import { sameOctets, type Octets } from '../../core/bytes/octets.ts';
import { encodeUtf8 } from '../../core/bytes/text.ts';
import { readPublicKey } from '../../core/crypto/keys.ts';
import type { HashName } from '../../core/crypto/port.ts';
import { syncEngine } from '../../core/crypto/sync.ts';

const HMACS: Readonly<Record<string, HashName>> = { HS256: 'SHA-256', HS384: 'SHA-384', HS512: 'SHA-512' };

/**
 * In which form the public key was the secret of an HMAC (RFC 8725 section 2.1), in words; undefined
 * when it was in none. Proof: the MAC has been computed again.
 */
export function confusedKey(alg: string, keyText: string, data: Octets, signature: Octets): string | undefined {
  const algorithm = HMACS[alg];
  if (!algorithm) return undefined;
  const forms = keyForms(keyText).filter(([, key]) => key.length > 0);
  return forms.find(([, key]) => sameOctets(syncEngine.run({ call: 'hmac', algorithm, key, data }), signature))?.[0];
}

function keyForms(text: string): (readonly [says: string, key: Octets])[] {
  const bare = text.trim();
  const reading = readPublicKey(text);
  const material = reading.ok ? reading.key.material : undefined;
  const der = material && material.format !== 'jwk' ? material.der : undefined;
  const lines = (der ? encodeBase64(der, 'base64').match(/.{1,64}/g) : undefined) ?? [];
  const pem = `-----BEGIN PUBLIC KEY-----\n${lines.join('\n')}\n-----END PUBLIC KEY-----`;
  const modulus = material?.format === 'jwk' && typeof material.jwk.n === 'string' ? material.jwk.n : '';
  return [
    ['as its PEM text stands', encodeUtf8(text)],
    ['trimmed', encodeUtf8(bare)],
    ['with a line feed after it', encodeUtf8(`${bare}\n`)],
    ['with CR LF line ends', encodeUtf8(bare.replaceAll(/\r?\n/g, '\r\n'))],
    ['with CR LF line ends, also at its end', encodeUtf8(`${bare.replaceAll(/\r?\n/g, '\r\n')}\r\n`)],
    ['as PEM', encodeUtf8(pem)],
    ['as PEM with a line feed after it', encodeUtf8(`${pem}\n`)],
    ['as DER', der ?? new Uint8Array()],
    ['as base64 of its DER', der ? encodeUtf8(encodeBase64(der, 'base64')) : new Uint8Array()],
    ['as its modulus', decodeBase64(modulus, 'base64url') ?? new Uint8Array()],
  ];
}
