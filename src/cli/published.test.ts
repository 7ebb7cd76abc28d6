import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { encodeBase64 } from '../core/bytes/base64.ts';
import { encodeHex } from '../core/bytes/hex.ts';
import { encodeUtf8 } from '../core/bytes/text.ts';
import type { HashName } from '../core/crypto/port.ts';
import { syncEngine } from '../core/crypto/sync.ts';
import { cards, loadVectors } from '../schemes/registry.ts';
import { traceCases } from './test-trace.ts';

interface Published {
  readonly id: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
}

const FILE = new URL('../../../shared/vectors/schemes.json', import.meta.url);
const isThere = existsSync(FILE);
if (!isThere) process.stdout.write('../shared/vectors/schemes.json is not here: the published vectors are left out.\n');
const published = isThere ? (JSON.parse(readFileSync(FILE, 'utf8')) as readonly Published[]) : [];
const loaded = await Promise.all(
  cards.map(async ({ id: scheme }) => (await loadVectors(scheme)).map((vector) => ({ ...vector, scheme }))),
);
const vectors = loaded.flat();

/** The vectors made from a published entry: the one of its id, or the parts of a table. */
const madeFrom = (id: string) => vectors.filter((vector) => vector.id === id || vector.id.startsWith(`${id}-`));

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const mac = (algorithm: HashName, key: string, message: string) =>
  encodeBase64(syncEngine.run({ call: 'hmac', algorithm, key: encodeUtf8(key), data: encodeUtf8(message) }), 'base64');
const md5 = (message: string) =>
  encodeHex(syncEngine.run({ call: 'hash', algorithm: 'MD5', data: encodeUtf8(message) }));

async function resultOf(scheme: string, operation: string, inputs: Readonly<Record<string, string>>) {
  const [report] = await traceCases(JSON.stringify({ scheme, operation, inputs }));
  return { result: Object.values(report?.result ?? {})[0], request: report?.request };
}

const ofDraft = ({ inputs, expected }: Published) => {
  expect(mac('SHA-1', text(inputs['mac_key']), text(inputs['normalized_request']))).toBe(expected['mac']);
  expect(expected['mac']).not.toBe(inputs['draft_printed_mac']);
};
const ofCheckout = ({ inputs, expected }: Published) => {
  const ss1 = md5(text(inputs['data']) + text(inputs['project_password']));
  expect(ss1).toBe(expected['ss1_expected']);
  expect(ss1 === inputs['ss1']).toBe(expected['valid']);
};
const ofBalance = (key: string) => ({ id: '123', token: 'your-secret-token', key });

/** Entries that are no vector of one operation: contrasts, tables and rules, each with what is checked of it here. */
const CHECKED: Readonly<Record<string, (entry: Published) => unknown>> = {
  'aeterna-req-11': async ({ inputs, expected }) => {
    const results = (inputs['bodies'] as readonly string[]).map(async (body) => {
      const known = { SecretToken: text(inputs['secret_token']), Email: text(inputs['email']), PublicToken: 'p' };
      return (
        await resultOf('aeterna', 'request', { ...known, 'X-App-Access-Ts': text(inputs['x_app_access_ts']), body })
      ).result;
    });
    expect(await Promise.all(results)).toEqual(expected['x_app_access_sig_for_each']);
  },
  'paynet-12': async ({ expected }) => {
    const { result } = await resultOf('paynet', 'auth', ofBalance('1706360400000'));
    expect(result).toBe(expected['correct']);
    expect(Object.values(expected['wrong'] as Readonly<Record<string, string>>)).not.toContain(result);
  },
  // The order of keys is the sandbox's rule; here only that each attempt can be signed, to any size.
  'paynet-13': async ({ inputs }) => {
    const results = (inputs['attempts'] as readonly string[]).map((key) => resultOf('paynet', 'auth', ofBalance(key)));
    expect(new Set((await Promise.all(results)).map(({ result }) => result)).size).toBe(4);
  },
  'paynet-14': async ({ inputs }) => {
    const [key = ''] = inputs['attempts'] as readonly string[];
    expect((await resultOf('paynet', 'auth', ofBalance(key))).result).toBe(md5(`123your-secret-token${key}`));
  },
  'paynet-15': async ({ expected }) => {
    const { request } = await resultOf('paynet', 'auth', ofBalance('1706360400000'));
    expect(text(expected['body']).startsWith(request?.body.slice(0, -1) ?? 'nothing')).toBe(true);
  },
  'paysera-ss1-01': ofCheckout,
  'paysera-ss1-02': ofCheckout,
  'ietf-mac-01': ofDraft,
  'ietf-mac-02': ofDraft,
  'ietf-mac-03': ofDraft,
  'ietf-mac-04': ofDraft,
  'ietf-mac-05': ofDraft,
};

/** Members of `expected` that are words, other renderings of what a step holds, or another entry's result. */
const ASIDE =
  /^(?:reason|authorization|.*_utf8_hex|.*_hex|token_sha256|header|payload|.*decodes_to|login_expiresIn|correct)$/;

if (isThere)
  describe('the published vectors', () => {
    it('are all accounted for: as vectors of a scheme, or checked one by one', () => {
      const lost = published.filter(({ id }) => madeFrom(id).length === 0 && CHECKED[id] === undefined);
      expect(lost.map(({ id }) => id)).toEqual([]);
      expect(new Set(published.map(({ id }) => id)).size).toBe(published.length);
    });

    for (const entry of published.filter(({ id }) => CHECKED[id])) {
      it(`hold for ${entry.id}`, () => CHECKED[entry.id]?.(entry));
    }

    it('have no expected text that the vectors of the schemes leave out', () => {
      const lost = published.flatMap(({ id, expected }) => {
        const made = madeFrom(id);
        // Sumsub's string is no step of ours; src/schemes/aeterna/sumsub.test.ts holds it.
        if (made.length === 0 || id.startsWith('sumsub-')) return [];
        const held = made.flatMap(({ steps = {}, observed = {}, result = {} }) =>
          [steps, observed, result].flatMap(Object.values<string>),
        );
        // A segment of a token is held by the token.
        const isHeld = (value: unknown) => held.some((whole) => whole.includes(text(value)));
        return Object.entries(expected)
          .filter(([name, value]) => typeof value === 'string' && !ASIDE.test(name) && !isHeld(value))
          .map(([name]) => `${id}: ${name}`);
      });
      expect(lost).toEqual([]);
    });
  });

describe('the trace command', () => {
  it('gives the steps, the result and the verdict of every vector of every scheme', async () => {
    const lines = vectors.map(({ id, scheme, operation, inputs, observed }) =>
      JSON.stringify({ format: 'countersign-case/1', id, scheme, operation, inputs, observed }),
    );
    const reports = await traceCases(lines.join('\n'));
    expect(reports.map(({ id }) => id)).toEqual(vectors.map(({ id }) => id));
    for (const [index, report] of reports.entries()) {
      const { id, steps = {}, result, verdict } = vectors[index] ?? never();
      if (result ?? vectors[index]?.steps) expect(report.error, id).toBeUndefined();
      for (const [name, wanted] of Object.entries(steps))
        expect(hexOf(report.steps?.find((step) => step.name === name)), `${id}: ${name}`).toBe(
          encodeHex(encodeUtf8(wanted)),
        );
      if (result) expect(report.result, id).toEqual(result);
      if (verdict !== undefined) expect(report.verdict?.code, id).toBe(verdict);
    }
  });
});

function hexOf(step: { readonly hex: string } | undefined) {
  return step?.hex;
}

function never(): never {
  throw new Error('more reports than cases');
}
