import { webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import { FIELD_KINDS, isTimestamp, type FieldDef } from '../../core/scheme/fields.ts';
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
 * before. An address that the operation always has is put back; a call to try comes where there is none yet. All of
 * it can be undone at once.
 */
export function fillIn({ id, operation }: PanelTarget, { values }: DemoCredential, environment: Environment): void {
  const { inputs, live } = panelOf(id);
  const valueOf = (field: FieldDef): string | undefined => {
    if (values[field.name] !== undefined) return values[field.name];
    if (live.has(field.name)) return undefined;
    const anew = renewed(field, environment.now(), environment);
    if (anew !== undefined) return anew;
    if (field.kind === 'uri' && field.initial !== undefined) return field.initial;
    return inputs[field.name] ? undefined : field.example;
  };
  useComputeStore.getState().fill(
    id,
    operation.fields.flatMap((field) => {
      const value = valueOf(field);
      return value === undefined ? [] : [[field, value] as const];
    }),
  );
}

/** The value of a field that differs from request to request, at a time in Unix milliseconds; undefined of any other. */
function renewed({ kind }: FieldDef, at: number, { random }: Environment): string | undefined {
  const { now, fresh } = FIELD_KINDS[kind];
  if (now) return String(now === 'seconds' ? Math.floor(at / 1000) : at);
  return fresh ? freshNonce(random) : undefined;
}

/** What lets a refused request in: another value of one field. */
export interface Mend {
  readonly field: FieldDef;
  /** What the button says. */
  readonly says: string;
  readonly value: (environment: Environment) => string;
}

interface MendRule {
  readonly is: (field: FieldDef) => boolean;
  readonly says: (name: string) => string;
}
const TIME: MendRule = { is: isTimestamp, says: () => 'Send with the current time' };
const RISING: MendRule = { is: ({ kind }) => kind === 'risingKey', says: (name) => `Send with the next ${name}` };

const MENDS: Readonly<Record<string, MendRule>> = {
  'timestamp-expired': TIME,
  'timestamp-in-future': TIME,
  'timestamp-malformed': TIME,
  'nonce-reused': { is: ({ kind }) => kind === 'nonce', says: (name) => `Send with a new ${name}` },
  'key-not-rising': RISING,
  'key-malformed': RISING,
};

/** How a request that was refused for an old time, a used nonce or key gets in; undefined of any other verdict. */
export function mendOf({ fields }: Operation, { server, at }: Pick<Sent, 'server' | 'at'>): Mend | undefined {
  const mend = MENDS[server?.verdict.code ?? ''];
  const field = mend && fields.find(mend.is);
  if (!mend || !field || !server) return undefined;
  const { last } = server.verdict;
  const value = (environment: Environment) => {
    // The sandbox has a clock of its own, which may be set to any time.
    const anew = renewed(field, server.at + environment.now() - at, environment) ?? '';
    return last !== undefined && BigInt(anew) <= BigInt(last) ? String(BigInt(last) + 1n) : anew;
  };
  return { field, says: mend.says(field.name), value };
}
