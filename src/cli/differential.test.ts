import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceCases } from './test-trace.ts';

const PYTHON = fileURLToPath(new URL('differential.py', import.meta.url));
const SEED = 20261122;

/** What breaks signatures: other alphabets, astral characters, NUL, every line end, white space, quotes, JSON's own characters. */
const pieces = fc.constantFrom(
  'a',
  'Z9',
  'ключ',
  'é',
  'e\u0301',
  '😊',
  '\0',
  '\r\n',
  '\n',
  '\r',
  ' ',
  '\t',
  '"',
  '\\',
  '/',
  ';',
  '&',
  '<',
  '\u2028',
  '\ufeff',
  '\u00a0',
  '0',
  '.',
);
const hostile = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));
const secret = fc.array(pieces, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
const digits = fc.bigInt({ min: 0n, max: 10n ** 21n }).map(String);
const bulky = hostile.map((text) => `${text}x`.repeat(Math.ceil(65_536 / (text.length + 1))));
const anyBody = fc.oneof({ weight: 6, arbitrary: hostile }, { weight: 1, arbitrary: bulky });
const amount = fc.constantFrom('100', '2600.00', '1e3', '-0.10', '12345678901234567890.123', '"100"', '" 5 "');
const spaced = fc.constantFrom('', ' ', '\n  ', '\r\n\t');

const callbackBody = fc
  .tuple(hostile, hostile, amount, hostile, spaced, fc.constantFrom('externalId', 'externald'), anyBody)
  .map(
    ([id, status, literal, type, space, name, other]) =>
      `{${space}"${name}":${space}${JSON.stringify(id)},"note":${JSON.stringify(other)},"status":${JSON.stringify(status)},${space}"amount":${literal},"orderType":${JSON.stringify(type)}${space}}`,
  );
const alertBody = fc
  .tuple(hostile, anyBody)
  .map(([at, message]) => JSON.stringify({ CreatedAt: at, Message: message }));

const OPERATIONS: Readonly<Record<string, fc.Arbitrary<Record<string, string>>>> = {
  'paynet/auth': fc.record({ id: digits, token: anyBody, key: digits }),
  'aeterna/request': fc.record({
    PublicToken: hostile,
    SecretToken: secret,
    Email: anyBody,
    'X-App-Access-Ts': digits,
  }),
  'aeterna/webhook': fc.record({ SecretToken: secret, body: anyBody }),
  'paystar/bearer': fc.record({ publicKey: anyBody, privateKey: secret }),
  'paystar/callback': fc.record({ privateKey: hostile, body: callbackBody }),
  'paystar/alert': fc.record({ privateKey: hostile, body: alertBody }),
};

describe('against Python', () => {
  it.each(Object.entries(OPERATIONS))(
    '%s gives what hmac and hashlib give, for 60 hostile inputs',
    async (name, inputs) => {
      const [scheme, operation] = name.split('/');
      const lines = fc
        .sample(inputs, { seed: SEED, numRuns: 60 })
        .map((sample) => JSON.stringify({ scheme, operation, inputs: sample }));
      const python = spawnSync('python3', [PYTHON], {
        input: lines.join('\n'),
        encoding: 'utf8',
        maxBuffer: 1 << 28,
        env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
      });
      expect(python.stderr).toBe('');
      const expected = python.stdout.trimEnd().split('\n');
      const reports = await traceCases(lines.join('\n'));
      expect(reports.map((report) => Object.values(report.result ?? {})[0])).toEqual(expected);
    },
  );
});
