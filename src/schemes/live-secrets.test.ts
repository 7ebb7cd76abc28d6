import { expect, test } from 'vitest';
import { loadSandboxes, loadVectors } from './registry.ts';
import { encodeBase64 } from '../core/bytes/base64.ts';
import { encodeUtf8 } from '../core/bytes/text.ts';
import { forgetEverything } from '../core/leaving.ts';
import { checkLive, checkLiveToken } from '../core/scheme/live-secrets.ts';
import { noteOwnTokens } from '../core/scheme/own-tokens.ts';

const NOW = 1_767_225_600_000;
/** Put together here, so that no scanner takes this file for a leak. */
const LIVE = [
  ['sk', 'live', '51H8xYzAbCdEfGh'].join('_'),
  ['AKIA', 'ABCDEFGHIJ234567'].join(''),
  `ghp_${'a1'.repeat(18)}`,
  `glpat-${'a'.repeat(20)}`,
  `xoxb-${'1'.repeat(12)}-abc`,
  `AIza${'a'.repeat(35)}`,
  `sk-ant-${'a'.repeat(20)}`,
  `SG.${'a'.repeat(20)}.${'b'.repeat(20)}`,
  `npm_${'a'.repeat(36)}`,
  '-----BEGIN RSA PRIVATE KEY-----\nMIIE',
  '-----BEGIN PRIVATE KEY-----\nMIIE',
  ['live', 'secret', 'abcdefgh1234'].join('_'),
];
const jwt = (payload: object) =>
  ['{"alg":"RS256"}', JSON.stringify(payload)].map((part) => encodeBase64(encodeUtf8(part), 'base64url')).join('.');

test.for(LIVE.map((value) => [value.slice(0, 8), value] as const))('%s… looks live, and is not quoted', ([, value]) => {
  const [problem, ...more] = checkLive(`key = ${value}`, 'secret');
  expect(more).toEqual([]);
  expect(problem).toMatchObject({ code: 'live-secret', severity: 'warning', field: 'secret' });
  expect(JSON.stringify(problem)).not.toContain(value.slice(8));
});

test('a token is live until the second of its exp, and not without one', () => {
  const ends = NOW / 1000 + 60;
  const token = `${jwt({ exp: ends })}.c2ln`;
  expect(checkLiveToken(token, 'accessToken', NOW)).toMatchObject([{ code: 'live-token', field: 'accessToken' }]);
  expect(checkLiveToken(` ${token}\n`, 'accessToken', NOW)).toHaveLength(1);
  expect(checkLiveToken(token, 'accessToken', ends * 1000)).toEqual([]);
  for (const payload of [{}, { exp: 'soon' }, { exp: 1e300 }, []])
    expect(checkLiveToken(`${jwt(payload)}.c2ln`, 'accessToken', NOW)).toEqual([]);
  for (const text of ['', 'eyJ.eyJ.x', 'eyJhIjox.eyJ_.x', `${token}.more`])
    expect(checkLiveToken(text, 'accessToken', NOW)).toEqual([]);
});

test('nobody is warned of a token that the sandbox answered, and of every other one', () => {
  const ends = NOW / 1000 + 60;
  const [ours, other] = [`${jwt({ exp: ends })}.b3Vycw`, `${jwt({ exp: ends })}.b3RoZXI`];
  noteOwnTokens(JSON.stringify({ data: { accessToken: ours } }));
  expect(checkLiveToken(` ${ours}\n`, 'accessToken', NOW)).toEqual([]);
  expect(checkLiveToken(other, 'accessToken', NOW)).toHaveLength(1);
  expect(checkLiveToken(`${ours}x`, 'accessToken', NOW)).toHaveLength(1);
  forgetEverything();
  expect(checkLiveToken(ours, 'accessToken', NOW)).toHaveLength(1);
});

test('nobody is warned of a sample, whatever the clock says', async () => {
  const tokens = (await loadVectors('session-jwt')).flatMap(({ inputs }) => inputs['accessToken'] ?? []);
  expect(tokens.length).toBeGreaterThan(10);
  for (const token of tokens) expect(checkLiveToken(token, 'accessToken', 0)).toEqual([]);
  forgetEverything();
  expect(tokens.some((token) => checkLiveToken(token, 'accessToken', 0).length > 0)).toBe(true);
});

test('no sample and no key of the sandbox is taken for a live one', async () => {
  let seen = 0;
  for (const { id, credentials } of await loadSandboxes()) {
    const vectors = await loadVectors(id);
    for (const values of [...credentials.map((own) => own.values), ...vectors.map(({ inputs }) => inputs)])
      for (const [name, value] of Object.entries(values)) {
        seen++;
        expect(checkLive(value, name), `${id} ${name}`).toEqual([]);
      }
  }
  expect(seen).toBeGreaterThan(100);
});
