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
    ['as DER in base64, quoted', `"${spki.toString('base64')}"`],
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
    for (const nothing of ['', ' \n']) expect(checkPublicKey(nothing, 'public key')).toEqual([]);
    expect(checkPublicKey('hello', 'public key')).toMatchObject([{ code: 'key-unreadable', field: 'public key' }]);
  });

  const oneLine = `-----BEGIN PUBLIC KEY-----${bodyOf(spkiPem)}-----END PUBLIC KEY-----`;
  it.each([
    ['quotes', `"${spkiPem}"`, /quotes/],
    ['single quotes and a comma', ` '${spkiPem}', `, /quotes/],
    ['one line', oneLine, /in one line/],
    ['no first line', spkiPem.split('\n').slice(1).join('\n'), /missing BEGIN/],
    ['no last line', spkiPem.split('\n').slice(0, -2).join('\n'), /missing END/],
    ['no label', spki.toString('base64'), /bare base64/],
    ['two keys', `${spkiPem}${pem(ec.publicKey, 'spki')}`, /first of several/],
    ['base64url', spkiPem.replaceAll('+', '-').replaceAll(/\/(?!-)/g, '_'), /base64url/],
  ])('tells of %s', (_, text, says) => {
    expect(read(text)).toEqual(['RSA', 2048, true]);
    const reading = readPublicKey(text);
    expect(reading.ok && reading.conversions).toEqual([expect.stringMatching(says)]);
  });

  it('is no other for a byte order mark before it', () => {
    expect(readPublicKey(`\ufeff ${spkiPem}`)).toEqual(readPublicKey(spkiPem));
    expect(read(`\ufeff${DEMO_PUBLIC_KEY}`)).toEqual(['RSA', 2048, 'jwk']);
  });

  it('is no other for a line break in the name of a JWK', () => {
    expect(read(DEMO_PUBLIC_KEY.replace('{', String.raw`{"kid":"a\nb",`))).toEqual(['RSA', 2048, 'jwk']);
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
    expect(read(JSON.stringify(keys), 'b')).toEqual(['EC P-256', 256, 'jwk']);
    expect(read(JSON.stringify({ keys: [...keys, keys[0]] }), 'a')).toBe('key-ambiguous');
    const secret = { ...pair.privateKey.export({ format: 'jwk' }), kid: 'c' };
    expect(read(JSON.stringify({ keys: [...keys, secret] }), 'a')).toBe('private-key-pasted');
  });

  it('that is alone in its set and has no kid is meant; one with another kid is not', () => {
    const alone = JSON.parse(DEMO_PUBLIC_KEY) as object;
    const told = (set: object, kid?: string) => {
      const reading = readPublicKey(JSON.stringify(set), kid);
      return reading.ok ? reading.conversions : reading.problem.got;
    };
    expect(told({ keys: [alone] })).toEqual(['the only key of a JWKS was taken']);
    expect(told({ keys: [alone] }, 'a')).toEqual(['the only key of a JWKS was taken']);
    expect(told({ keys: [{ ...alone, kid: 'a' }] }, 'a')).toEqual(['the key was chosen by kid']);
    expect(told({ keys: [alone, alone] })).toBe('2 keys, and no kid to choose by');
    expect(read(JSON.stringify({ keys: [{ ...alone, kid: 'b' }] }), 'a')).toBe('key-not-found');
    expect(read(JSON.stringify({ keys: [alone, alone] }), 'a')).toBe('key-not-found');
  });

  it('may be one of several shared secrets', () => {
    const secret = (letter: string) => ({ kty: 'oct', k: letter.repeat(43).replace(/.$/, 'A'), kid: letter });
    expect(read(JSON.stringify({ keys: [secret('a'), secret('b')] }), 'b')).toEqual(['HMAC', 256, 'jwk']);
  });

  it('may have the least exponent there is, 3 (RFC 8017 section 3.1)', () => {
    expect(read(DEMO_PUBLIC_KEY.replace('AQAB', 'Aw'))).toEqual(['RSA', 2048, 'jwk']);
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
    // Any of these members gives it away (RFC 7518 section 6.3.2).
    ...['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth'].map((member): [string, string] => [
      `JWK with nothing private but ${member}`,
      JSON.stringify({ ...(JSON.parse(DEMO_PUBLIC_KEY) as object), [member]: 'A'.repeat(40) }),
    ]),
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
  // Modulo small primes a power of 65537, as what the generator of Nemec et al. 2017 made (section 3.2).
  const power = Buffer.from((65_537n ** 128n).toString(16).padStart(514, '0'), 'hex').toString('base64url');
  const bits2047 = Buffer.alloc(257, 0xff).fill(0, 0, 1).fill(0x7f, 1, 2).toString('base64url');
  const factorable = JSON.stringify({ kty: 'RSA', n: power, e: 'AQAB' });

  it.each([
    ['', 'key-missing'],
    ['hello', 'key-unreadable'],
    ['{"kty":"RSA"}', 'key-kind'],
    ['{"kty":"OKP","crv":"Ed25519","x":"AA"}', 'key-kind'],
    ['{', 'key-unreadable'],
    [`[${`${DEMO_PUBLIC_KEY},`.repeat(400)}${DEMO_PUBLIC_KEY}]`, 'key-unreadable'],
    ['ssh-rsa AAAAB3NzaC1yc2E', 'key-format'],
    ['---- BEGIN SSH2 PUBLIC KEY ----\nAAAAB3NzaC1yc2E', 'key-format'],
    ['[null]', 'key-not-found'],
    ['[[1]]', 'key-not-found'],
    ['{"keys":1}', 'key-kind'],
    ['{"kty":"RSA","e":"AQAB"}', 'key-kind'],
    ['{"kty":"EC","crv":"P-256","x":"AA"}', 'key-kind'],
    ['{"kty":"EC","crv":"P-256","y":"AA"}', 'key-kind'],
    ['{"kty":"EC","crv":"P-384","x":"AA","y":"AA"}', 'key-kind'],
    ['{"kty":"oct","k":""}', 'key-kind'],
    [DEMO_PUBLIC_KEY.replace('AQAB', ''), 'key-kind'],
    [DEMO_PUBLIC_KEY.replace('AQAB', 'AQ'), 'key-weak'],
    [DEMO_PUBLIC_KEY.replace('AQAB', 'AQAA'), 'key-weak'],
    [factorable, 'key-weak'],
    [`{"keys":[${DEMO_PUBLIC_KEY},{"kty":"oct","k":"${'A'.repeat(43)}"}]}`, 'key-set-mixed'],
    [spkiPem.slice(0, 300), 'key-unreadable'],
    [spki.subarray(0, -1).toString('base64'), 'key-unreadable'],
    ['MAEC', 'key-unreadable'],
    [Buffer.concat([spki, Buffer.of(0)]).toString('base64'), 'key-unreadable'],
    [pem(generateKeyPairSync('ed25519').publicKey, 'spki'), 'key-kind'],
    [pem(generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey, 'spki'), 'key-kind'],
  ])('is refused with a reason: %#', (text, code) => {
    expect(read(text)).toBe(code);
  });

  it('says what kind of JWK it is', () => {
    const got = (text: string) => readPublicKey(text);
    expect(got('{"kty":"OKP","crv":"Ed25519"}')).toMatchObject({ problem: { got: 'kty "OKP", crv "Ed25519"' } });
    expect(got('{"x":"AA"}')).toMatchObject({ problem: { got: 'kty absent' } });
  });

  it('reads a short one, and says which rule asks for a longer one', () => {
    // RFC 7518 sections 3.2 (HMAC) and 3.3 (RSA).
    const short = pem(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey, 'spki');
    for (const [text, section] of [
      ['{"kty":"oct","k":"AAAA"}', '3.2'],
      [short, '3.3'],
      [JSON.stringify({ kty: 'RSA', n: bits2047, e: 'AQAB' }), '3.3'],
    ] as const) {
      const expected = expect.stringContaining(`RFC 7518 section ${section})`) as string;
      expect(readPublicKey(text)).toMatchObject({ ok: true, short: { severity: 'warning', expected } });
      expect(checkPublicKey(text, 'public key')).toMatchObject([{ code: 'key-too-short', field: 'public key' }]);
    }
  });
});
