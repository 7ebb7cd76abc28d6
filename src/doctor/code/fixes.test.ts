import { describe, expect, it } from 'vitest';

import { CAUSES } from '../../doctor/words.ts';
import { FIXES } from './fixes.ts';
import { codeFixes, LANGUAGES } from './index.ts';
import { factsAt } from '../fixtures/facts.ts';
import { TOLD } from './told.ts';
import { NO_CODE, TOLD_MORE } from './told-more.ts';

const HEX = 'ab'.repeat(32);
/** Words as the doctor writes them, for causes whose change depends on them. */
const SAYS: Readonly<Record<string, string>> = {
  'wrong-algorithm': 'Your code uses HMAC-SHA-384 instead of HMAC-SHA-256.',
  'double-hash': 'Your code hashes the digest once more.',
  'double-base64': 'Your code encodes the digest in base64 twice.',
  'hex-dash-separators': 'Your code writes the digest as upper-case hex with "-" between the bytes.',
  'newlines-stripped': 'Your code loses all its CR and LF.',
  'whitespace-in-message': 'Your code has a space before body.',
  'body-empty-vs-{}': 'Your code signs {} for body.',
  'pem-newlines-escaped': 'Your code has a damaged public key: the two characters were read as line breaks.',
  'path-trailing-slash': 'Your code adds a slash at the end of the path.',
  'path-double-slash': 'Your code has two slashes at the start of the path.',
  'port-included': 'Your code has :443 after the host.',
  'clock-skew': 'Your code has local time for UTC: 2 hours ahead.',
  'secret-truncated-at-hash': 'Your code cuts SecretToken at the #.',
  'utf8-bom': 'Your code puts a byte order mark (EF BB BF) before body.',
  'quotes-around-secret': 'Your code uses SecretToken with the double quotes round it.',
  'secret-html-escaped': 'Your code uses SecretToken escaped for HTML.',
  'prefix-missing-or-included': 'Your code keeps the label "sha256=" before it.',
  'wrong-inner-digest': 'Your code writes the inner digest as hex.',
  'base64-case-changed': 'Your code changes the letters of the base64 text to upper case.',
  truncated: 'Your code loses the end of the digest.',
  'output-hex-not-base64': 'Your code writes the digest as lower-case hex.',
  'output-base64-not-hex': 'Your code writes the digest as base64.',
  'base64url-vs-base64': 'Your code writes the digest as base64url without padding.',
  'wrong-key-field': 'Your code uses PublicToken for SecretToken.',
  'key-id-secret-swapped': 'Your code uses PublicToken for SecretToken.',
  'plus-vs-space': 'Your code has a + for each space.',
  'percent-hex-case': 'Your code percent-encodes uri with lower-case digits.',
  'unicode-normalisation': 'Your code has nonce in Unicode form NFD.',
  'field-case-changed': 'Your code lower-cases nonce.',
  'path-prefix-stripped': 'Your code has /api before the path.',
  'proxy-scheme-host': 'Your code signs localhost, the inner host behind a proxy.',
  'host-differs': 'Your code has www. before the host.',
  'missing-separator': 'Your code puts ":" between the parts.',
  'field-order': 'Your code puts the parts in another order: nonce, ts, method, uri, host, port, body, the end.',
  'params-missing-from-base': 'Your code leaves nonce out of the string.',
  'empty-field-dropped': 'Your code leaves out the empty parts with their separators.',
  'empty-field-added': 'Your code has an empty element after part 2.',
  'signed-set-differs-from-sent': 'Your code puts client_id into the string too.',
  'wrong-id-in-base': 'Your code uses client_id for nonce.',
  'timestamp-format': 'Your code has ts as a float (time.time()).',
  'key-name-case': 'Your code names the member public_key instead of publicKey.',
  'secret-dollar-interpolated': 'Your code loses what looks like a $variable in SecretToken.',
};

const [MAC, PAYNET, WEBHOOK] = await Promise.all([
  factsAt('paysera/mac'),
  factsAt('paynet/auth'),
  factsAt('aeterna/webhook'),
]);
const told = (cause: string, facts = MAC, computed = 'q80=') => ({ says: SAYS[cause] ?? '', computed, facts });

