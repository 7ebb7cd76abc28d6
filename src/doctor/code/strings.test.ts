import { describe, expect, it } from 'vitest';

import { factsAt } from '../fixtures/facts.ts';
import type { Facts } from './facts.ts';
import { codeFixes } from './index.ts';

const [MAC, PAYNET, WEBHOOK, REQUEST] = await Promise.all([
  factsAt('paysera/mac'),
  factsAt('paynet/auth'),
  factsAt('aeterna/webhook'),
  factsAt('aeterna/request'),
]);

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

  it('has another separator, or none, at the one place that the words name', async () => {
    const says = 'puts nothing between part 4 and part 5';
    expect(change('missing-separator', 'php', says, await factsAt('paystar/callback'))?.before).toBe(
      "$message = $externalId . ';' . $status . ';' . $amount . ';' . $orderType . $privateKey;",
    );
    expect(change('missing-separator', 'python', 'puts "-" between part 2 and part 3', PAYNET)?.before).toBe(
      "message = id + token + '-' + key",
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
