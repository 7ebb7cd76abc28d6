import { describe, expect, it } from 'vitest';
import { cards, loadMistakes, loadScheme } from '../schemes/registry.ts';
import { readings, type Form } from './forms.ts';
import { LOSSY } from './lossy.ts';
import { RICHEST } from './fixtures/richest.ts';
import { open } from './index.ts';
import type { FormOp } from './target.ts';
import { CAUSES } from './words.ts';

// Every cause of the catalogue of mistakes (mistakes.md, section 2), row by row: where the doctor finds it,
// or why it cannot occur in any operation here.

/** Substitutions in the recipe of at least one operation. */
const IN_RECIPES: readonly string[] = [
  'body-reserialised-json',
  'json-escaped-unicode',
  'url-encoding',
  'key-message-swapped',
  'wrong-key-field',
  'params-missing-from-base',
  'passphrase-missing',
  'query-missing-from-path',
  'jwt-secret-base64',
  'proxy-scheme-host',
  'charset-latin1-truncate',
  'plus-vs-space',
  'clock-skew',
  'empty-field-dropped',
  'json-whitespace',
  'framework-parsed-body',
  'json-escaped-slashes',
  'body-empty-vs-{}',
  'charset-platform-default',
  'line-endings-crlf',
  'port-included',
  'timestamp-ms-vs-s',
  'empty-field-added',
  'form-vs-json',
  'secret-base64-encoded-extra',
  'signed-set-differs-from-sent',
  'json-key-order',
  'key-bytes-to-utf8-string',
  'percent-hex-case',
  'quotes-around-secret',
  'secret-hex-decoded-wrongly',
  'timestamp-format',
  'trailing-newline-in-secret',
  'body-empty',
  'field-order',
  'path-trailing-slash',
  'python-repr-body',
  'secret-base64-decoded-wrongly',
  'timestamp-regenerated',
  'trailing-newline',
  'body-object-to-string',
  'literal-undefined',
  'charset-ascii-question-mark',
  'charset-replacement-char',
  'charset-utf16',
  'escape-rule',
  'key-latin1-vs-utf8',
  'missing-separator',
  'partial-body-signed',
  'reserved-char-set',
  'secret-html-escaped',
  'trailing-newline-stripped',
  'wrong-algorithm',
  'wrong-id-in-base',
  'wrong-inner-digest',
  'wrong-scheme-version',
  'path-prefix-stripped',
  'plain-hash-not-hmac',
  'argument-order-key-signature',
  'backslash-slashed',
  'body-double-encoded',
  'body-vs-query',
  'double-hash',
  'field-trimmed',
  'host-differs',
  'html-entity-encoded',
  'key-id-secret-swapped',
  'method-mismatch',
  'missing-key-separator',
  'newlines-stripped',
  'number-formatting',
  'path-double-slash',
  'query-encoded-in-path',
  'query-order',
  'secret-dollar-interpolated',
  'secret-truncated-at-hash',
  'url-double-encoding',
  'whitespace-in-secret',
  'wrapper-object-signed',
  'wrong-key-derivation',
  'chained-hmac',
  'inner-hash-hex-not-raw',
  'json-escaped-html',
  'message-hex-decoded-wrongly',
  'message-not-hex-decoded',
  'nul-terminator',
  'proxy-rewrote-body',
  'quotes-around-message',
  'lambda-base64-body',
  'secret-escape-processed',
  'secret-url-decoded',
];

/** Ways to write a digest. */
const IN_FORMS: readonly string[] = [
  'output-hex-not-base64',
  'prefix-missing-or-included',
  'base64-of-hex',
  'hex-leading-zero-dropped',
  'hex-case',
  'base64url-vs-base64',
  'hex-padding-bug',
  'output-base64-not-hex',
  'base64-line-wrap',
  'base64-not-url-encoded',
  'byte-array-to-string',
  'double-base64',
  'hex-dash-separators',
  'truncated',
  'base64-case-changed',
];

/** Plain to see, without a search. `signed.test.ts` and `samples.test.ts` have cases of them. */
const IN_EVIDENCE: readonly string[] = [
  'key-name-case',
  'bearer-prefix',
  'secret-sent-as-signature',
  'jwt-alg-confusion',
  'pem-newlines-escaped',
  'wrong-secret-environment',
  'rotated-secret',
];

