import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DEMO_PUBLIC_KEY } from './demo-key.ts';
import { checkPublicKey, readPublicKey } from './keys.ts';

const pem = (key: KeyObject, type: 'spki' | 'pkcs1' | 'pkcs8' | 'sec1') => String(key.export({ format: 'pem', type }));
const rsa = createPublicKey({ key: JSON.parse(DEMO_PUBLIC_KEY), format: 'jwk' });
const spkiPem = pem(rsa, 'spki');
const spki = rsa.export({ format: 'der', type: 'spki' });
const pkcs1Pem = pem(rsa, 'pkcs1');
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const bodyOf = (text: string) => text.replaceAll(/-----[^-]+-----|\s/g, '');

/** A reading without what varies: the bytes of the key in hex, or the code of the problem. */
function read(text: string, kid?: string) {
  const reading = readPublicKey(text, kid);
  if (!reading.ok) return reading.problem.code;
  const { material, kind, bits } = reading.key;
  return [kind, bits, material.format === 'jwk' ? 'jwk' : Buffer.from(material.der).equals(spki)];
}

describe('a public key', () => {
  it.each([
    ['as SPKI PEM', spkiPem],
    ['as PKCS#1 PEM', pkcs1Pem],
    ['as PKCS#1 under the wrong label', pkcs1Pem.replaceAll('RSA PUBLIC', 'PUBLIC')],
    ['as DER in base64', spki.toString('base64')],
    ['as DER in base64 without padding', spki.toString('base64').replace(/=+$/, '')],
    ['with literal line breaks', spkiPem.replaceAll('\n', String.raw`\n`)],
    ['quoted, with literal line breaks', `"${spkiPem.replaceAll('\n', String.raw`\n`)}"`],
    ['in one line', `-----BEGIN PUBLIC KEY-----${bodyOf(spkiPem)}-----END PUBLIC KEY-----`],
    ['in one line with spaces', spkiPem.replaceAll('\n', ' ')],
    ['with CRLF and indentation', spkiPem.replaceAll('\n', '\r\n    ')],
    ['without its first line', spkiPem.split('\n').slice(1).join('\n')],
    ['without its last line', spkiPem.split('\n').slice(0, -2).join('\n')],
  ])('is read %s', (_, text) => {
    expect(read(text)).toEqual(['RSA', 2048, true]);
  });

  it('lists what was done to it', () => {
    const reading = readPublicKey(pkcs1Pem.replaceAll('\n', String.raw`\n`));
    expect(reading.ok && reading.conversions).toEqual([
      String.raw`the two characters \n were read as line breaks`,
      'PKCS#1 was converted to SPKI',
    ]);
    const plain = readPublicKey(spkiPem);
    expect(plain.ok && plain.conversions).toEqual([]);
    expect(checkPublicKey(pkcs1Pem, 'public key')).toMatchObject([{ code: 'key-converted', severity: 'note' }]);
    expect(checkPublicKey('', 'public key')).toEqual([]);
  });

  it('is read as a JWK, RSA or P-256, and as a shared secret', () => {
    expect(read(DEMO_PUBLIC_KEY)).toEqual(['RSA', 2048, 'jwk']);
    expect(read(JSON.stringify(ec.publicKey.export({ format: 'jwk' })))).toEqual(['EC P-256', 256, 'jwk']);
    expect(read(pem(ec.publicKey, 'spki'))).toEqual(['EC P-256', 256, false]);
    expect(read(JSON.stringify({ kty: 'oct', k: 'A'.repeat(43) }))).toEqual(['HMAC', 256, 'jwk']);
  });

  it('is chosen from a set by kid, and nothing is guessed', () => {
    const keys = [
      { ...(JSON.parse(DEMO_PUBLIC_KEY) as object), kid: 'a' },
      { ...ec.publicKey.export({ format: 'jwk' }), kid: 'b' },
    ];
    const set = JSON.stringify({ keys });
    expect(read(set, 'a')).toEqual(['RSA', 2048, 'jwk']);
    expect(read(set, 'b')).toEqual(['EC P-256', 256, 'jwk']);
    expect(read(set)).toBe('key-ambiguous');
    expect(read(set, 'c')).toBe('key-not-found');
    expect(read(JSON.stringify({ keys: [] }))).toBe('key-not-found');
    expect(read(JSON.stringify({ keys: [keys[0]] }))).toEqual(['RSA', 2048, 'jwk']);
    expect(checkPublicKey(set, 'public key')).toEqual([]);
  });
});

describe('a private key', () => {
  it.each([
    ['PKCS#8 PEM', pem(pair.privateKey, 'pkcs8')],
    ['PKCS#1 PEM', pem(pair.privateKey, 'pkcs1')],
    ['SEC 1 PEM', pem(ec.privateKey, 'sec1')],
    ['PKCS#8 in base64', bodyOf(pem(pair.privateKey, 'pkcs8'))],
    ['PKCS#1 in base64', bodyOf(pem(pair.privateKey, 'pkcs1'))],
    ['SEC 1 in base64', bodyOf(pem(ec.privateKey, 'sec1'))],
    [
      'encrypted PEM',
      String(pair.privateKey.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' })),
    ],
    ['JWK', JSON.stringify(pair.privateKey.export({ format: 'jwk' }))],
    ['JWKS', JSON.stringify({ keys: [pair.privateKey.export({ format: 'jwk' })] })],
    ['PEM with literal line breaks', pem(pair.privateKey, 'pkcs8').replaceAll('\n', '\\n')],
    ['PEM in a long text', `${'x '.repeat(60_000)}${pem(pair.privateKey, 'pkcs8')}`],
    ['PEM after the public one', `${spkiPem}${pem(pair.privateKey, 'pkcs8')}`],
  ])('as %s is refused with a warning and never repeated', (_, text) => {
    const reading = readPublicKey(text);
    if (reading.ok) throw new Error('a private key was taken');
    expect(reading.problem.code).toBe('private-key-pasted');
    const words = JSON.stringify(reading.problem);
    for (const line of text.split(/[\n",:]|\\n/).filter((part) => part.length > 20 && !part.includes('---')))
      expect(words).not.toContain(line);
  });
});

describe('what is no usable key', () => {
  it.each([
    ['', 'key-missing'],
    ['hello', 'key-unreadable'],
    ['{"kty":"RSA"}', 'key-kind'],
    ['{"kty":"OKP","crv":"Ed25519","x":"AA"}', 'key-kind'],
    ['{', 'key-unreadable'],
    [`[${`${DEMO_PUBLIC_KEY},`.repeat(400)}${DEMO_PUBLIC_KEY}]`, 'key-unreadable'],
    ['ssh-rsa AAAAB3NzaC1yc2E', 'key-format'],
    ['{"kty":"oct","k":"AAAA"}', 'key-too-short'],
    [DEMO_PUBLIC_KEY.replace('AQAB', 'AQ'), 'key-weak'],
    [`{"keys":[${DEMO_PUBLIC_KEY},{"kty":"oct","k":"${'A'.repeat(43)}"}]}`, 'key-set-mixed'],
    [spkiPem.slice(0, 300), 'key-unreadable'],
    [pem(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey, 'spki'), 'key-too-short'],
    [pem(generateKeyPairSync('ed25519').publicKey, 'spki'), 'key-kind'],
    [pem(generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey, 'spki'), 'key-kind'],
  ])('is refused with a reason: %#', (text, code) => {
    expect(read(text)).toBe(code);
  });
});
