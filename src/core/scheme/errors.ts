import type { MessageTemplates, Operation } from './define.ts';
import { VERDICTS, type Policy, type Refusal } from './policy.ts';
import type { SchemeSandbox } from './sandbox.ts';

export interface ErrorRow {
  readonly code: string;
  readonly refusal: Refusal;
}

/** What can be refused, and the answer the vendor gives, or ours where none is documented. */
export function errorsOf(
  { id, message }: Operation,
  { policies, refusals, routes }: SchemeSandbox,
): readonly ErrorRow[] {
  const own = policies.filter(({ proof }) => proof.by !== 'recipe' || proof.operation.id === id);
  const signs = own.filter(({ proof }) => proof.by === 'recipe');
  const asked = signs.length > 0 ? signs : own.filter((policy) => policy.id === id);
  if (asked.length === 0) return [];
  const codes = new Set([...asked.flatMap((policy) => codesOf(policy, routes)), ...Object.keys(refusals)]);
  codes.delete('default');
  if (!hasHeaderProof(message)) for (const code of HEADER_CODES) codes.delete(code);
  const special: Readonly<Record<string, Refusal>> = Object.assign({}, ...asked.map((policy) => policy.refusals));
  return Object.keys(VERDICTS)
    .filter((code) => codes.has(code))
    .map((code) => ({ code, refusal: special[code] ?? refusals[code] ?? refusals.default }));
}

const HEADER_CODES = ['header-missing', 'header-malformed', 'header-repeated'];

/** Whether anything of the proof travels in a header, and not in the body alone. */
function hasHeaderProof(message: MessageTemplates): boolean {
  const all = 'by' in message ? Object.values(message.of) : [message];
  return all.some(({ headers }) => headers.some(([, { parts }]) => parts.some((part) => typeof part !== 'string')));
}

/** The verdicts that follow from a policy's rules. */
function codesOf(
  { id, proof, window, replay, rate, refusals = {} }: Policy,
  routes: SchemeSandbox['routes'],
): readonly string[] {
  const isOneAccount = proof.by === 'recipe' && proof.identity.op === 'literal';
  const asksPurpose = routes.some(({ opens, purpose }) => purpose !== undefined && opens.includes(id));
  return [
    'header-missing',
    'header-malformed',
    ...(isOneAccount ? [] : ['unknown-key']),
    ...(asksPurpose ? ['wrong-purpose'] : []),
    ...(proof.by === 'recipe' ? ['signature-mismatch'] : []),
    ...(proof.by === 'recipe' && !proof.issuer ? ['old-key'] : []),
    ...(proof.by === 'recipe' ? (proof.refuses ?? []) : []),
    ...(proof.by === 'recipe' && proof.issuer ? ['wrong-token', 'token-expired'] : []),
    ...(window ? ['timestamp-malformed', 'timestamp-expired', 'timestamp-in-future'] : []),
    ...(replay.rule === 'nonce' ? ['nonce-malformed', 'nonce-reused'] : []),
    ...(replay.rule === 'rising' ? ['key-malformed', 'key-not-rising'] : []),
    ...(rate ? ['rate-limited'] : []),
    ...Object.keys(refusals),
  ];
}
