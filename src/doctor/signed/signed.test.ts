import { constants, createHash, createPublicKey, createSign, generateKeyPairSync, privateEncrypt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../core/bytes/text.ts';
import { signWithDemoKey } from '../../core/crypto/demo-key.ts';
import { loadVectors } from '../../schemes/registry.ts';
import { diagnosed } from '../fixtures/diagnosed.ts';
import { CAUSES } from '../words.ts';

// Signatures by Node's OpenSSL, in the ways vendors and mistaken code make them.

const EVENT = '{"url":"https:\\/\\/a.example\\/x","name":"Zoë <b>","amount":"12.50","ok":true,"list":[1,2]}';
let rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const sign = (text: string, hash = 'sha256', options: object = {}): Buffer =>
  createSign(hash)
    .update(text)
    .sign({ key: rsa.privateKey, ...options });
// One signature of 218 has no +, and would prove nothing of blanks in its place.
while (!sign(EVENT).toString('base64').includes('+')) rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();

const callback = (event: string, signature: string, key = PEM) =>
  diagnosed('paysera/callback', { event, 'public key': key }, { sign: signature });

describe('the doctor, on callbacks that only the vendor can sign', () => {
  const good = sign(EVENT).toString('base64');

  it('says of a good one that it matches', async () => {
    expect((await callback(EVENT, good)).verdict).toBe('matches');
  });

  const changed: readonly (readonly [what: string, event: string, cause: string])[] = [
    ['parsed and written by JavaScript', JSON.stringify(JSON.parse(EVENT)), 'body-reserialised-json'],
    [
      'parsed and written by Python',
      JSON.stringify(JSON.parse(EVENT)).replaceAll(',"', ', "').replaceAll('":', '": '),
      'body-reserialised-json',
    ],
    ['with a space before it', ` ${EVENT}`, 'whitespace-in-message'],
    ['with a line feed after it', `${EVENT}\n`, 'trailing-newline'],
    ['with CR LF after it', `${EVENT}\r\n`, 'trailing-newline'],
    ['with a byte order mark', `\ufeff${EVENT}`, 'utf8-bom'],
    ['URL-encoded still', encodeURIComponent(EVENT), 'url-encoding'],
    ['in its whole form', `event=${encodeURIComponent(EVENT)}&sign=x`, 'signed-set-differs-from-sent'],
    ['as a JSON string', JSON.stringify(EVENT), 'body-double-encoded'],
    [
      'with entities',
      EVENT.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
      'html-entity-encoded',
    ],
    ['read as Latin-1', Buffer.from(EVENT).toString('latin1'), 'charset-double-utf8'],
    ['in base64', Buffer.from(EVENT).toString('base64'), 'lambda-base64-body'],
    ['cut off at its end', EVENT.slice(0, -1), 'truncated'],
    ['with a NUL byte', `${EVENT}\0`, 'nul-terminator'],
    ['with its name before it', `event=${EVENT}`, 'signed-set-differs-from-sent'],
    [
      'as Python prints bytes',
      String.raw`b'${EVENT.replaceAll('\\', '\\\\').replaceAll('ë', '\\xc3\\xab')}'`,
      'python-repr-body',
    ],
    ['written by JavaScript, with a line feed', `${JSON.stringify(JSON.parse(EVENT))}\n`, 'body-reserialised-json'],
  ];
  it('finds that a digest was signed once more, and tells of a member by itself', async () => {
    const digest = createHash('sha256').update(EVENT).digest('hex');
    const twice = await callback(EVENT, sign(digest).toString('base64'));
    expect(twice.explanations[0]?.causes).toEqual(['double-hash']);
    const member = await callback(EVENT, sign('[1,2]').toString('base64'));
    expect(member.says).toMatch(/signs only the member list, letter for letter\.$/);
  });

  it.each(changed)('finds the bytes that were signed: event %s', async (_, event, cause) => {
    const found = await callback(event, good);
    expect(found.verdict).toBe('explained');
    expect(found.explanations.some(({ causes }) => causes.includes(cause))).toBe(true);
    const [first] = found.explanations;
    const [signed] = first?.right ?? [];
    expect(signed?.value.kind === 'text' && signed.value.text).toBe(EVENT);
  });

  const forms: readonly (readonly [what: string, signature: string, cause: string])[] = [
    ['URL-safe', sign(EVENT).toString('base64url'), 'base64url-vs-base64'],
    ['as hex', sign(EVENT).toString('hex'), 'output-hex-not-base64'],
    ['with spaces for +', good.replaceAll('+', ' '), 'base64-not-url-encoded'],
    ['percent-encoded', encodeURIComponent(good), 'url-encoding'],
    ['in lines', `${good.match(/.{1,76}/g)?.join('\n')}\n`, 'base64-line-wrap'],
    ['percent-encoded twice', encodeURIComponent(encodeURIComponent(good)), 'url-double-encoding'],
    ['with its name', `sign=${encodeURIComponent(good)}`, 'prefix-missing-or-included'],
    ['with numbered entities', good.replaceAll('=', '&#61;').replaceAll('+', '&#x2B;'), 'html-entity-encoded'],
    ['with the escapes of JSON', good.replaceAll('=', String.raw`\u003d`), 'body-double-encoded'],
    ['in base64 twice', Buffer.from(good).toString('base64'), 'double-base64'],
    ['in reverse order', Buffer.from(sign(EVENT).toReversed()).toString('base64'), 'signature-byte-order'],
    ['with SHA-1', sign(EVENT, 'sha1').toString('base64'), 'wrong-algorithm'],
    ['with SHA-512', sign(EVENT, 'sha512').toString('base64'), 'wrong-algorithm'],
    [
      'with PSS',
      sign(EVENT, 'sha256', { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }).toString('base64'),
      'wrong-algorithm',
    ],
    [
      'without DigestInfo',
      privateEncrypt(rsa.privateKey, createHash('sha256').update(EVENT).digest()).toString('base64'),
      'wrong-inner-digest',
    ],
  ];
  it.each(forms)('reads the signature %s', async (_, signature, cause) => {
    const found = await callback(EVENT, signature);
    expect(found.explanations[0]?.causes).toEqual([cause]);
    expect(found.explanations[0]?.right).toBeDefined();
  });

  const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
    .publicKey.export({ type: 'spki', format: 'pem' })
    .toString();
  const jwk = rsa.publicKey.export({ format: 'jwk' });
  const keys: readonly (readonly [what: string, key: string, cause: string])[] = [
    [String.raw`with literal \n`, PEM.trim().replaceAll('\n', String.raw`\n`), 'pem-newlines-escaped'],
    ['in one line', PEM.trim().replaceAll('\n', ' '), 'pem-newlines-escaped'],
    ['without its last line', PEM.replace('-----END PUBLIC KEY-----', ''), 'pem-newlines-escaped'],
    ['without its dashes', PEM.replaceAll('-', ''), 'pem-newlines-escaped'],
    ['without its dashes, in one line', PEM.replaceAll('-', '').replaceAll('\n', ' '), 'pem-newlines-escaped'],
    ['in base64 once more', Buffer.from(PEM).toString('base64'), 'secret-base64-encoded-extra'],
    ['with dashes of a text program', PEM.replaceAll('-----', '–––––'), 'pem-newlines-escaped'],
    ['with line breaks of HTML', PEM.replaceAll('\n', '<br>'), 'pem-newlines-escaped'],
    ['after another', `${own}${PEM}`, 'wrong-key-field'],
    [
      'in a set',
      JSON.stringify({
        keys: [
          { ...createPublicJwk(own), kid: 'a' },
          { ...jwk, kid: 'b' },
        ],
      }),
      'wrong-key-field',
    ],
  ];
  it.each(keys)('finds the key %s', async (_, key, cause) => {
    const found = await callback(EVENT, good, key);
    expect(found.verdict).toBe('explained');
    expect(found.explanations[0]?.causes).toContain(cause);
  });

  it('finds the key with blanks for its +', async () => {
    // A key without a + would prove nothing.
    let pair = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const pemOf = (): string => pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    while (!pemOf().includes('+')) pair = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const signature = createSign('sha256').update(EVENT).sign(pair.privateKey).toString('base64');
    const found = await callback(EVENT, signature, pemOf().replaceAll('+', ' '));
    expect(found.explanations[0]?.causes).toEqual(['plus-vs-space']);
  });

  it('finds the key among the other inputs, and this sandbox’s own', async () => {
    const inputs = { event: EVENT, 'public key': own, 'their key': PEM };
    const other = await diagnosed('paysera/callback', inputs, { sign: good });
    expect(other.explanations[0]?.causes).toEqual(['wrong-key-field']);
    const ours = await callback(EVENT, Buffer.from(await signWithDemoKey(encodeUtf8(EVENT))).toString('base64'));
    expect(ours.explanations[0]?.causes).toEqual(['wrong-secret-environment']);
  });

  it('tells whose key it was and which digest was signed, where the message is not to be found', async () => {
    const found = await callback(EVENT.replace('12.50', '99.99'), good);
    expect(found.verdict).toBe('not-found');
    expect(found.says).toContain(createHash('sha256').update(EVENT).digest('hex'));
    const stranger = await callback(EVENT, good, own);
    expect(stranger.verdict).toBe('not-found');
    expect(stranger.shown).toMatch(/^Another key made this .+, or it was changed on its way\.$/);
  });

  it('asks for what is missing', async () => {
    expect((await callback(EVENT, good, '')).verdict).toBe('unusable');
    expect((await callback(EVENT, '')).verdict).toBe('unusable');
    expect((await callback(EVENT, good, 'nonsense')).verdict).toBe('unusable');
  });
});

function createPublicJwk(pem: string): object {
  return createPublicKey(pem).export({ format: 'jwk' });
}

describe('a search that is given up', () => {
  const event = `${EVENT} changed`;
  const vain = (breathe: () => undefined) =>
    diagnosed('paysera/callback', { event, 'public key': PEM }, { sign: sign(EVENT).toString('base64') }, breathe);

  it('is asked before every attempt, and ends where it is told to', async () => {
    let breaths = 0;
    const found = await vain(() => void breaths++);
    expect(found.verdict).toBe('not-found');
    expect(found.tried).toBeGreaterThan(500);
    expect(breaths).toBeGreaterThan(found.tried / 2);
    const most = Math.floor(breaths / 2);
    breaths = 0;
    const giveUp = () => {
      if (++breaths >= most) throw new Error('given up');
      return undefined;
    };
    await expect(vain(giveUp)).rejects.toThrow('given up');
    expect(breaths).toBe(most);
  });
});

describe('a large message', () => {
  const large = (size: number): string => JSON.stringify({ url: 'https://a.example/x', text: 'x'.repeat(size) });
  const observed = (message: string) => ({ sign: sign(message).toString('base64') });

  it('of 2 MB has other keys and forms of the signature tried, and it says what was not', async () => {
    const [event, changed] = [large(2_000_000), large(2_000_001)];
    const inputs = { event, 'public key': PEM };
    expect((await diagnosed('paysera/callback', inputs, observed(event))).verdict).toBe('matches');
    const vain = await diagnosed('paysera/callback', inputs, observed(changed));
    expect(vain.verdict).toBe('not-found');
    expect(vain.says).toContain(createHash('sha256').update(changed).digest('hex'));
    expect(vain.limited).toContain('event has 2.0 MB');
    expect(vain.says).toContain(vain.limited);
    const spoilt = { sign: `${sign(event).toString('base64')}\n` };
    expect((await diagnosed('paysera/callback', inputs, spoilt)).verdict).not.toBe('not-found');
  });

  it('of 100 kB has single changes tried, no pairs', async () => {
    const event = large(100_000);
    const slashed = event.replaceAll('/', String.raw`\/`);
    const inputs = { event, 'public key': PEM };
    const found = await diagnosed('paysera/callback', inputs, observed(slashed));
    expect(found.explanations[0]?.says).toContain('checks other bytes than were signed');
    const vain = await diagnosed('paysera/callback', inputs, observed(`${event} and more`));
    expect(vain.verdict).toBe('not-found');
    expect(vain.limited).toContain('Only single mistakes were tried, no pairs: event has 100 kB');
  });
});

describe('words', () => {
  it('are there for the causes of signatures', () => {
    for (const cause of ['signature-der-not-raw', 'signature-byte-order', 'token-tampered', 'pem-newlines-escaped'])
      expect(CAUSES[cause]?.fix).toBeTruthy();
  });
});

describe('the doctor, on the published vectors of signed operations', () => {
  const places = [
    ['paysera', 'callback'],
    ['session-jwt', 'token'],
  ] as const;
  it.each(places)('agrees with every verdict: %s/%s', async (scheme, operation) => {
    const vectors = (await loadVectors(scheme)).filter((vector) => vector.operation === operation);
    expect(vectors.length).toBeGreaterThan(5);
    for (const { id, inputs, observed = {}, verdict } of vectors) {
      const found = await diagnosed(`${scheme}/${operation}`, inputs, observed);
      expect([id, found.verdict === 'matches']).toEqual([id, verdict === 'ok']);
    }
  });
});
