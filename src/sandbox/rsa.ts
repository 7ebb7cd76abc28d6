import { createSignature } from '../core/crypto/webcrypto.ts';
import { DEMO_PRIVATE_KEY } from '../core/crypto/demo-key.ts';
import { publicPem } from '../core/crypto/pem.ts';
import { createKeyPair } from '../core/pki/key-pair.ts';
import type { RsaDesk } from '../core/scheme/sandbox.ts';
import type { World } from './world.ts';

/** The RSA key of one scheme's vendor. Whoever asks first makes it; memory keeps it for everybody. */
export function rsaDeskOf(world: World, scheme: string): RsaDesk {
  const key = `rsa/${scheme}`;
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
      const written = publicPem({ material: { format: 'jwk', jwk: await publicJwk() } });
      if (written === undefined) throw new Error('the sandbox’s own key is damaged');
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
