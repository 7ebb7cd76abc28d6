import { describe, expect, it } from 'vitest';
import { diagnosed, operationAt } from './fixtures/diagnosed.ts';
import { RICHEST } from './fixtures/richest.ts';
import { FEWEST, observedProblem } from './observed.ts';

const EXPECTED: readonly (readonly [place: string, result: string, expected: string])[] = [
  ['paynet/auth', 'hash', '32 hex digits (0-9, a-f)'],
  ['aeterna/request', 'X-App-Access-Sig', '64 hex digits (0-9, a-f)'],
  ['aeterna/webhook', 'X-Signature', '64 hex digits (0-9, a-f)'],
  ['paysera/mac', 'mac', '44 characters of base64 (A-Z, a-z, 0-9, +, / and =)'],
  ['paystar/callback', 'Signature', '64 hex digits (0-9, a-f)'],
  ['paystar/bearer', 'token', 'a token: three parts of base64url'],
  ['paysera/callback', 'sign', 'the whole sign'],
];
const SHORT = ['z', 'zz', '12', '3a', ' 3a \n', '0123456', '"12345"', '1234567…', '1234567...', 'ключ', ' '];

describe('an observed value that is too short to mean anything', () => {
  it.each(EXPECTED)('is refused with what was expected: %s', async (place, result, expected) => {
    const operation = await operationAt(place);
    const inputs = RICHEST[place] ?? {};
    for (const short of SHORT) {
      const problem = observedProblem(operation, inputs, short);
      expect([short, problem?.field, problem?.severity]).toEqual([short, result, 'error']);
      expect(problem?.expected).toContain(expected);
      expect(problem?.expected).toContain(`${FEWEST} characters`);
      expect(problem?.fix).toMatch(/^Paste the whole value/);
      const found = await diagnosed(place, inputs, { [result]: short });
      expect([found.verdict, found.tried]).toEqual(['unusable', 0]);
      expect(found.says).toContain(`${result} is too short`);
    }
  });

  it('is not: eight characters, nothing at all, or a short secret that was sent itself', async () => {
    const operation = await operationAt('aeterna/webhook');
    for (const fine of ['01234567', '0123456…7', 'q2bNkR7p', '', '[B@6d06d69c'])
      expect(observedProblem(operation, {}, fine)).toBeUndefined();
    expect(observedProblem(operation, { SecretToken: 'short' }, 'short')).toBeUndefined();
    const sent = await diagnosed('aeterna/webhook', { SecretToken: 'short', body: '{}' }, { 'X-Signature': 'short' });
    expect(sent.explanations[0]?.causes).toEqual(['secret-sent-as-signature']);
  });

  it('is told of the signature of a token, too; without any it is explained', async () => {
    const inputs = RICHEST['paystar/bearer'] ?? {};
    const part = (json: object): string => Buffer.from(JSON.stringify(json)).toString('base64url');
    const [header, payload] = [part({ alg: 'HS256', typ: 'JWT' }), part({ publicKey: inputs['publicKey'] })];
    const cut = await diagnosed('paystar/bearer', inputs, { token: `${header}.${payload}.zz` });
    expect(cut.says).toContain('got 2 characters for the signature');
    const secret = await diagnosed(
      'paystar/bearer',
      { ...inputs, privateKey: 'sk' },
      { token: `${header}.${payload}.sk` },
    );
    expect(secret.explanations[0]?.causes).toEqual(['secret-sent-as-signature']);
    const bare = await diagnosed('paystar/bearer', inputs, { token: `${header}.${payload}.` });
    expect(bare.explanations[0]).toMatchObject({ causes: ['truncated'], says: 'Your code leaves the signature out.' });
    const none = `${part({ alg: 'none', typ: 'JWT' })}.${payload}.`;
    const unsigned = await diagnosed('paystar/bearer', inputs, { token: none });
    expect(unsigned.explanations[0]?.causes).toEqual(['jwt-alg-confusion']);
  });
});

describe('an observed value that was cut off', () => {
  const inputs = { SecretToken: 'observed-test-1', body: '{"id": 5, "url": "https://a.example/b"}' };
  // hash_hmac('sha256', json_encode(json_decode($body)), $secret) of PHP 8.2.
  const WHOLE = 'e78c406ed7bec56d4b2f49fd730f7cdf411cb26c7dca8b65c6e3af9bc6e80add';

  it.each([WHOLE.slice(0, FEWEST), WHOLE.slice(-FEWEST), `${WHOLE.slice(0, 12)}…`])(
    'is matched by what is left of it, and that is called weak: %s',
    async (observed) => {
      const found = await diagnosed('aeterna/webhook', inputs, { 'X-Signature': observed });
      expect(found.explanations[0]?.causes).toEqual(['body-reserialised-json', 'truncated']);
      expect(found.explanations.every(({ weak }) => weak)).toBe(true);
    },
  );
});