describe('code fixes', () => {
  it.each([...Object.keys(FIXES), ...Object.keys(TOLD), ...Object.keys(TOLD_MORE)])(
    'of %s are for a known cause, and change the code',
    (cause) => {
      expect(Object.keys(CAUSES)).toContain(cause);
      const changes = [told(cause), told(cause, WEBHOOK, HEX)].flatMap((one) =>
        LANGUAGES.flatMap(({ value }) => codeFixes([cause], value, one)),
      );
      expect(changes.length).toBeGreaterThan(0);
      for (const { before, after } of changes) {
        expect(after).not.toBe(before);
        expect(before + after).not.toMatch(/undefined|\[object/);
      }
    },
  );

  it('exist for every cause that the doctor can report, or there is a reason why not', () => {
    const all = [FIXES, TOLD, TOLD_MORE, NO_CODE].flatMap((table) => Object.keys(table));
    expect(all.toSorted()).toEqual(Object.keys(CAUSES).toSorted());
  });

  it('name the algorithms of the answer, in the way of each language', () => {
    const [change] = codeFixes(['wrong-algorithm'], 'go', told('wrong-algorithm', WEBHOOK));
    expect(change).toEqual({
      before: 'mac := mac(sha512.New384, []byte(secretToken), []byte(message))',
      after: 'mac := mac(sha256.New, []byte(secretToken), []byte(message))',
    });
    const plain = { says: 'Your code uses SHA-1 instead of MD5.', facts: PAYNET };
    expect(codeFixes(['wrong-algorithm'], 'php', plain)[0]?.after).toBe("$digest = hash('md5', $message, true);");
    expect(codeFixes(['wrong-algorithm'], 'go', plain)[0]).toEqual({
      before: 'digest := sha1.Sum([]byte(message))',
      after: 'digest := md5.Sum([]byte(message))',
    });
  });

  const rare: readonly (readonly [algorithm: string, inEach: Readonly<Record<string, string | undefined>>])[] = [
    [
      'SHA3-256',
      {
        javascript: "createHash('sha3-256')",
        python: 'hashlib.sha3_256(',
        php: "hash('sha3-256',",
        java: 'MessageDigest.getInstance("SHA3-256")',
        csharp: 'SHA3_256.HashData(',
        go: 'sha3.Sum256(',
        ruby: "'sha3-256'",
        bash: 'dgst -sha3-256 ',
      },
    ],
    ['SHA-224', { python: 'hashlib.sha224(', go: 'sha256.Sum224(', csharp: undefined, java: '"SHA-224"' }],
    [
      'SHA-512/256',
      {
        javascript: "'sha512-256'",
        php: "'sha512/256'",
        go: 'sha512.Sum512_256(',
        python: undefined,
        csharp: undefined,
      },
    ],
    ['RIPEMD-160', { javascript: "'ripemd160'", java: undefined, go: undefined, python: undefined }],
    ['Keccak-256', { javascript: undefined, python: undefined, go: undefined, bash: undefined }],
  ];
  it.each(rare)(
    'show %s where the standard library of a language has it, and nothing where it has not',
    (name, each) => {
      const says = `Your code uses ${name} instead of MD5.`;
      for (const { value } of LANGUAGES.filter((language) => language.value in each)) {
        const [change] = codeFixes(['wrong-algorithm'], value, { says, facts: PAYNET });
        const expected = each[value];
        if (expected === undefined) expect([value, change]).toEqual([value, undefined]);
        else expect(change?.before).toContain(expected);
      }
    },
  );

  it('write the digest in the form of the right value, and nothing where that is not known', () => {
    const facts = WEBHOOK;
    expect(codeFixes(['base64-of-hex'], 'python', told('', facts, HEX))[0]?.after).toBe('signature = digest.hex()');
    expect(codeFixes(['base64-of-hex'], 'python', { says: '', facts, computed: 'q80=' })[0]?.after).toBe(
      'signature = base64.b64encode(digest).decode()',
    );
    expect(codeFixes(['base64-of-hex'], 'python', { says: '', facts })).toEqual([]);
  });

  it('show the form that the answer names, and none that it does not', () => {
    const after = (says: string) =>
      codeFixes(['output-base64-not-hex'], 'python', {
        says: `Your code writes the digest as ${says}.`,
        facts: WEBHOOK,
        computed: HEX,
      })[0];
    expect(after('base64')?.before).toBe('signature = base64.b64encode(digest).decode()');
    expect(after('base64url without padding')?.before).toContain("urlsafe_b64encode(digest).rstrip(b'=')");
    for (const form of ['base32', 'base58', 'base64 without padding', 'one decimal number'])
      expect(after(form)).toBeUndefined();
    const says = 'Your code loses its double quotes to the shell.';
    expect(codeFixes(['quotes-around-message'], 'bash', { says, facts: WEBHOOK })).toEqual([]);
  });

  it('are left out where the answer tells of another way to make the mistake', () => {
    const says = 'Your code drops the slash at the end of the path.';
    expect(codeFixes(['path-trailing-slash'], 'java', { says, facts: MAC })).toEqual([]);
    expect(codeFixes(['double-hash'], 'bash', told('double-hash'))).toEqual([]);
  });
});
