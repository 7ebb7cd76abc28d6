import { describe, expect, it } from 'vitest';

import { CAUSES } from '../../doctor/words.ts';
import type { How } from '../how.ts';
import { codeFixes, LANGUAGES, RULES } from './index.ts';
import { idsOf } from './lines.ts';
import { factsAt } from '../fixtures/facts.ts';
import { NO_CODE } from './fixes-rarer.ts';

const HEX = 'ab'.repeat(32);
const ANEW: How = { id: 'json', of: 'body', writers: ['python'] };
/** The ways of which a change needs more than the id. */
const HOWS: Readonly<Record<string, How>> = {
  'body-reserialised-json': ANEW,
  'framework-parsed-body': ANEW,
  'json-key-order': ANEW,
  'proxy-rewrote-body': ANEW,
  'json-escaped-unicode': { id: 'unicode-escaped', of: 'body' },
  'json-escaped-slashes': { id: 'slashes', of: 'body' },
  'json-escaped-html': { id: 'html-escaped', of: 'body' },
  'number-formatting': { id: 'float', of: 'ts' },
  'python-repr-body': { id: 'shown-python', of: 'body' },
  'body-object-to-string': { id: 'body-object', of: 'body', text: '[object Object]' },
  'literal-undefined': { id: 'word', of: 'nonce', text: 'None' },
  'body-double-encoded': { id: 'stringified', of: 'body' },
  'form-vs-json': { id: 'to-form-js', of: 'body' },
  'partial-body-signed': { id: 'cut', of: 'body', at: 128 },
  'whitespace-in-secret': { id: 'secret-head', of: 'mac_key', text: ' ' },
  'trailing-newline-in-secret': { id: 'secret-tail', of: 'mac_key', text: '\n' },
  'wrong-key-derivation': { id: 'key/derived', of: 'mac_key', algorithm: 'MD5' },
  'key-latin1-vs-utf8': { id: 'key/charset', of: 'mac_key', charset: 'latin1-truncate' },
  'charset-latin1-truncate': { id: 'charset', charset: 'latin1-truncate' },
  'charset-platform-default': { id: 'charset', charset: 'windows-1252' },
  'charset-utf16': { id: 'charset', charset: 'utf-16le' },
  'wrong-algorithm': { id: 'hmac/algorithm', algorithm: 'SHA-384', insteadOf: 'SHA-256' },
  'double-hash': { id: 'hmac/hashed' },
  'wrong-key-field': { id: 'other', of: 'SecretToken', other: 'PublicToken' },
  'key-id-secret-swapped': { id: 'other', of: 'SecretToken', other: 'PublicToken' },
  'wrong-id-in-base': { id: 'other', of: 'nonce', other: 'client_id' },
  'prefix-missing-or-included': { id: 'digest/hex', of: 'the result', text: 'sha256=' },
  'key-name-case': { id: 'token/member', of: 'publicKey', other: 'public_key' },
  'field-case-changed': { id: 'lower', of: 'nonce' },
  'method-mismatch': { id: 'method', of: 'method', text: 'PUT' },
  'missing-separator': { id: 'list/separator', text: ':' },
  'field-order': { id: 'list/order', names: ['nonce', 'ts', 'method'] },
  'params-missing-from-base': { id: 'list/without', of: 'nonce' },
  'passphrase-missing': { id: 'list/without', of: 'nonce' },
  'empty-field-added': { id: 'list/extra', at: 2 },
  'signed-set-differs-from-sent': { id: 'list/plus', other: 'client_id' },
  'timestamp-format': { id: 'iso', of: 'ts' },
  'url-double-encoding': { id: 'escapes/twice' },
  'wrapper-object-signed': { id: 'wrapped', of: 'body', text: 'data' },
  'path-prefix-stripped': { id: 'prefix', of: 'uri', text: '/api' },
  'proxy-scheme-host': { id: 'inner-host', of: 'host', text: 'localhost' },
  'trailing-newline': { id: 'tail', of: 'nonce', text: '\r\n' },
  'trailing-newline-stripped': { id: 'trimmed', of: 'nonce' },
  'charset-ascii-question-mark': { id: 'question-marks', of: 'nonce' },
  'secret-hex-decoded-wrongly': { id: 'key/hex', of: 'mac_key' },
  'base64-line-wrap': { id: 'digest/base64', of: 'the result' },
  'jwt-alg-confusion': { id: 'signature/misnamed' },
  'quotes-around-message': { id: 'quotes', of: 'nonce', text: '"' },
};

