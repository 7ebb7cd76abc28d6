import { describe, expect, it } from 'vitest';
import { encodeBase64 } from '../../core/bytes/base64.ts';
import { encodeUtf8 } from '../../core/bytes/text.ts';
import { DEMO_PUBLIC_KEY, signWithDemoKey } from '../../core/crypto/demo-key.ts';
import { syncEngine } from '../../core/crypto/sync.ts';
import { webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import { curlCommand } from '../../core/http/curl.ts';
import { splitUrl } from '../../core/http/url.ts';
import { evaluateSync, type Inputs } from '../../core/recipe/evaluate.ts';
import { battery } from '../../core/scheme/battery.ts';
import { findField } from '../../core/scheme/define.ts';
import { checkField } from '../../core/scheme/fields.ts';
import { freshNonce } from '../../core/scheme/nonce.ts';
import { parseMessage } from '../../core/scheme/parse.ts';
import { traceOperation } from '../../core/scheme/trace.ts';
import { verifyOperation } from '../../core/scheme/verify.ts';
import { callback } from './callback.ts';
import { certificate } from './certificate.ts';
import { scheme } from './index.ts';
import { mac } from './mac.ts';
import { readTokenAnswer } from './oauth-answer.ts';
import { oauthToken } from './oauth-token.ts';
import vectors from './vectors.json' with { type: 'json' };

battery(scheme, vectors);

const inputsOf = (id: string): Inputs => vectors.find((vector) => vector.id === id)?.inputs ?? {};
const codesFor = (field: string, value: string) => {
  const def = findField(mac, field);
  return def && checkField(def, value).map((problem) => problem.code);
};

describe('the Authorization header', () => {
  it.each(['paysera-mac-01', 'paysera-mac-19', 'paysera-mac-22', 'paysera-dialect-java-get'])(
    'of %s is read back into what it was printed from',
    async (id) => {
      const inputs = inputsOf(id);
      const { message, result } = await traceOperation(mac, inputs, webcryptoEngine);
      if (!message) throw new Error('no message');
      const { client_id, ts, nonce, method, uri } = inputs;
      const value = result?.outcome.ok && result.outcome.value.kind === 'text' && result.outcome.value.text;
      expect(parseMessage(mac, inputs, message)).toMatchObject({ client_id, ts, nonce, method, uri, mac: value });
    },
  );

  it('goes with no body and no Content-Type when there is nothing to send', async () => {
    const { message } = await traceOperation(mac, inputsOf('paysera-mac-01'), webcryptoEngine);
    expect(message).not.toHaveProperty('body');
    expect(message?.headers.map(([name]) => name)).toEqual(['Authorization']);
    const sent = await traceOperation(mac, inputsOf('paysera-dialect-java'), webcryptoEngine);
    expect(sent.message).toMatchObject({ body: '{}', origin: 'https://wallet.paysera.com' });
  });

  it('keeps a port that is not the one of https, and drops an address that is none', async () => {
    const { message } = await traceOperation(mac, inputsOf('paysera-mac-23'), webcryptoEngine);
    expect(message?.origin).toBe('https://wallet.paysera.com:8443');
    const broken = await traceOperation(mac, { ...inputsOf('paysera-mac-01'), host: 'a b' }, webcryptoEngine);
    expect(broken.message).toBeUndefined();
    expect(broken.result?.outcome.ok).toBe(true);
  });
});

describe('the fields of a request', () => {
  it.each([
    ['nonce', 'a"b', ['nonce-character']],
    ['nonce', 'a\\b', ['nonce-character']],
    ['nonce', 'aé', ['nonce-character']],
    ['nonce', '!#[]~ x', []],
    ['host', 'Wallet.paysera.com', ['host-case']],
    ['host', 'wallet.paysera.com:443', ['host-has-port']],
    ['host', 'https://wallet.paysera.com', ['host-is-url']],
    ['host', 'wallet.paysera.com/rest', ['host-has-path']],
    ['uri', 'rest/v1', ['uri-without-slash']],
    ['uri', 'https://wallet.paysera.com/rest', ['uri-is-url']],
    ['uri', '/rest#x', ['uri-fragment']],
    ['port', '0', ['not-a-port']],
    ['port', '65536', ['not-a-port']],
    ['port', '8443', []],
    ['method', 'get', ['method-case']],
    ['method', 'G T', ['not-a-method']],
    ['ts', '1343811600000', ['timestamp-unit']],
    ['ext', 'a="b"', ['query-quote']],
    ['ext', '?a=b', ['query-form']],
    ['ext', '', []],
    ['dialect', 'perl', ['not-a-choice']],
  ])('%s %j: %j', (field, value, codes) => {
    expect(codesFor(field, value)).toEqual(codes);
  });

  it('name the character that a nonce must not have, and its place', () => {
    const [problem] = checkField(mac.fields.find(({ kind }) => kind === 'nonce') ?? never(), 'ab"c');
    expect(problem?.got).toBe('"\\"" (U+0022) as character 3');
  });

  it('take host, port and uri from a URL as they stand', () => {
    expect(splitUrl('https://Wallet.paysera.com/rest/../v1?a=%7e&b#x')).toEqual({
      host: 'Wallet.paysera.com',
      port: '443',
      uri: '/rest/../v1?a=%7e&b',
    });
    expect(splitUrl('http://localhost:8080')).toEqual({ host: 'localhost', port: '8080', uri: '/' });
    expect(splitUrl('http://[::1]?a')).toEqual({ host: '[::1]', port: '80', uri: '/?a' });
    expect(splitUrl(' HTTPS://me:x@h.example:/a\n')).toEqual({ host: 'h.example', port: '443', uri: '/a' });
    expect(splitUrl('Http://h.example/')).toEqual({ host: 'h.example', port: '80', uri: '/' });
    for (const none of ['ftp://a/b', 'see https://a/b', 'https://a:80b/', 'https://', 'https:///a', 'https://@/'])
      expect(splitUrl(none), none).toBeUndefined();
  });
});

describe('a fresh nonce', () => {
  it('has 32 letters and digits, all as likely as one another', () => {
    let octet = 0;
    const nonce = freshNonce((count) => Uint8Array.from({ length: count }, () => (octet = (octet + 41) % 256)));
    expect(nonce).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(codesFor('nonce', nonce)).toEqual([]);
    const seen = new Set<string>();
    freshNonce(() => {
      const next = Uint8Array.from({ length: 32 }, () => 255);
      next[0] = seen.size;
      seen.add(String(seen.size));
      return next;
    });
    // One usable octet a draw: the 31 others are thrown away.
    expect(seen.size).toBe(32);
  });
});

describe('OAuth', () => {
  it('sends the user to the documented address', () => {
    const inputs = { client_id: 'wkVd93h2uS', redirect_uri: 'https://example.com/back?a=1', scope: 'a b', state: 's' };
    const url = oauthToken.redirect?.url ?? never();
    const outcome = evaluateSync([url], inputs, syncEngine).get(url);
    expect(outcome?.ok && outcome.value.kind === 'text' && outcome.value.text).toBe(
      'https://www.paysera.com/frontend/oauth?response_type=code&client_id=wkVd93h2uS&scope=a+b&redirect_uri=https%3A%2F%2Fexample.com%2Fback%3Fa%3D1&state=s',
    );
  });

  it('reads what the next call needs from an answer', () => {
    const raw =
      '{"access_token":"SlAV32hkKG","token_type":"mac","expires_in":3600,"mac_key":"adijq39jdlaska9asud","mac_algorithm":"hmac-sha-256","refresh_token":"r"}';
    expect(readTokenAnswer(raw)).toEqual({
      ok: true,
      answer: { raw, accessToken: 'SlAV32hkKG', macKey: 'adijq39jdlaska9asud', refreshToken: 'r', expiresIn: '3600' },
    });
  });

  it.each([
    ['nothing', '', 'not-json'],
    ['an error', '{"error":"invalid_grant"}', 'token-refused'],
    ['half an answer', '{"access_token":"secret-token"}', 'member-missing'],
    ['a bearer token', '{"access_token":"secret-token","mac_key":"k","token_type":"bearer"}', 'token-type'],
  ])('refuses %s without repeating it', (_, raw, code) => {
    const reading = readTokenAnswer(raw);
    expect(reading).toMatchObject({ ok: false, problem: { code } });
    expect(JSON.stringify(reading)).not.toContain('secret-token');
  });
});

describe('a callback of the sandbox', () => {
  it('verifies under the published demo key, and not with one byte more', async () => {
    const event = '{"type":"confirmed","object":"transaction","data":{"callback_uri":"https:\\/\\/example.com"}}';
    const sign = encodeBase64(await signWithDemoKey(encodeUtf8(event)), 'base64');
    const verdict = (text: string) =>
      verifyOperation(callback, { event: text, 'public key': DEMO_PUBLIC_KEY }, sign, webcryptoEngine);
    expect((await verdict(event)).code).toBe('ok');
    expect((await verdict(`${event}\n`)).code).toBe('signature-mismatch');
  });

  it('refuses a private key where the public one belongs', async () => {
    const inputs = { ...inputsOf('paysera-cb-01'), 'public key': '-----BEGIN PRIVATE KEY-----\nMIIE\n' };
    expect((await verifyOperation(callback, inputs, 'AAAA', webcryptoEngine)).code).toBe('private-key-pasted');
  });
});

describe('a client certificate', () => {
  it('turns the parameters of ext into headers, and curl names the files', async () => {
    const { headerOf } = certificate.certificate ?? never();
    expect(headerOf('project_id')).toBe('Wallet-Api-Project-Id');
    const { message } = await traceOperation(certificate, {}, webcryptoEngine);
    if (!message) throw new Error('no message');
    const extra = [...new URLSearchParams('project_id=1221&note=a+b')].map(
      ([name, text]) => [headerOf(name), text] as const,
    );
    const full = { ...message, headers: [...message.headers, ...extra] };
    expect(curlCommand(full, { certificate: 'client.pem', privateKey: 'client key.pem' })).toBe(
      [
        'curl -X GET',
        'https://wallet.paysera.com/rest/v1/server',
        '--cert client.pem',
        "--key 'client key.pem'",
        "-H 'Wallet-Api-Project-Id: 1221'",
        "-H 'Wallet-Api-Note: a b'",
      ].join(' \\\n  '),
    );
  });
});

function never(): never {
  throw new Error('no such field');
}
