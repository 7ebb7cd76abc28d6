import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createKeyedEngine } from '../core/crypto/keyed.ts';
import * as e from '../core/recipe/expression.ts';
import { evaluateSync } from '../core/recipe/evaluate.ts';
import type { Value } from '../core/recipe/value.ts';
import { Quick } from './quick.ts';

const a = e.field('a');
const b = e.field('b');
const bytes = e.utf8(a);
const EXPRS = {
  utf8: bytes,
  hash: e.hash('SHA-256', bytes),
  hmac: e.hmac('MD5', bytes, e.utf8(b)),
  joinPresent: e.joinPresent('&', a, b, a),
  whenPresent: e.whenPresent(a, b),
  base64: e.base64(bytes),
  hex: e.hex(bytes),
  percentEncode: e.percentEncode(a),
  formEncode: e.formEncode(e.pairs(['x y', a], ['z', b])),
  lower: e.lower(a),
};

/** What tells values apart, without the origins that the search does not keep. */
function shown(value: Value | undefined): unknown {
  return value?.kind === 'bytes' ? [...value.bytes] : value?.kind === 'text' ? value.text : value;
}

describe('a node in the search has the value that it has in a trace', () => {
  it.each(Object.entries(EXPRS))('%s', (_, expr) => {
    const texts = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constant("!'()*~ +\ud800%20"));
    fc.assert(
      fc.property(texts, texts, (first, second) => {
        const engine = createKeyedEngine();
        const memo = evaluateSync([expr], { a: first, b: second }, engine);
        const valueOf = (node: e.Expr): Value | undefined => {
          const outcome = memo.get(node);
          return outcome?.ok ? outcome.value : undefined;
        };
        const args = expr.args.flatMap((arg) => valueOf(arg) ?? []);
        expect(shown(new Quick(engine).step(expr, args))).toEqual(shown(valueOf(expr)));
      }),
      { numRuns: 200 },
    );
  });
});
