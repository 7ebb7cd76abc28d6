import { describe, expect, it } from 'vitest';

import { factsAt } from '../fixtures/facts.ts';
import type { How } from '../how.ts';
import type { Facts } from './facts.ts';
import { codeFixes } from './index.ts';

const [MAC, PAYNET, WEBHOOK, REQUEST] = await Promise.all([
  factsAt('paysera/mac'),
  factsAt('paynet/auth'),
  factsAt('aeterna/webhook'),
  factsAt('aeterna/request'),
]);

describe('the string in a change of code', () => {
  const change = (cause: string, language: 'php' | 'python' | 'bash' | 'go', how: How, facts: Facts) =>
    codeFixes([cause], language, { phrases: [{ causes: [cause], how }], facts })[0];

  it('has the documented parts, order and separators', () => {
    expect(change('missing-separator', 'php', { id: 'list/separator', text: ':' }, PAYNET)).toEqual({
      before: "$message = $id . ':' . $token . ':' . $key;",
      after: '$message = $id . $token . $key;',
    });
    expect(change('field-order', 'python', { id: 'list/order', names: ['Email', 'X-App-Access-Ts'] }, REQUEST)).toEqual(
      {
        before: 'message = email + x_app_access_ts',
        after: 'message = x_app_access_ts + email',
      },
    );
    expect(change('params-missing-from-base', 'go', { id: 'list/without', of: 'port' }, MAC)?.after).toBe(
      String.raw`message := ts + "\n" + nonce + "\n" + method + "\n" + uri + "\n" + host + "\n" + port + "\n" + ext + "\n"`,
    );
    expect(change('missing-separator', 'bash', { id: 'list/without-end' }, MAC)?.after).toBe(
      String.raw`message="$ts"$'\n'"$nonce"$'\n'"$method"$'\n'"$uri"$'\n'"$host"$'\n'"$port"$'\n'"$ext"$'\n'`,
    );
  });

  it('has another separator, or none, at the one place where it is', async () => {
    const how = { id: 'list/one', at: 3, text: '' };
    expect(change('missing-separator', 'php', how, await factsAt('paystar/callback'))?.before).toBe(
      "$message = $externalId . ';' . $status . ';' . $amount . ';' . $orderType . $privateKey;",
    );
    expect(change('missing-separator', 'python', { id: 'list/one', at: 1, text: '-' }, PAYNET)?.before).toBe(
      "message = id + token + '-' + key",
    );
  });

  it('ends as it does: open, or with what is put there', () => {
    const lines = (how: How) => change('missing-separator', 'python', how, MAC)?.before;
    expect(lines({ id: 'list/open', text: ':' })).toMatch(/ \+ ':' \+ ext$/);
    expect(lines({ id: 'list/separator', text: ':' })).toMatch(/ \+ ':' \+ ext \+ ':'$/);
    const tail = { id: 'list/after', text: '\t' };
    expect(change('trailing-newline', 'python', tail, REQUEST)?.before).toBe(String.raw`signed = message + '\t'`);
    const added = { id: 'list/plus', other: 'client_id', of: 'the end' };
    expect(change('signed-set-differs-from-sent', 'python', added, MAC)?.before).toMatch(
      /ext \+ '\\n' \+ client_id \+ '\\n'$/,
    );
  });

  it('has each name before its own value', () => {
    const how = { id: 'list/query', names: ['Email', 'X-App-Access-Ts'], labels: ['email', 'ts'] };
    expect(change('signed-set-differs-from-sent', 'php', how, REQUEST)?.before).toBe(
      "$message = 'email=' . $email . '&' . 'ts=' . $xAppAccessTs;",
    );
  });

  it('has no line for what is done in a list within it', () => {
    const how = { id: 'list/separator', text: ':', within: 'the ext line' };
    expect(change('missing-separator', 'php', how, MAC)).toBeUndefined();
    expect(change('field-case-changed', 'php', { id: 'list/upper-all', within: 'the ext line' }, MAC)).toBeUndefined();
  });

  it('is hashed, or the message of an HMAC, by the documented algorithm', () => {
    expect(change('plain-hash-not-hmac', 'python', { id: 'hash/hmac', algorithm: 'MD5' }, PAYNET)).toEqual({
      before: "digest = hmac.new(token.encode('utf-8'), message.encode('utf-8'), 'md5').digest()",
      after: "digest = hashlib.md5(message.encode('utf-8')).digest()",
    });
    const how = { id: 'hmac/plain-after', algorithm: 'SHA-1', text: '' };
    expect(change('plain-hash-not-hmac', 'php', how, WEBHOOK)).toEqual({
      before: "$mac = hash('sha1', $message . $secretToken, true);",
      after: "$mac = hash_hmac('sha256', $message, $secretToken, true);",
    });
  });

  it('is changed by the phrase of each cause, and shows where something was added', () => {
    const phrases = [
      { causes: ['secret-hex-decoded-wrongly'], how: { id: 'key/hex', of: 'SecretToken' } },
      { causes: ['trailing-newline'], how: { id: 'tail', of: 'Email', text: '\r\n' } },
    ];
    const changes = codeFixes(['secret-hex-decoded-wrongly', 'trailing-newline'], 'python', {
      phrases,
      facts: REQUEST,
    });
    expect(changes.map(({ before }) => before)).toEqual([
      'key = bytes.fromhex(secret_token)',
      String.raw`message = x_app_access_ts + email + '\r\n'`,
    ]);
    const added = { id: 'list/plus', other: 'PublicToken', of: 'Email' };
    expect(change('signed-set-differs-from-sent', 'python', added, REQUEST)?.before).toBe(
      'message = x_app_access_ts + public_token + email',
    );
  });

  it.each([
    ['charset-utf16', 'utf-16be', "message.encode('utf-16be')"],
    ['charset-ascii-question-mark', 'ascii', "'ascii', 'replace'"],
    ['charset-platform-default', 'windows-1251', "'windows-1251'"],
  ])('has the charset that was used: %s', (cause, charset, code) => {
    const how = { id: 'charset', charset };
    expect(change(cause, 'python', how, WEBHOOK)?.before).toContain(code);
    expect(change(cause, 'go', how, WEBHOOK)).toBeUndefined();
  });

  it('reads the clock in the unit of the documentation', () => {
    expect(change('timestamp-ms-vs-s', 'python', { id: 's', of: 'key' }, PAYNET)?.after).toBe(
      'key = str(int(time.time() * 1000))',
    );
    expect(change('timestamp-ms-vs-s', 'python', { id: 'ms', of: 'ts' }, MAC)?.after).toBe(
      'ts = str(int(time.time()))',
    );
  });
});
