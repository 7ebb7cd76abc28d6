import { syncEngine } from '../core/crypto/sync.ts';
import type { HttpMessage } from '../core/http/message.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import type { Operation, Scheme } from '../core/scheme/define.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import type { Credential, Policy } from '../core/scheme/policy.ts';
import type { SchemeSandbox } from '../core/scheme/sandbox.ts';
import { traceOperationSync } from '../core/scheme/trace.ts';

/** A policy whose requests an integrator can sign, with the demo key for it. */
export interface Signable {
  readonly policy: Policy;
  readonly operation: Operation;
  readonly credential: Credential;
  /** An endpoint it opens, by POST where there is one, for operations that sign their own address. */
  readonly path: string;
  readonly method: string;
}

/** Tokens that the vendor itself signs are no integrator's to compute. */
export function signables({ policies, credentials, routes }: SchemeSandbox): Signable[] {
  return policies.flatMap((policy) => {
    const { proof } = policy;
    const credential = credentials.find((own) => own.policies.includes(policy.id));
    if (proof.by !== 'recipe' || proof.issuer || !credential) return [];
    const opened = routes.filter(({ opens }) => opens.includes(policy.id));
    const { path = '/', method = 'POST' } = opened.find((route) => route.method === 'POST') ?? opened[0] ?? {};
    return [{ policy, operation: proof.operation, credential, path, method }];
  });
}

/** Operations that are signed and that no policy names, since they prove themselves as another one: Paysera's token request is a MAC. */
export function signedAlike({ operations }: Scheme, sandbox: SchemeSandbox): Signable[] {
  const known = signables(sandbox);
  const own = operations.filter(
    ({ id, direction, result }) =>
      direction === 'request' && result !== undefined && known.every(({ operation }) => operation.id !== id),
  );
  return own.flatMap((operation) => {
    const names = new Set(operation.fields.map(({ name }) => name));
    const base = known.find(({ credential }) => names.has(credential.secret ?? ''));
    const uri = operation.fields.find(({ kind }) => kind === 'uri');
    return base ? [{ ...base, operation, path: uri?.initial ?? base.path }] : [];
  });
}

/** Inputs that the sandbox takes now: the demo key's, and fresh time, nonce and key; the rest as documented. */
export function freshInputs({ operation, credential, ...address }: Signable, now: number, turn: number): Inputs {
  const fresh = operation.fields.flatMap((field) => {
    const value = freshValue(field, address, now, turn);
    return value === undefined ? [] : [[field.name, value] as const];
  });
  return { ...credential.values, ...Object.fromEntries(fresh) };
}

function freshValue(
  { kind }: FieldDef,
  { method, path }: Pick<Signable, 'method' | 'path'>,
  now: number,
  turn: number,
): string | undefined {
  switch (kind) {
    case 'unixSeconds':
      return String(Math.floor(now / 1000));
    case 'unixMillis':
      return String(now);
    case 'risingKey':
      return String(now + turn);
    case 'nonce':
      return `nonce-${turn}`;
    case 'method':
      return method;
    case 'uri':
      return path;
    case 'rawBody':
      return '{"price": 1299, "currency": "EUR", "n\u00e4me": "\u20ac"}';
    default:
      return undefined;
  }
}

/** The message with another result in the place of the one it carries: in its query, a header or a member of its body. */
export function withResult(message: HttpMessage, good: string, other: string): HttpMessage {
  return {
    ...message,
    target: message.target.replace(good, () => other),
    headers: message.headers.map(([name, value]) => [name, value.replace(good, () => other)] as const),
    ...(message.body === undefined
      ? {}
      : { body: message.body.replace(JSON.stringify(good), () => JSON.stringify(other)) }),
  };
}

/** The signed message, and the result it carries. */
export function signedMessage(
  operation: Operation,
  inputs: Inputs,
): { readonly message: HttpMessage; readonly result: string } {
  const { message, result } = traceOperationSync(operation, inputs, syncEngine);
  const outcome = result?.outcome;
  if (!message || !outcome?.ok || outcome.value.kind !== 'text') throw new Error(`${operation.id} could not be signed`);
  return { message, result: outcome.value.text };
}