const [MAC, PAYNET, WEBHOOK] = await Promise.all([
  factsAt('paysera/mac'),
  factsAt('paynet/auth'),
  factsAt('aeterna/webhook'),
]);
/** What an answer tells of the first way that has a change. */
const told = (cause: string, facts = MAC, computed = 'q80=') => {
  const rule = RULES[cause];
  const how = HOWS[cause] ?? { id: (rule && idsOf(rule)[0]) ?? 'any' };
  return { phrases: [{ causes: [cause], how }], computed, facts };
};
const by = (cause: string, how: How, facts = WEBHOOK) => ({ phrases: [{ causes: [cause], how }], facts });

describe('code fixes', () => {
  it.each(Object.keys(RULES))('of %s are for a known cause, and change the code', (cause) => {
    expect(Object.keys(CAUSES)).toContain(cause);
    const changes = [told(cause), told(cause, WEBHOOK, HEX)].flatMap((one) =>
      LANGUAGES.flatMap(({ value }) => codeFixes([cause], value, one)),
    );
    expect(changes.length).toBeGreaterThan(0);
    for (const { before, after } of changes) {
      expect(after).not.toBe(before);
      expect(before + after).not.toMatch(/undefined|\[object/);
    }
  });

  it('exist for every cause that the doctor can report, or there is a reason why not', () => {
    const all = [RULES, NO_CODE].flatMap((table) => Object.keys(table));
    expect(all.toSorted()).toEqual(Object.keys(CAUSES).toSorted());
  });

  it('name the algorithms of the answer, in the way of each language', () => {
    const [change] = codeFixes(['wrong-algorithm'], 'go', told('wrong-algorithm', WEBHOOK));
    expect(change).toEqual({
      before: 'mac := mac(sha512.New384, []byte(secretToken), []byte(message))',
      after: 'mac := mac(sha256.New, []byte(secretToken), []byte(message))',
    });
    const plain = by('wrong-algorithm', { id: 'hash/algorithm', algorithm: 'SHA-1', insteadOf: 'MD5' }, PAYNET);
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
      const how = { id: 'hash/algorithm', algorithm: name, insteadOf: 'MD5' };
      for (const { value } of LANGUAGES.filter((language) => language.value in each)) {
        const [change] = codeFixes(['wrong-algorithm'], value, by('wrong-algorithm', how, PAYNET));
        const expected = each[value];
        if (expected === undefined) expect([value, change]).toEqual([value, undefined]);
        else expect(change?.before).toContain(expected);
      }
    },
  );

  it('write the digest in the form of the right value, and nothing where that is not known', () => {
    const answer = by('base64-of-hex', { id: 'digest/base64hex0' });
    expect(codeFixes(['base64-of-hex'], 'python', { ...answer, computed: HEX })[0]?.after).toBe(
      'signature = digest.hex()',
    );
    expect(codeFixes(['base64-of-hex'], 'python', { ...answer, computed: 'q80=' })[0]?.after).toBe(
      'signature = base64.b64encode(digest).decode()',
    );
    expect(codeFixes(['base64-of-hex'], 'python', answer)).toEqual([]);
  });

  it('show the form that the answer names, and none that it does not', () => {
    const after = (form: string) =>
      codeFixes(['output-base64-not-hex'], 'python', {
        ...by('output-base64-not-hex', { id: `digest/${form}`, of: 'the result' }),
        computed: HEX,
      })[0];
    expect(after('base64')?.before).toBe('signature = base64.b64encode(digest).decode()');
    expect(after('base64url')?.before).toContain("urlsafe_b64encode(digest).rstrip(b'=')");
    for (const form of ['base32', 'base58', 'base64bare', 'base64urlPadded', 'decimalNumber'])
      expect(after(form)).toBeUndefined();
    const lost = by('quotes-around-message', { id: 'shell-quotes', of: 'body' });
    expect(codeFixes(['quotes-around-message'], 'bash', lost)).toEqual([]);
  });

  it('are left out where the answer tells of another way to make the mistake', () => {
    const dropped = by('path-trailing-slash', { id: 'slash-lost', of: 'uri' }, MAC);
    expect(codeFixes(['path-trailing-slash'], 'java', dropped)).toEqual([]);
    expect(codeFixes(['double-hash'], 'bash', told('double-hash'))).toEqual([]);
  });
});
