import { createSignature } from '../core/crypto/webcrypto.ts';
import { DEMO_PRIVATE_KEY } from '../core/crypto/demo-key.ts';
import { createKeyPair, pem } from '../core/pki/key-pair.ts';
import type { RsaDesk } from '../core/scheme/sandbox.ts';
import type { World } from './world.ts';

const RS256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;

/** The RSA key of one scheme's vendor. Whoever asks first makes it; memory keeps it for everybody. */
export function rsaDeskOf(world: World, scheme: string): RsaDesk {
  const key = `rsa/${scheme}`;
  const pems = new Map<string, string>();
  const privateKey = async (): Promise<JsonWebKey> => {
    const known = (await world.memory.get(key)) as JsonWebKey | undefined;
    if (known) return known;
    const made = world.seed === undefined ? await freshKey() : DEMO_PRIVATE_KEY;
    // Two tabs may have made one each: the first one written is the key.
    return world.memory.change<JsonWebKey, JsonWebKey>(key, (old = made) => ({ value: old, result: old }));
  };
  const publicJwk = async () => publicHalf(await privateKey());
  return {
    publicJwk,
    async publicPem() {
      const jwk = await publicJwk();
      const known = pems.get(jwk.n ?? '');
      if (known !== undefined) return known;
      const written = await pemOf(jwk);
      pems.set(jwk.n ?? '', written);
      return written;
    },
    sign: async (data) => createSignature('RS256', { format: 'jwk', jwk: await privateKey() }, data),
  };
}

async function freshKey(): Promise<JsonWebKey> {
  const { privateKey } = await createKeyPair('RSA-2048');
  return crypto.subtle.exportKey('jwk', privateKey);
}

function publicHalf({ n = '', e = '' }: JsonWebKey): JsonWebKey {
  return { kty: 'RSA', n, e, alg: 'RS256', use: 'sig' };
}

async function pemOf(jwk: JsonWebKey): Promise<string> {
  const key = await crypto.subtle.importKey('jwk', jwk, RS256, true, ['verify']);
  return pem('PUBLIC KEY', await crypto.subtle.exportKey('spki', key));
}
