import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { syncEngine } from '../../core/crypto/sync.ts';
import type { CodeLanguage } from '../../core/recipe/op.ts';
import { traceOperationSync } from '../../core/scheme/trace.ts';
import { RICHEST } from '../fixtures/richest.ts';
import { diagnosed, operationAt } from '../fixtures/diagnosed.ts';
import { factsAt } from '../fixtures/facts.ts';
import { codeFixes } from './index.ts';

const mac = (text: string): string => createHmac('sha256', 'secret').update(text).digest('hex');

/** The first line that the plainest explanation of an observed value comes to. */
async function lineOf(
  place: string,
  inputs: Readonly<Record<string, string>>,
  observed: Readonly<Record<string, string>>,
  language: CodeLanguage = 'python',
) {
  const [first] = (await diagnosed(place, inputs, observed)).explanations;
  const answer = { phrases: first?.phrases ?? [], facts: await factsAt(place), computed: mac(inputs['body'] ?? '') };
  return codeFixes(first?.causes ?? [], language, answer)[0];
}

describe('the change of code that an answer comes to', () => {
  const webhook = (body: string, observed: string, language?: CodeLanguage) =>
    lineOf('aeterna/webhook', { SecretToken: 'secret', body }, { 'X-Signature': observed }, language);

  it('puts the label before the digest that was kept there', async () => {
    expect(await webhook('{"a":1}', `sha256=${mac('{"a":1}')}`)).toEqual({
      before: "signature = 'sha256=' + digest.hex()",
      after: 'signature = digest.hex()',
    });
  });

  it('takes the line ends out of the body', async () => {
    expect((await webhook('{"a":\n1}\n', mac('{"a":1}'), 'javascript'))?.before).toBe(
      String.raw`const message = body.replaceAll('\n', '');`,
    );
  });

  it('has the object that is signed round the body', async () => {
    expect((await webhook('{"a":1}', mac('{"event":{"a":1}}'), 'php'))?.before).toBe(
      `$message = '{"event":' . $body . '}';`,
    );
  });

  it('speaks of no field that only a word of the sentence is called like', async () => {
    const inputs = { ...RICHEST['paysera/oauth-token'], ext: 'abc' };
    const operation = await operationAt('paysera/oauth-token');
    const { result } = traceOperationSync(operation, { ...inputs, ext: 'ABC' }, syncEngine);
    const outcome = result?.outcome;
    const observed = outcome?.ok && outcome.value.kind === 'text' ? outcome.value.text : '';
    const { explanations } = await diagnosed('paysera/oauth-token', inputs, { mac: observed });
    const [first] = explanations;
    const answer = { phrases: first?.phrases ?? [], facts: await factsAt('paysera/oauth-token') };
    expect(codeFixes(first?.causes ?? [], 'python', answer)[0]?.before).toBe('signed_ext = ext.upper()');
  });
});
