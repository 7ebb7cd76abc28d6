import { readFileSync } from 'node:fs';
import { Validator, type Schema } from '@cfworker/json-schema';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readCase, writeCase, type Case } from './case.ts';
import { chosenCase } from './form.ts';
import { findOperation } from '../core/scheme/define.ts';
import { loadScheme } from '../schemes/registry.ts';
import { readCases, readPack, writePack } from './pack.ts';
import { withoutSecrets } from './secrets.ts';
import { anyCase, anyExpectation, hostileText } from './test-cases.ts';
import type { Migrations } from './versions.ts';

const packed = fc
  .tuple(anyCase, fc.option(anyExpectation, { nil: undefined }))
  .map(([value, expectation]): Case => (expectation ? { ...value, expect: expectation } : value));

describe('a case file', () => {
  it('gives back the very case, and the very file', () => {
    fc.assert(
      fc.property(packed, (value) => {
        const file = writeCase(value);
        const reading = readCase(file);
        expect(reading).toEqual({ ok: true, value });
        expect(reading.ok && writeCase(reading.value)).toBe(file);
        // As it is on a disk: UTF-8, and again.
        expect(readCase(new TextDecoder().decode(new TextEncoder().encode(file)))).toEqual(reading);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps a member called __proto__, and no prototype changes', () => {
    const reading = readCase('{"scheme":"a","operation":"b","inputs":{"__proto__":"x","constructor":"y"}}');
    expect(reading.ok && Object.keys(reading.value.inputs)).toEqual(['__proto__', 'constructor']);
    expect(reading.ok && Object.getPrototypeOf(reading.value.inputs)).toBe(Object.prototype);
  });

  it.each([
    ['no format, no inputs', '{"scheme":"a","operation":"b"}', {}],
    ['inputs as PHP writes nothing', '{"scheme":"a","operation":"b","inputs":[]}', {}],
    [
      'numbers for text',
      '{"scheme":"a","operation":"b","inputs":{"n":1e3,"big":9007199254740993,"yes":true}}',
      { n: '1e3', big: '9007199254740993', yes: 'true' },
    ],
  ])('of an early form still loads: %s', (_, json, inputs) => {
    expect(readCase(json)).toEqual({ ok: true, value: { scheme: 'a', operation: 'b', inputs, observed: {} } });
  });

  it('keeps what a newer version wrote, to the character, and shares it where it is chosen', async () => {
    const reading = readCase('{"scheme":"paynet","truth" : {"x":[1.0]},"operation":"auth","inputs":{"id":"1"}}');
    const extras = [{ name: 'truth', json: '{"x":[1.0]}', after: 'scheme' }];
    expect(reading).toMatchObject({ ok: true, value: { scheme: 'paynet', inputs: { id: '1' }, extras } });
    const scheme = await loadScheme('paynet');
    const operation = scheme && findOperation(scheme, 'auth');
    const bare = reading.ok && operation && withoutSecrets(reading.value, operation);
    expect(bare).toEqual({ scheme: 'paynet', operation: 'auth', inputs: { id: '1' }, observed: {} });
    expect(reading.ok && writeCase(reading.value)).toContain('"truth": {"x":[1.0]}');
    const chosen = reading.ok && operation && chosenCase(reading.value, operation, new Set(['extras/truth']));
    expect(chosen).toEqual({ scheme: 'paynet', operation: 'auth', inputs: {}, observed: {}, extras });
  });

  it('of an older version goes through the migrations, one after the other', () => {
    const migrations: Migrations = {
      0: (older) => new Map([...older].map(([name, value]) => [name === 'fields' ? 'inputs' : name, value])),
    };
    const old = '{"format":"countersign-case/0","id":"x","scheme":"a","operation":"b","fields":{"n":"1"}}';
    expect(readCase(old, migrations)).toEqual({
      ok: true,
      value: { id: 'x', scheme: 'a', operation: 'b', inputs: { n: '1' }, observed: {} },
    });
    expect(readCase(old)).toMatchObject({ ok: false, id: 'x', problem: { code: 'unknown-format' } });
  });

  it('of a newer version is told calmly', () => {
    const reading = readCase('{"format":"countersign-case/2","scheme":"a","operation":"b"}');
    expect(reading).toMatchObject({ ok: false, problem: { got: 'version 2, which a newer Countersign wrote' } });
  });

  it.each([
    'null',
    '7',
    '"x"',
    '{"scheme":"a"}',
    '{"scheme":"a","operation":{}}',
    '{"scheme":"a","operation":"b","inputs":"x"}',
    '{"scheme":"a","operation":"b","id":[]}',
    '{"scheme":"a","operation":"b","expect":{}}',
    '{"scheme":"a","operation":"b","expect":{"verdit":"ok"}}',
  ])('is refused in words: %s', (json) => {
    const reading = readCase(json);
    expect(reading.ok).toBe(false);
    expect(!reading.ok && reading.problem.fix).toMatch(/\.$/);
  });
});

describe('a pack', () => {
  it('gives back its cases, as a pack and as lines', () => {
    fc.assert(
      fc.property(fc.array(packed, { minLength: 1, maxLength: 4 }), (cases) => {
        const readings = cases.map((value) => ({ ok: true, value }));
        expect(readCases(writePack(cases))).toEqual(readings);
        expect(readCases(cases.map((value) => JSON.stringify(JSON.parse(writeCase(value)))).join('\n'))).toEqual(
          readings,
        );
      }),
    );
  });

  it('is saved to the character as a newer version wrote it, unknown members in their places', () => {
    const file = `{
  "title": "Nightly",
  "format": "countersign-pack/1",
  "run": {
    "order": [2.0, 1e3],
    "big": 9007199254740993
  },
  "cases": [
    {
      "format": "countersign-case/1",
      "note": "a\\u0020b",
      "scheme": "a",
      "operation": "b",
      "inputs": {},
      "tags": [
        "slow",
        null
      ],
      "owner": {}
    },
    {
      "format": "countersign-case/1",
      "scheme": "a",
      "operation": "c",
      "inputs": {
        "n": "1"
      }
    }
  ],
  "__proto__": true
}
`;
    const { readings, extras } = readPack(file);
    const cases = readings.flatMap((reading) => (reading.ok ? reading.value : []));
    expect(cases).toHaveLength(2);
    expect(writePack(cases, extras)).toBe(file);
    // Behind a member that is not written again: at the end.
    const moved = readCases('{"scheme":"a","operation":"b","inputs":{},"observed":[],"note":7}');
    const [one] = readCases(writePack(moved.flatMap((reading) => (reading.ok ? reading.value : []))));
    expect(one).toMatchObject({ ok: true, value: { extras: [{ name: 'note', json: '7', after: 'inputs' }] } });
  });

  it('may have a byte order mark, blank lines between its cases, or be one case or a list alone', () => {
    const one = '{"scheme":"a","operation":"b"}';
    const [reading] = readCases(one);
    expect(reading).toMatchObject({ ok: true, value: { scheme: 'a', operation: 'b' } });
    for (const file of [`\ufeff${one}`, `[${one}]`, `{"cases":[${one}]}`]) expect(readCases(file)).toEqual([reading]);
    for (const file of [`${one}\r\n \n${one}\n`, `[${one},${one}]`])
      expect(readCases(file)).toEqual([reading, reading]);
    for (const file of ['', '{', `${one}}`])
      expect(readCases(file)).toMatchObject([{ ok: false, problem: { code: 'not-json' } }]);
    // A case of a format of its own, and members of that name, are no pack.
    expect(readCases('{"format":"countersign-case/1","cases":[],"scheme":"a","operation":"b"}')).toHaveLength(1);
  });

  it('reports what is no case in its place', () => {
    const readings = readCases('{"format":"countersign-pack/1","cases":[7,{"scheme":"a","operation":"b"}]}');
    expect(readings.map(({ ok }) => ok)).toEqual([false, true]);
  });

  it.each([
    ['{"format":"countersign-pack/9","cases":[]}', 'unknown-format'],
    ['{"format":"countersign-pack/1"}', 'not-a-pack'],
    ['{"cases":{}}', 'not-a-pack'],
    ['{"cases":[{"scheme":"a","operation":"b"}],"cases":[]}', 'repeated-member'],
  ])('%s is refused as %s', (file, code) => {
    expect(readCases(file)).toMatchObject([{ ok: false, problem: { code } }]);
  });
});

const schemaOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../public/schemas/${name}.json`, import.meta.url), 'utf8')) as Schema;

/** The validator cannot take halves of surrogate pairs in names. */
const wellFormed = (json: string) =>
  json.replaceAll(/\\(?:\\|ud[89a-f][0-9a-f]{2})/g, (escape) => (escape === '\\\\' ? escape : '?'));

/** Documents around the format: right ones, and right ones with any member replaced by anything. */
const scalar = fc.oneof(hostileText, fc.integer(), fc.boolean(), fc.constant(null));
const wild = fc.oneof(
  scalar,
  fc.constant([]),
  fc.constant({}),
  fc.array(scalar, { maxLength: 2 }),
  fc.dictionary(fc.constantFrom('a', 'b', 'result'), scalar, { maxKeys: 2 }),
);
const expectation = fc.oneof(
  anyExpectation,
  fc.dictionary(fc.constantFrom('result', 'verdict', 'causes', 'error', 'verdit'), wild, { maxKeys: 3 }),
);
const document = fc.oneof(
  wild,
  fc.record(
    {
      format: fc.constantFrom('countersign-case/1', 'countersign-case/2', 'countersign-case/x', 'har', null, 1),
      id: wild,
      scheme: fc.oneof(hostileText, wild),
      operation: fc.oneof(hostileText, wild),
      inputs: fc.oneof(fc.dictionary(hostileText, scalar, { maxKeys: 3 }), wild),
      observed: wild,
      expect: fc.oneof(expectation, wild),
      more: wild,
    },
    { requiredKeys: [] },
  ),
  fc.record({ scheme: fc.constant('a'), operation: fc.constant('b'), inputs: wild, expect: expectation }),
);

describe('the JSON Schemas', () => {
  it('say of any document what the reader says', () => {
    const validator = new Validator(schemaOf('countersign-case-1'), '2020-12');
    const seen = { ok: 0, refused: 0 };
    fc.assert(
      fc.property(document, (value) => {
        const json = wellFormed(JSON.stringify(value));
        const { ok } = readCase(json);
        seen[ok ? 'ok' : 'refused']++;
        expect(ok).toBe(validator.validate(JSON.parse(json)).valid);
      }),
      { numRuns: 3000 },
    );
    // Both answers are common, or nothing was compared.
    expect(Math.min(seen.ok, seen.refused)).toBeGreaterThan(200);
  });

  it('of packs say what the reader says', () => {
    const validator = new Validator(
      { ...schemaOf('countersign-pack-1'), $id: 'https://example.com/pack.json' },
      '2020-12',
    );
    validator.addSchema(schemaOf('countersign-case-1'), 'https://example.com/countersign-case-1.json');
    fc.assert(
      fc.property(fc.array(packed, { maxLength: 3 }), wild, (cases, other) => {
        const pack: unknown = JSON.parse(wellFormed(writePack(cases)));
        expect(validator.validate(pack).valid).toBe(true);
        const spoilt = wellFormed(JSON.stringify({ cases: [...cases, other] }));
        const isRead = readCases(spoilt).every(({ ok }) => ok);
        expect(validator.validate(JSON.parse(spoilt)).valid).toBe(isRead);
      }),
    );
  });
});
