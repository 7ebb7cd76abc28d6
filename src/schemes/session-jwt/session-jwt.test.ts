import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { encodeBase64 } from '../../core/bytes/base64.ts';
import { encodeUtf8 } from '../../core/bytes/text.ts';
import { signWithDemoKey } from '../../core/crypto/demo-key.ts';
import { webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import { battery } from '../../core/scheme/battery.ts';
import { utcText } from '../../core/scheme/time-words.ts';
import { traceOperation } from '../../core/scheme/trace.ts';
import { verifyOperation } from '../../core/scheme/verify.ts';
import { REFRESH_EXPIRED_ANSWER, tokenExpiredAnswer } from './answers.ts';
import { readClaims } from '../../core/token/claims.ts';
import { scheme } from './index.ts';
import { extractToken } from '../../core/token/paste.ts';
import { login } from './requests.ts';
import { tokens } from './token-answer.ts';
import { token } from './token.ts';
import vectors from './vectors.json' with { type: 'json' };

battery(scheme, vectors);

const vector = (id: string) => vectors.find((candidate) => candidate.id === id);
/** A token as the vendor makes them, signed with the published demo key: RS256 over the two texts as they stand. */
async function mintToken(header: string, payload: string): Promise<string> {
  const input = [header, payload].map((part) => encodeBase64(encodeUtf8(part), 'base64url')).join('.');
  return `${input}.${encodeBase64(await signWithDemoKey(encodeUtf8(input)), 'base64url')}`;
}
const seedToken = vector('seed004-jwt-01')?.inputs['accessToken'] ?? '';

describe('the tokens of the documentation', () => {
  it('say that the signature was not checked, and why', async () => {
    const { rows } = await verifyOperation(token, {}, seedToken, webcryptoEngine);
    expect(rows.find((row) => row.name === 'signature')).toMatchObject({
      state: 'skipped',
      measured: 'signature not checked: no public key',
    });
  });

  it('are measured against the clock in words', async () => {
    const { rows } = await verifyOperation(token, { now: '1707243375' }, seedToken, webcryptoEngine);
    expect(rows.find((row) => row.name === 'exp')?.measured).toBe('expired 31 min ago (2024-02-06T17:45:15Z)');
  });
});

describe('the claims', () => {
  const rowOf = async (accessToken: string) =>
    (await verifyOperation(token, {}, accessToken, webcryptoEngine)).rows.find(
      ({ code }) => code === 'claims-malformed',
    );

  it('are told by name, with or without exp', async () => {
    expect(await rowOf(seedToken)).toMatchObject({
      state: 'ok',
      measured: expect.stringMatching(/^id, email, .*, exp$/),
    });
    expect(await rowOf(await mintToken('{"alg":"RS256"}', '{"sub":"x"}'))).toMatchObject({ measured: 'sub' });
    expect(await rowOf(await mintToken('{"alg":"RS256"}', '{}'))).toMatchObject({
      state: 'ok',
      measured: 'an object without members',
    });
  });

  it('are refused when they are no object', async () => {
    expect(await rowOf(await mintToken('{"alg":"RS256"}', '[1]'))).toMatchObject({
      state: 'failed',
      measured: expect.stringContaining('expected a JSON object'),
    });
  });
});

describe('a token under a key that is too short', () => {
  const key = (secret: string) => JSON.stringify({ kty: 'oct', k: Buffer.from(secret).toString('base64url') });
  const head = ['{"alg":"HS256"}', '{"exp":2000}'].map((part) => Buffer.from(part).toString('base64url')).join('.');
  const signed = `${head}.${createHmac('sha256', 'secret').update(head).digest('base64url')}`;
  const judged = (secret: string, now: string) =>
    verifyOperation(token, { 'public key': key(secret), now }, signed, webcryptoEngine);

  it('is not accepted, and said to match; what else is wrong with it is said, too', async () => {
    const { ok, code, rows } = await judged('secret', '1000');
    expect({ ok, code }).toEqual({ ok: false, code: 'key-too-short' });
    expect(rows.find(({ name }) => name === 'signature')?.measured).toBe(
      'it matches: HS256, HMAC key of 48 bits, signature of 32 bytes; expected a key of at least 256 bits (RFC 7518 section 3.2)',
    );
    expect((await judged('secret', '3000')).code).toBe('token-expired');
  });

  it('does not match under another', async () => {
    expect((await judged('secreT', '1000')).code).toBe('signature-mismatch');
  });
});

describe('a minted token', () => {
  it.each(['seed004-rs256-01', 'seed004-rs256-02', 'seed004-rs256-03', 'seed004-rs256-04'])(
    'has the published bytes of %s',
    async (id) => {
      const { steps, observed } = vector(id) ?? {};
      expect(await mintToken(steps?.['header'] ?? '', steps?.['payload'] ?? '')).toBe(observed?.['accessToken']);
    },
  );
});

describe('a pasted token', () => {
  it.each([
    ['a bare token', 'a.b.c', []],
    ['Bearer before it', 'Bearer a.b.c', ['the word Bearer']],
    [
      'a header line',
      'Authorization: Bearer a.b.c\n',
      ['white space around it', 'the name of the header', 'the word Bearer'],
    ],
    ['quotes and a comma', '"a.b.c",', ['a comma or semicolon after it', 'quotes around it']],
    ['line breaks inside', 'a.\r\nb\n.c', ['line breaks and spaces inside it']],
    ['an invisible character', '\ufeffa.b.c', ['invisible characters']],
    [
      'an answer',
      '{"data":{"accessToken":"a.b.c","expiresIn":1}}',
      ['the JSON around it: the member accessToken was taken'],
    ],
    [
      'an answer with comments',
      '{\n"data": {\n"accessToken": "a.b.c", // JWT token\n"expiresIn": 1 // lifetime\n}}',
      ['the JSON around it: the member accessToken was taken'],
    ],
    [
      'the inside of an object',
      '"access_token" : "a.b.c", "expires_in": 1',
      ['the JSON around it: the member access_token was taken'],
    ],
    [
      'a header line in quotes, as curl has it',
      `'Authorization: Bearer a.b.c'`,
      ['quotes around it', 'the name of the header', 'the word Bearer'],
    ],
  ])('is found in %s, and what was trimmed is listed', (_, pasted, trimmed) => {
    expect(extractToken(pasted)).toEqual({ token: 'a.b.c', trimmed });
  });

  it('keeps what stands inside it', () => {
    for (const odd of ['a.authorization:b.c', 'a,b;c', 'a."b".c', 'a.bearer.c', 'Bearer', 'a.b.c"', "'a.b.c"])
      expect(extractToken(odd)).toEqual({ token: odd, trimmed: [] });
  });
});

describe('the table of claims', () => {
  it('gives registered times in seconds, sessionCreatedAt in milliseconds, and other claims as they stand', () => {
    const rows = readClaims('{"id":"x","sessionCreatedAt":1707239715210,"iat":1707239715,"n":1707239715}', 1707239775);
    expect(rows).toEqual([
      { name: 'id', literal: '"x"' },
      {
        name: 'sessionCreatedAt',
        literal: '1707239715210',
        time: { iso: '2024-02-06T17:15:15.210Z', unit: 'milliseconds', relative: '59 s ago' },
      },
      {
        name: 'iat',
        literal: '1707239715',
        time: { iso: '2024-02-06T17:15:15Z', unit: 'seconds', relative: '1 min ago' },
      },
      { name: 'n', literal: '1707239715' },
    ]);
    for (const none of ['[1]', '{', '', '"iat"']) expect(readClaims(none)).toEqual([]);
    const timed = readClaims(
      '{"exp":"1707239715","exp2":1707239715,"Attempt":1707239715,"lastTime":1707239715,"atAt":17072397152100,"someAt":170723971521,"is_at":-1707239715}',
    );
    expect(timed.filter(({ time }) => time).map(({ name, time }) => [name, time?.unit])).toEqual([
      ['lastTime', 'seconds'],
    ]);
    const relative = (exp: number) => readClaims(`{"exp":${exp}}`, 1000)[0]?.time?.relative;
    expect([relative(1061), relative(1000), relative(939)]).toEqual(['in 1 min 1 s', '0 s ago', '1 min 1 s ago']);
    expect(readClaims('{"exp":10}')).toEqual([
      { name: 'exp', literal: '10', time: { iso: '1970-01-01T00:00:10Z', unit: 'seconds' } },
    ]);
  });

  it('reads expiresIn as the time it is, comments or not', () => {
    const wanted = { seconds: 1707241515, iso: '2024-02-06T17:45:15Z' };
    expect(expiresAt('{"data":{"accessToken":"a.b.c","expiresIn":1707241515}}')).toEqual(wanted);
    const documented =
      '{"data":{"accessToken": "a.b.c", // to be sent\n"expiresIn": 1707241515, // JWT token lifetime\n}}';
    expect(expiresAt(documented)).toEqual(wanted);
    expect(expiresAt('{"data":{"accessToken":"https://a","expiresIn":1707241515}}')).toEqual(wanted);
    expect(expiresAt('{"data":{"accessToken":"a.b.c"}}')).toBeUndefined();
    expect(expiresAt('{}')).toBeUndefined();
  });
});

/** The end of the access token in a pasted answer, as the panel reads it. */
function expiresAt(raw: string): { readonly seconds: number; readonly iso: string } | undefined {
  const reading = tokens.read(raw);
  const literal = reading.ok ? reading.members[tokens.expires.member] : undefined;
  const seconds = Number(literal);
  return literal === undefined ? undefined : { seconds, iso: utcText(seconds) };
}

describe('the documented answers', () => {
  it('hold an object for the access token and a text for the refresh token', () => {
    expect(tokenExpiredAnswer(1767227400)).toEqual({
      errors: [
        {
          code: 'UNAUTHORIZED',
          message: { name: 'TokenExpiredError', message: 'jwt expired', expiredAt: '2026-01-01T00:30:00.000Z' },
        },
      ],
    });
    expect(REFRESH_EXPIRED_ANSWER).toEqual({ errors: [{ code: 'REFRESH_TOKEN_EXPIRED', message: 'Invalid token' }] });
  });
});

describe('a login', () => {
  it('sends the body that the step shows', async () => {
    const inputs = { email: 'ä@example.com', password: '"\\\n', merchant_id: 'm' };
    const { steps, message } = await traceOperation(login, inputs, webcryptoEngine);
    const [request] = steps;
    expect(request?.outcome.ok && request.outcome.value.kind === 'text' && request.outcome.value.text).toBe(
      message?.body,
    );
  });
});
