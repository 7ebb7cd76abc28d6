import { describe, expect, test } from 'vitest';
import { syncEngine } from '../core/crypto/sync.ts';
import { webcryptoEngine } from '../core/crypto/webcrypto.ts';
import type { HttpMessage } from '../core/http/message.ts';
import { evaluateSync } from '../core/recipe/evaluate.ts';
import { nodesOf } from '../core/recipe/expression.ts';
import { OPS } from '../core/recipe/ops/index.ts';
import { rewrite } from '../core/recipe/rewrite.ts';
import { verifyOperation } from '../core/scheme/verify.ts';
import { loadSandboxes, loadScheme } from '../schemes/registry.ts';
import { freshInputs, signables, signedMessage, withResult, type Signable } from './test-request.ts';
import { BASE, START, testSandbox } from './test-world.ts';
import { toRequest } from './to-request.ts';

const sandboxes = await loadSandboxes();

for (const own of sandboxes) {
  const scheme = await loadScheme(own.id);
  if (!scheme) throw new Error('the scheme is not there');
  for (const signable of signables(own)) {
    describe(`${own.id}/${signable.operation.id}`, () => {
      const setUp = () => testSandbox(sandboxes, scheme);
      const verdictOf = async ({ sandbox }: ReturnType<typeof setUp>, message: HttpMessage) =>
        (await sandbox.fetch(toRequest(message, BASE, own.id))).headers.get('x-countersign-verdict');

      test('what the panel signs is accepted', async () => {
        const { message } = signedMessage(signable.operation, freshInputs(signable, START, 1));
        expect(await verdictOf(setUp(), message), `${message.method} ${message.target}`).toBe('ok');
      });

      test('every single mistake of the catalogue is refused with the code that verification gives it', async () => {
        const world = setUp();
        let turn = 10;
        let refused = 0;
        for (const { says, result } of mistakesOf(signable)) {
          const inputs = freshInputs(signable, START, turn++);
          const good = signedMessage(signable.operation, inputs);
          const wrong = result(inputs);
          if (wrong === undefined || wrong === good.result) continue;
          const verdict = await verifyOperation(signable.operation, inputs, wrong, webcryptoEngine);
          // A server looks the key up by the name in the evidence: one that names another key names none it has.
          const expected = verdict.code === 'public-key-mismatch' ? 'unknown-key' : verdict.code;
          const code = await verdictOf(world, withResult(good.message, good.result, wrong));
          expect(code, says).toBe(/["\n]/.test(wrong) && code === 'header-malformed' ? code : expected);
          if (expected !== 'ok') refused++;
        }
        expect(refused).toBeGreaterThan(5);
      });
    });
  }
}

test('a vendor that nothing is posted to is asked by the method it answers', () => {
  const paysera = sandboxes.find(({ id }) => id === 'paysera');
  if (!paysera) throw new Error('no paysera');
  const routes = paysera.routes.filter(({ method }) => method === 'GET');
  const [signable] = signables({ ...paysera, routes });
  expect(signable?.method).toBe('GET');
  expect(signable && freshInputs(signable, START, 1)).toMatchObject({ method: 'GET', uri: signable?.path });
});

/** Every lookalike of every node, as the result it gives. */
function mistakesOf({ operation: { result } }: Signable) {
  const expr = result?.expr;
  if (!expr) throw new Error('nothing to mistake');
  return nodesOf([expr]).flatMap((node) =>
    OPS[node.op].lookalikes(node).map((lookalike) => ({
      says: `${node.op}: ${lookalike.says}`,
      result: (inputs: Readonly<Record<string, string>>) => {
        const wrong = rewrite(expr, new Map([[node, lookalike.expr]]));
        const outcome = evaluateSync([wrong], inputs, syncEngine).get(wrong);
        return outcome?.ok && outcome.value.kind === 'text' ? outcome.value.text : undefined;
      },
    })),
  );
}
