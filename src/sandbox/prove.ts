import { evaluate, type Inputs } from '../core/recipe/evaluate.ts';
import { fieldsIn, type Expr } from '../core/recipe/expression.ts';
import type { Operation } from '../core/scheme/define.ts';
import type { Credential, IssuerKey, Policy, Proof, Reading, Received } from '../core/scheme/policy.ts';
import { clockField, verifierOf, verifyOperation, withEvidence } from '../core/scheme/verify.ts';
import { withInitials } from '../core/scheme/trace.ts';
import { readCarriers } from './carriers.ts';
import { judged, type Court, type Proven } from './judgement.ts';
import type { KeyRecord } from './keyring.ts';
import { computeOnce } from './once.ts';
import { recordSteps } from './steps.ts';

type RecipeProof = Extract<Proof, { by: 'recipe' }>;

/** A request in terms of its operation. */
interface Claim {
  readonly operation: Operation;
  readonly inputs: Inputs;
  readonly evidence: string;
}

/** Computes the operation again from what arrived and the key it names, and compares. */
export async function proveByRecipe(
  court: Court,
  policy: Policy,
  proof: RecipeProof,
  message: Received,
): Promise<Proven> {
  const { operation } = proof;
  const carried = readCarriers(operation, message);
  if (!carried.ok) return judged(carried.code, carried.measured);
  const { inputs, evidence } = carried;
  if (message.bytes.length > 0 && message.body === undefined && signs(operation, 'body'))
    return judged('body-not-utf8', `${message.bytes.length} bytes that are not UTF-8`, { inputs });
  const claim = { operation, inputs, evidence };
  const identity = await textOf(proof.identity, claim, court);
  const record = identity === undefined ? undefined : await court.record(identity);
  const owner = record?.credential.policies.includes(policy.id) ? record : undefined;
  if (proof.issuer) return proveIssued(court, proof.issuer, claim, { identity, holder: owner?.credential });
  if (owner) {
    const readings = proof.readings?.(message, { ...carried.computed, ...inputs }) ?? [{ inputs: {} }];
    return proveReadings(court, claim, owner, readings);
  }
  // Without a key the form of the evidence can still be judged: a token that is none is not an unknown key.
  const shape = await attempt(court, claim, {});
  const formal = shape.verdict.code !== 'signature-mismatch' && identity === undefined;
  return formal ? shape : judged('unknown-key', undefined, { inputs });
}

/** Whom a token names, and the account that goes by this name. */
interface Named {
  /** Absent when the token has no claim of that kind. */
  readonly identity: string | undefined;
  readonly holder: Credential | undefined;
}

/** A token the sandbox signed itself, under its own public key and clock. */
async function proveIssued(
  court: Court,
  { keyField, expires }: IssuerKey,
  claim: Claim,
  { identity, holder }: Named,
): Promise<Proven> {
  const proven = await attempt(court, claim, { [keyField]: await court.rsa.publicPem() });
  const ends = expires && Number(await textOf(expires, claim, court));
  const moment = ends === undefined || Number.isNaN(ends) ? {} : { moment: ends * 1000 };
  if (!proven.verdict.ok) return { ...proven, ...moment };
  if (identity === undefined) return judged('wrong-token', 'the claim that names its owner here is not in it', proven);
  return holder ? { ...proven, who: holder } : judged('unknown-key', 'the account of this token is gone', proven);
}

/** The first reading that the signature proves; when none, the likeliest one's refusal. */
async function proveReadings(
  court: Court,
  claim: Claim,
  record: KeyRecord,
  readings: readonly Reading[],
): Promise<Proven> {
  let likeliest: Proven | undefined;
  for (const { inputs, refuse } of readings) {
    const proven = await proveWithKey(court, { ...claim, inputs: { ...claim.inputs, ...inputs } }, record);
    likeliest ??= proven;
    if (proven.verdict.ok && refuse) return judged(refuse.code, refuse.measured, proven);
    if (proven.verdict.code !== 'signature-mismatch') return proven;
  }
  return likeliest ?? judged('signature-mismatch', undefined);
}

/** The newest secret first, then others still valid; a match with an ended one says what happened. */
async function proveWithKey(court: Court, claim: Claim, { credential, secrets }: KeyRecord): Promise<Proven> {
  const valid = secrets.filter(({ until }) => until === undefined || court.now < until);
  const ended = secrets.filter((generation) => !valid.includes(generation));
  let first: Proven | undefined;
  for (const { values } of valid) {
    const proven = await attempt(court, claim, values);
    first ??= proven;
    if (proven.verdict.ok) return { ...proven, who: credential };
    if (proven.verdict.code !== 'signature-mismatch') return proven;
  }
  for (const { values, until = 0 } of ended) {
    const proven = await attempt(court, claim, values);
    if (proven.verdict.ok)
      return judged('old-key', `it expired at ${new Date(until).toISOString()}`, { ...proven, ...first });
  }
  return first ?? judged('unknown-key', undefined, { inputs: claim.inputs });
}

/** The operation's own verification with these values of the key, at this moment. Both win over what arrived under their names. */
async function attempt(court: Court, claim: Claim, values: Inputs): Promise<Proven> {
  const { operation, evidence } = claim;
  const clock = clockField(operation);
  const now = clock === undefined ? {} : { [clock]: String(Math.floor(court.now / 1000)) };
  const inputs = { ...claim.inputs, ...values, ...now };
  const engine = computeOnce(court.world.engine);
  const { code, ok, rows } = await verifyOperation(operation, inputs, evidence, engine);
  const steps = await recordSteps(operation, known({ ...claim, inputs }), engine);
  const measured = rows.find((row) => row.state === 'failed')?.measured;
  return judged(code, measured, { ok, rows, steps, inputs: claim.inputs });
}

/** Everything a recipe or a verifier may ask for. */
function known({ operation, inputs, evidence }: Claim): Inputs {
  const verifier = verifierOf(operation);
  return verifier ? withEvidence(verifier, withInitials(operation, inputs), evidence) : inputs;
}

async function textOf(expr: Expr<'text'>, claim: Claim, court: Court): Promise<string | undefined> {
  const outcome = (await evaluate([expr], known(claim), court.world.engine)).get(expr);
  return outcome?.ok && outcome.value.kind === 'text' ? outcome.value.text : undefined;
}

function signs({ result }: Operation, field: string): boolean {
  return result !== undefined && fieldsIn(result.expr).includes(field);
}
