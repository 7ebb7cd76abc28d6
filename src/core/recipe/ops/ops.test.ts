import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { syncEngine } from '../../crypto/sync.ts';
import { webcryptoEngine } from '../../crypto/webcrypto.ts';
import { evaluate, evaluateSync, type Inputs } from '../evaluate.ts';
import * as e from '../expression.ts';
import type { Expr } from '../expression.ts';
import { rewrite } from '../rewrite.ts';
import { LITERAL, textValue, type Value } from '../value.ts';
import { OPS } from './index.ts';

const [a, b] = [e.field('a'), e.field('b')];
const anyText = fc.string({ unit: 'binary', maxLength: 60 });
const wellFormed = fc.string({ unit: 'grapheme', maxLength: 60 });

function outcome(expr: Expr, inputs: Inputs) {
  const found = evaluateSync([expr], inputs, syncEngine).get(expr);
  if (!found) throw new Error('not evaluated');
  return found;
}

function text(expr: Expr, inputs: Inputs): string {
  const found = outcome(expr, inputs);
  if (!found.ok || found.value.kind !== 'text') throw new Error('not a text');
  return found.value.text;
}

describe('ops', () => {
  it('write JSON objects as JSON.stringify does', () => {
    const expr = e.jsonObject(e.pairs(['x', a], ['y"', b]));
    fc.assert(
      fc.property(anyText, anyText, (x, y) => {
        expect(text(expr, { a: x, b: y })).toBe(JSON.stringify({ x, 'y"': y }));
      }),
    );
  });

  it('write forms as URLSearchParams does, without empty pairs', () => {
    const expr = e.formEncode(e.pairs(['x y', a], ['z', b]));
    fc.assert(
      fc.property(wellFormed, wellFormed, (x, y) => {
        const expected = new URLSearchParams(Object.entries({ 'x y': x, z: y }).filter(([, value]) => value !== ''));
        expect(text(expr, { a: x, b: y })).toBe(expected.toString());
      }),
    );
  });

  it('percent-encode all but unreserved characters', () => {
    expect(text(e.percentEncode(a), { a: "a b*~+/é(!)'" })).toBe('a%20b%2A~%2B%2F%C3%A9%28%21%29%27');
  });

  it('read members of raw JSON without touching literals', () => {
    const json = '{"a":1e3,"b":2600.00,"c":"x\\/\\u0041","d":true,"big":9007199254740993,"a":2}';
    const read = (name: string) => text(e.jsonMember(a, name), { a: json });
    expect(['a', 'b', 'c', 'd', 'big'].map(read)).toEqual(['2', '2600.00', 'x/A', 'true', '9007199254740993']);
  });

  it('read any string member back as JSON.parse does', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (value, pretty) => {
        const json = JSON.stringify({ other: 1, m: value }, null, pretty ? 2 : 0);
        expect(text(e.jsonMember(a, 'm'), { a: json })).toBe(value);
      }),
    );
  });

  it.each([
    ['', 'not-json'],
    ['{"m":}', 'not-json'],
    ['[1]', 'member-missing'],
    ['{"n":1}', 'member-missing'],
    ['{"m":null}', 'member-type'],
    ['{"m":{}}', 'member-type'],
    ['{"m":01}', 'not-json'],
    ['{"m":1}x', 'not-json'],
    [`${'['.repeat(600)}${']'.repeat(600)}`, 'not-json'],
  ])('refuse %j at the field, with a reason', (json, code) => {
    const found = outcome(e.jsonMember(a, 'm'), { a: json });
    expect(found.ok ? 'ok' : [found.problem.code, found.problem.field]).toEqual([code, 'a']);
  });

  it('refuse an empty HMAC key in words, with both engines', async () => {
    const expr = e.hmac('SHA-256', e.utf8(a), e.utf8(b));
    const expected = { ok: false, problem: { code: 'empty-secret', field: 'a' } };
    expect(outcome(expr, { a: '', b: 'x' })).toMatchObject(expected);
    expect((await evaluate([expr], { a: '', b: 'x' }, webcryptoEngine)).get(expr)).toMatchObject(expected);
  });

  it('never say what the secret was', () => {
    const found = outcome(e.hexDecode(a), { a: 'sk_live_not-hex' });
    expect(JSON.stringify(found)).not.toContain('sk_live');
  });

  it('undo themselves where they have an inverse', () => {
    const invertible: readonly Expr[] = [
      e.utf8(a),
      e.hex(e.utf8(a)),
      e.hexUpper(e.utf8(a)),
      e.base64(e.utf8(a)),
      e.base64url(e.utf8(a)),
    ];
    fc.assert(
      fc.property(wellFormed, fc.constantFrom(...invertible), (value, expr) => {
        const memo = evaluateSync([expr], { a: value }, syncEngine);
        const [made, from] = [memo.get(expr), memo.get(expr.args[0] ?? expr)];
        if (!made?.ok || !from?.ok) throw new Error('not evaluated');
        expect(plain(OPS[expr.op].inverse?.(made.value))).toEqual(plain(from.value));
      }),
    );
  });

  it('drop or keep empty parts as their names say', () => {
    const parts = ['', 'x', '', 'y'].map((part) => e.literal(part));
    expect(text(e.join('|', ...parts), {})).toBe('|x||y');
    expect(text(e.joinPresent('|', ...parts), {})).toBe('x|y');
    expect(text(e.whenPresent(e.literal(''), e.literal('z')), {})).toBe('');
  });
});

describe('rewriting', () => {
  it('shares every node that holds nothing replaced, and is recomputed only there', () => {
    const shared = e.hash('MD5', e.utf8(b));
    const root = e.concat(e.hex(shared), e.hex(e.utf8(a)));
    const changed = rewrite(root, new Map([[e.field('zz'), a]]));
    expect(changed).toBe(root);
    const other = rewrite(root, new Map<Expr, Expr>([[a, e.upper(a)]]));
    expect(other.args[0]).toBe(root.args[0]);
    expect(other.args[1]).not.toBe(root.args[1]);
    const memo = evaluateSync([root], { a: 'x', b: 'y' }, syncEngine);
    let hashes = 0;
    evaluateSync(
      [other],
      { a: 'x', b: 'y' },
      { name: 'counting', run: (call) => (hashes++, syncEngine.run(call)) },
      memo,
    );
    expect(hashes).toBe(0);
  });
});

function plain(value: unknown): unknown {
  const {
    kind,
    text: ownText,
    bytes,
  } = (value ?? textValue('none', LITERAL)) as Value & { text?: string; bytes?: Uint8Array };
  return { kind, text: ownText, bytes: bytes && [...bytes] };
}