const CANNOT_OCCUR: Readonly<Record<string, string>> = {
  'secret-not-hex-decoded': 'no operation here decodes its secret',
  'secret-not-base64-decoded': 'no operation here decodes its secret',
  'wrong-region-service': 'no string here has a credential scope',
  'header-auto-added': 'no header is signed',
  'vendor-side-bug': 'the documented inputs do not lead to the value',
  'url-single-encoding': 'no string here holds an encoded parameter string',
  'verify-return-misread': 'the value is right',
  'compressed-body-signed': 'the bytes depend on the compressor and its level',
  'header-case': 'no header name is signed',
  'header-name-typo': 'the value is right; a static check',
  'docs-example-wrong': 'a sample that was computed from other inputs has a wrong secret',
  'vendor-simulator-not-verifiable': 'the simulator signs nothing',
};

async function inRecipes(): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const hex = { SecretToken: '9fb717c0c250e45b2bf66978c900183e', body: 'deadbeef' };
  for (const [place, inputs] of [...Object.entries(RICHEST), ['aeterna/webhook', hex] as const]) {
    const [id = '', name = ''] = place.split('/');
    const operation = (await loadScheme(id))?.operations.find((candidate) => candidate.id === name);
    const result = operation?.result?.name;
    if (!operation || result === undefined) throw new Error(`no ${place}`);
    // A value of the right shape that nobody computed.
    const observed = result === 'token' ? tokenOf(inputs) : '5b43fd6ba2fb0ab8d6ad1d7ac7ab9c9f';
    const opening = open({ operation, mistakes: await loadMistakes(id) }, { inputs, observed: { [result]: observed } });
    if (opening.is !== 'job') throw new Error(`${place}: ${opening.is}`);
    for (const { members } of opening.job.catalogue.classes)
      for (const { names } of members) for (const cause of names.flat()) found.add(cause);
  }
  return found;
}

function tokenOf({ publicKey = '' }: Readonly<Record<string, string>>): string {
  const part = (text: string): string => Buffer.from(text).toString('base64url');
  return `${part('{"alg":"HS256","typ":"JWT"}')}.${part(JSON.stringify({ publicKey }))}.${part('x'.repeat(32))}`;
}

function inForms(): ReadonlySet<string> {
  const digest = Buffer.from('0a0b8d9fe1207fc0ff3e11a2b3c4d5e60a0b8d9fe1207fc0ff3e11a2b3c4d5e6', 'hex');
  const [hex, base64] = [digest.toString('hex'), digest.toString('base64')];
  const spaced = Buffer.from('fb'.repeat(32), 'hex').toString('base64');
  const texts = [
    hex,
    hex.toUpperCase(),
    base64,
    digest.toString('base64url'),
    Buffer.from(hex).toString('base64'),
    Buffer.from(base64).toString('base64'),
    `${base64.slice(0, 20)}\n${base64.slice(20)}`,
    Buffer.concat([digest, digest]).toString('base64').replace(/.{76}/, '$&\n'),
    spaced.replaceAll('+', ' '),
    `sha256=${hex}`,
    hex.slice(1),
    [...digest].map((byte) => (byte < 16 ? `0${byte.toString(16)}${byte.toString(16)}` : byte.toString(16))).join(''),
    hex.match(/../g)?.join('-') ?? '',
    hex.slice(0, 20),
    base64.toUpperCase(),
    `[${[...digest].join(', ')}]`,
  ];
  const forms = (['hex', 'base64'] as readonly FormOp[]).flatMap((own) =>
    texts.flatMap((text): Form[] => [
      ...readings(text, own).map(({ form }) => form),
      ...LOSSY.flatMap((make) => make(text, own).map(({ form }) => form)),
    ]),
  );
  return new Set(forms.flatMap(({ names }) => names.flat()));
}

describe('the catalogue of mistakes', () => {
  it('is found in recipes, cause by cause', async () => {
    const found = await inRecipes();
    expect(IN_RECIPES.filter((cause) => !found.has(cause))).toEqual([]);
  });

  it('is found in the ways to write a digest, cause by cause', () => {
    const found = inForms();
    expect(IN_FORMS.filter((cause) => !found.has(cause))).toEqual([]);
  });

  it('has 125 rows, each found somewhere or left out for a reason, and words for all that are found', () => {
    const found = [...IN_RECIPES, ...IN_FORMS, ...IN_EVIDENCE];
    const all = [...found, ...Object.keys(CANNOT_OCCUR)];
    expect(new Set(all).size).toBe(125);
    expect(all.length).toBe(125);
    expect(found.filter((cause) => !CAUSES[cause])).toEqual([]);
    // The rows were found in these; a scheme that comes later adds to them.
    expect(cards.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['aeterna', 'paynet', 'paysera', 'paystar', 'session-jwt']),
    );
  });
});
