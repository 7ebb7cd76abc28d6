import { webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import { FIELD_KINDS } from '../../core/scheme/fields.ts';
import { freshNonce } from '../../core/scheme/nonce.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';
import type { Operation } from '../../core/scheme/define.ts';
import { traceOperation, withInitials, type Trace } from '../../core/scheme/trace.ts';
import { withEvidence } from '../../core/scheme/verify.ts';
import { recordSteps } from '../../sandbox/steps.ts';
import type { Environment } from '../../ui/environment.tsx';
import { demoCredentials, type DemoCredential } from '../../workers/page/admin.ts';
import { sendToSandbox, type Sent } from '../../workers/page/exchanges.ts';
import type { PanelTarget } from './context.ts';
import { panelOf, useComputeStore } from './store.ts';

/** Sends what the panel computes now; undefined when it cannot be written yet. */
export async function sendPanel({ id, operation }: PanelTarget, now: () => number): Promise<Sent | undefined> {
  const { inputs } = panelOf(id);
  const trace = await traceOperation(operation, inputs, webcryptoEngine);
  const { message } = trace;
  if (!message) return undefined;
  const steps = await recordSteps(operation, sentInputs(operation, inputs, trace), webcryptoEngine);
  return sendToSandbox({ ...id, message, steps }, now);
}

/** What the server's steps start from: the fields, and the result that is sent, which verifiers such as a token's take apart. */
function sentInputs(operation: Operation, typed: Inputs, { result }: Trace): Inputs {
  const inputs = withInitials(operation, typed);
  const value = result?.outcome.ok ? result.outcome.value : undefined;
  return operation.verifier && value?.kind === 'text' ? withEvidence(operation.verifier, inputs, value.text) : inputs;
}

/** The sandbox's keys that fill most of this operation's fields. */
export async function fittingCredentials({ id, operation }: PanelTarget): Promise<readonly DemoCredential[]> {
  const all = await demoCredentials(id.scheme);
  const fit = ({ values }: DemoCredential) => operation.fields.filter(({ name }) => values[name] !== undefined).length;
  const best = Math.max(1, ...all.map(fit));
  return all.filter((credential) => fit(credential) === best);
}

/**
 * Fills a key in, with the time and the nonce of now: the sandbox knows no other key, and refuses what was sent
 * before. An address that the operation always has is put back; a call to try comes where there is none yet.
 */
export function fillIn({ id, operation }: PanelTarget, { values }: DemoCredential, { now, random }: Environment): void {
  const { edit } = useComputeStore.getState();
  const { inputs } = panelOf(id);
  for (const field of operation.fields) {
    const kind = FIELD_KINDS[field.kind];
    const value = values[field.name];
    if (value !== undefined) edit(id, field, value);
    else if (kind.now) edit(id, field, String(kind.now === 'seconds' ? Math.floor(now() / 1000) : now()));
    else if (kind.fresh) edit(id, field, freshNonce(random));
    else if (field.kind === 'uri' && field.initial !== undefined) edit(id, field, field.initial);
    else if (!inputs[field.name] && field.example !== undefined) edit(id, field, field.example);
  }
}
