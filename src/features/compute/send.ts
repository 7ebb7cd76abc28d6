import { webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import { FIELD_KINDS } from '../../core/scheme/fields.ts';
import { freshNonce } from '../../core/scheme/nonce.ts';
import { traceOperation, withInitials } from '../../core/scheme/trace.ts';
import { recordSteps } from '../../sandbox/steps.ts';
import type { Environment } from '../../ui/environment.tsx';
import { demoCredentials, type DemoCredential } from '../../workers/page/admin.ts';
import { sendToSandbox, type Sent } from '../../workers/page/exchanges.ts';
import type { PanelTarget } from './context.ts';
import { panelOf, useComputeStore } from './store.ts';

/** Sends what the panel computes now; undefined when it cannot be written yet. */
export async function sendPanel({ id, operation }: PanelTarget, now: () => number): Promise<Sent | undefined> {
  const { inputs } = panelOf(id);
  const { message } = await traceOperation(operation, inputs, webcryptoEngine);
  if (!message) return undefined;
  const steps = await recordSteps(operation, withInitials(operation, inputs), webcryptoEngine);
  return sendToSandbox({ ...id, message, steps }, now);
}

/** The sandbox's keys that fill most of this operation's fields. */
export async function fittingCredentials({ id, operation }: PanelTarget): Promise<readonly DemoCredential[]> {
  const all = await demoCredentials(id.scheme);
  const fit = ({ values }: DemoCredential) => operation.fields.filter(({ name }) => values[name] !== undefined).length;
  const best = Math.max(1, ...all.map(fit));
  return all.filter((credential) => fit(credential) === best);
}

/** Fills a key in; and the time, the nonce and a call to try, where there is none yet. */
export function fillIn({ id, operation }: PanelTarget, { values }: DemoCredential, { now, random }: Environment): void {
  const { edit } = useComputeStore.getState();
  const { inputs } = panelOf(id);
  for (const field of operation.fields) {
    const kind = FIELD_KINDS[field.kind];
    const value = values[field.name];
    if (value !== undefined) edit(id, field, value);
    else if (inputs[field.name]) continue;
    else if (field.example !== undefined) edit(id, field, field.example);
    else if (kind.now) edit(id, field, String(kind.now === 'seconds' ? Math.floor(now() / 1000) : now()));
    else if (kind.fresh) edit(id, field, freshNonce(random));
  }
}
