import { describe, expect, it } from 'vitest';

import { loadMistakes } from '../../schemes/registry.ts';
import { CAUSES } from '../../doctor/words.ts';
import { FIXES } from './fixes.ts';
import { open } from '../index.ts';
import { changesIn, codeFixes, LANGUAGES } from './index.ts';
import { operationAt } from '../fixtures/diagnosed.ts';
import { RICHEST } from '../fixtures/richest.ts';
import { factsOf, type Facts } from './facts.ts';
import { IDIOMS } from './idioms.ts';
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

const factsAt = async (place: string): Promise<Facts> => factsOf(await operationAt(place));
const [MAC, PAYNET, WEBHOOK, REQUEST] = await Promise.all(
  ['paysera/mac', 'paynet/auth', 'aeterna/webhook', 'aeterna/request'].map(factsAt),
);
if (!MAC || !PAYNET || !WEBHOOK || !REQUEST) throw new Error('no facts');
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

describe('the string in a change of code', () => {
  const change = (cause: string, language: 'php' | 'python' | 'bash' | 'go', says: string, facts: Facts) =>
    codeFixes([cause], language, { says: `Your code ${says}.`, facts })[0];

  it('has the documented parts, order and separators', () => {
    expect(change('missing-separator', 'php', 'puts ":" between the parts', PAYNET)).toEqual({
      before: "$message = $id . ':' . $token . ':' . $key;",
      after: '$message = $id . $token . $key;',
    });
    expect(change('field-order', 'python', 'puts the parts in another order: Email, X-App-Access-Ts', REQUEST)).toEqual(
      {
        before: 'message = email + x_app_access_ts',
        after: 'message = x_app_access_ts + email',
      },
    );
    expect(change('params-missing-from-base', 'go', 'leaves port out of the string', MAC)?.after).toBe(
      String.raw`message := ts + "\n" + nonce + "\n" + method + "\n" + uri + "\n" + host + "\n" + port + "\n" + ext + "\n"`,
    );
    expect(change('missing-separator', 'bash', String.raw`puts no "\n" after the last element`, MAC)?.after).toBe(
      String.raw`message="$ts"$'\n'"$nonce"$'\n'"$method"$'\n'"$uri"$'\n'"$host"$'\n'"$port"$'\n'"$ext"$'\n'`,
    );
  });

  it('is hashed, or the message of an HMAC, by the documented algorithm', () => {
    expect(change('plain-hash-not-hmac', 'python', 'computes an HMAC-MD5 of the other parts', PAYNET)).toEqual({
      before: "digest = hmac.new(token.encode('utf-8'), message.encode('utf-8'), 'md5').digest()",
      after: "digest = hashlib.md5(message.encode('utf-8')).digest()",
    });
    const says = 'hashes the message and the secret with SHA-1, no HMAC';
    expect(change('plain-hash-not-hmac', 'php', says, WEBHOOK)).toEqual({
      before: "$mac = hash('sha1', $message . $secretToken, true);",
      after: "$mac = hash_hmac('sha256', $message, $secretToken, true);",
    });
  });

  it('is changed by the phrase of each cause, and shows where something was added', () => {
    const phrases = [
      { causes: ['secret-hex-decoded-wrongly'], says: 'decodes SecretToken from hex' },
      { causes: ['trailing-newline'], says: 'has CR LF after Email' },
    ];
    const says = 'Your code decodes SecretToken from hex, and has CR LF after Email.';
    const changes = codeFixes(['secret-hex-decoded-wrongly', 'trailing-newline'], 'python', {
      says,
      phrases,
      facts: REQUEST,
    });
    expect(changes.map(({ before }) => before)).toEqual([
      'key = bytes.fromhex(secret_token)',
      String.raw`message = x_app_access_ts + email + '\r\n'`,
    ]);
    const added = 'puts PublicToken into the string too, before Email';
    expect(change('signed-set-differs-from-sent', 'python', added, REQUEST)?.before).toBe(
      'message = x_app_access_ts + public_token + email',
    );
  });

  it.each([
    ['charset-utf16', 'encodes the text as UTF-16, high byte first, instead of UTF-8', "message.encode('utf-16be')"],
    ['charset-ascii-question-mark', 'encodes the text as ASCII, with ? for everything else', "'ascii', 'replace'"],
    ['charset-platform-default', 'encodes the text as windows-1251 instead of UTF-8', "'windows-1251'"],
  ])('has the charset that the words name: %s', (cause, says, code) => {
    expect(change(cause, 'python', says, WEBHOOK)?.before).toContain(code);
    expect(change(cause, 'go', says, WEBHOOK)).toBeUndefined();
  });

  it('reads the clock in the unit of the documentation', () => {
    expect(change('timestamp-ms-vs-s', 'python', 'has key in seconds', PAYNET)?.after).toBe(
      'key = str(int(time.time() * 1000))',
    );
    expect(change('timestamp-ms-vs-s', 'python', 'has ts in milliseconds', MAC)?.after).toBe(
      'ts = str(int(time.time()))',
    );
  });
});

/** Names of variables that every program has, or that say by themselves what is in them. */
const EVERYDAY = [
  'message',
  'text',
  'body',
  'digest',
  'key',
  'token',
  'signature',
  'query',
  'path',
  'host',
  'port',
  'method',
  'bodyHash',
  'decodedText',
  'textAsTyped',
  'textReadAsLatin1',
  'bytesAsTheyCame',
  'formattedTime',
  'receivedSignature',
  'sortedQuery',
];

describe('the changes of code for every mistake of an operation', () => {
  const places = Object.keys(RICHEST);
  it.each(places)('name its own fields: %s', async (place) => {
    const [id = ''] = place.split('/');
    const operation = await operationAt(place);
    const { result } = operation;
    const inputs = RICHEST[place] ?? {};
    const facts = factsOf(operation);
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const observed = place.endsWith('/bearer')
      ? `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ publicKey: inputs['publicKey'] })}.${'A'.repeat(43)}`
      : HEX;
    const opening = open(
      { operation, mistakes: await loadMistakes(id) },
      { inputs, observed: { [result?.name ?? '']: observed } },
    );
    if (opening.is !== 'job') throw new Error(`${place} is not searched`);
    const members = [...JSON.stringify(inputs).matchAll(/\\"([A-Za-z]+)\\":/g)].map(([, name = '']) => name);
    const own = [...operation.fields.map(({ name }) => name), ...members].map((name) =>
      name.replaceAll(/[^A-Za-z0-9]/g, ''),
    );
    const known = new Set(
      [...own, ...EVERYDAY, ...facts.parts.map(({ variable = '' }) => variable)].map((name) => name.toLowerCase()),
    );
    const strange = new Set<string>();
    let count = 0;
    for (const { value } of LANGUAGES) {
      const idiom = IDIOMS[value];
      const spy = {
        ...idiom,
        name: (name: string) => {
          if (!known.has(name.toLowerCase())) strange.add(name);
          return idiom.name(name);
        },
      };
      for (const { members: hypotheses } of opening.job.catalogue.classes)
        for (const { names, says } of hypotheses.slice(0, 3))
          for (const change of changesIn(spy, names[0] ?? [], { says: `Your code ${says}.`, computed: HEX, facts })) {
            count++;
            expect(change.before).not.toBe(change.after);
            expect(change.before + change.after).not.toMatch(/\bdocumented|placeholder|\bundefined\(/i);
          }
    }
    expect([...strange]).toEqual([]);
    expect(count).toBeGreaterThan(500);
  });
});
