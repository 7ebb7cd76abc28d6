import { describe, expect, it } from 'vitest';

import { CAUSES } from '../../doctor/words.ts';
import { FIXES } from './fixes.ts';
import { codeFixes, LANGUAGES } from './index.ts';
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
  'key-name-case': 'Your code names the member public_key instead of publicKey.',
  'secret-dollar-interpolated': 'Your code loses what looks like a $variable in SecretToken.',
};
const told = (cause: string) => ({ says: SAYS[cause] ?? '', computed: HEX });

describe('code fixes', () => {
  it.each([...Object.keys(FIXES), ...Object.keys(TOLD), ...Object.keys(TOLD_MORE)])(
    'of %s are for a known cause, and change the code',
    (cause) => {
      expect(Object.keys(CAUSES)).toContain(cause);
      const changes = LANGUAGES.flatMap(({ value }) => codeFixes([cause], value, told(cause)));
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
    const [change] = codeFixes(['wrong-algorithm'], 'go', told('wrong-algorithm'));
    expect(change).toEqual({
      before: 'mac := mac(sha512.New384, []byte(secret), []byte(message))',
      after: 'mac := mac(sha256.New, []byte(secret), []byte(message))',
    });
    const plain = { says: 'Your code uses SHA-1 instead of MD5.' };
    expect(codeFixes(['wrong-algorithm'], 'php', plain)[0]?.after).toBe("$digest = hash('md5', $message, true);");
    expect(codeFixes(['wrong-algorithm'], 'go', plain)[0]).toEqual({
      before: 'digest := sha1.Sum([]byte(message))',
      after: 'digest := md5.Sum([]byte(message))',
    });
  });

  it('write the digest in the form of the right value, and nothing where that is not known', () => {
    expect(codeFixes(['base64-of-hex'], 'python', told(''))[0]?.after).toBe('signature = digest.hex()');
    expect(codeFixes(['base64-of-hex'], 'python', { says: '', computed: 'q80=' })[0]?.after).toBe(
      'signature = base64.b64encode(digest).decode()',
    );
    expect(codeFixes(['base64-of-hex'], 'python', { says: '' })).toEqual([]);
  });

  it('are left out where the answer tells of another way to make the mistake', () => {
    expect(
      codeFixes(['path-trailing-slash'], 'java', { says: 'Your code drops the slash at the end of the path.' }),
    ).toEqual([]);
    expect(codeFixes(['double-hash'], 'bash', told('double-hash'))).toEqual([]);
  });
});
