import type { Inputs } from '../core/recipe/evaluate.ts';
import { unitOf } from '../core/scheme/fields.ts';
import type { Policy, Proof, Received } from '../core/scheme/policy.ts';
import type { Route } from '../core/scheme/sandbox.ts';
import { spanText } from '../core/scheme/time-words.ts';
import { carriesProof } from './carriers.ts';
import { judged, type Court, type Judgement, type Proven } from './judgement.ts';
import { proveByCertificate, proveByHeader } from './known.ts';
import { proveByRecipe } from './prove.ts';
import { checkRate } from './rate.ts';
import { checkReplay } from './replay.ts';
import { windowOf } from './windows.ts';

/** Judges a request for a route. `views` are the addresses under which it may have been signed, likeliest first. */
export async function judge(court: Court, route: Route, views: readonly [Received, ...Received[]]): Promise<Judgement> {
  if (route.opens.length === 0) return judged('public', undefined, { ok: true });
  const policies = court.scheme.policies.filter((policy) => route.opens.includes(policy.id));
  const policy = policies.find(({ proof }) => isPresented(proof, views[0])) ?? policies[0];
  if (!policy) throw new Error(`${route.path} is opened by no policy there is`);
  const proven = await prove(court, policy, views);
  // A proof without a secret of its own (a token, a certificate, a key that is the header) ends with its key.
  if (proven.verdict.ok && court.isRotated && proven.who?.secret === undefined)
    return { ...judged('old-key', 'it was issued under a key that is no longer valid', proven), policy: policy.id };
  const judgement = proven.verdict.ok ? await admit(court, policy, route, proven) : proven;
  return { ...judgement, policy: policy.id };
}

function isPresented(proof: Proof, message: Received): boolean {
  const starts = (header: string, text: string) =>
    message.headers.some(
      ([name, value]) =>
        name.toLowerCase() === header.toLowerCase() && value.toLowerCase().startsWith(text.toLowerCase()),
    );
  switch (proof.by) {
    case 'header':
      return starts(proof.header, '');
    case 'certificate':
      return message.certificate !== undefined;
    case 'recipe':
      return proof.chosenBy
        ? starts(proof.chosenBy.header, proof.chosenBy.starts)
        : carriesProof(proof.operation, message);
  }
}

/** The first view that fits decides; when none does, the likeliest one's refusal is the answer. */
async function prove(court: Court, policy: Policy, views: readonly [Received, ...Received[]]): Promise<Proven> {
  const { proof } = policy;
  if (proof.by === 'header') return proveByHeader(court, policy, proof.header, views[0]);
  if (proof.by === 'certificate') return proveByCertificate(court, policy, views[0]);
  let likeliest: Proven | undefined;
  // A scheme that does not sign its address needs no second look under another one.
  for (const view of proof.readings ? views : [views[0]]) {
    const proven = await proveByRecipe(court, policy, proof, view);
    likeliest ??= proven;
    if (proven.verdict.ok) return proven;
    if (proven.verdict.code !== 'signature-mismatch') return proven;
  }
  return likeliest ?? judged('signature-mismatch', undefined);
}

/** The rules for what is genuine: purpose, lifetime, window, rate, replay; in this order, the first refusal counts. */
async function admit(court: Court, policy: Policy, route: Route, proven: Proven): Promise<Proven> {
  const { who, inputs } = proven;
  if (!who) return proven;
  const { purposes, expires, identity } = who;
  if (route.purpose !== undefined && purposes && !purposes.includes(route.purpose))
    return judged(
      'wrong-purpose',
      `this key is for ${purposes.join(', ')}; this endpoint needs one for ${route.purpose}`,
      proven,
    );
  if (expires !== undefined && court.now >= expires)
    return { ...judged('token-expired', `it expired at ${new Date(expires).toISOString()}`, proven), moment: expires };
  const late = await checkWindow(court, policy, inputs);
  if (late) return judged(late.code, late.measured, proven);
  const rate = policy.rate && (await checkRate(policy.rate, identity, court));
  if (rate) return judged('rate-limited', rate, proven);
  const replay = await checkReplay(policy.replay, `${policy.id}/${identity}`, inputs, court.store);
  if (!replay.ok) return judged(replay.code, replay.measured, { ...proven, ...replay });
  return { ...proven, verdict: { ...proven.verdict, says: inOrder(policy) } };
}

/** What was asked of a request that is let in: nothing but what this policy has a rule for. */
function inOrder({ proof, window, replay }: Policy): string {
  const proven = proof.by === 'header' ? proof.header : proof.by === 'recipe' ? 'signature' : proof.by;
  return `Checked and valid: ${proven}${window ? ', time' : ''}${replay.rule === 'none' ? '' : ', replay rule'}.`;
}

async function checkWindow({ now, world, scheme }: Court, { window: usual, proof }: Policy, inputs: Inputs) {
  if (!usual || proof.by !== 'recipe') return undefined;
  const window = await windowOf(world, scheme.id, usual);
  const text = inputs[window.field] ?? '';
  const unit = unitOf(proof.operation.fields, window.field);
  if (!/^(?:0|[1-9]\d{0,14})$/.test(text))
    return { code: 'timestamp-malformed', measured: `${window.field} must be Unix time in ${unit}, in decimal digits` };
  const age = unit === 'seconds' ? Math.floor(now / 1000) - Number(text) : (now - Number(text)) / 1000;
  const away = Math.abs(age);
  const exact = away < 60 && Number.isInteger(away) ? '' : ` (${away} s)`;
  const said = `${window.field} is ${spanText(away)}${exact} ${age < 0 ? 'ahead of' : 'behind'} the sandbox clock`;
  if (age > window.past) return { code: 'timestamp-expired', measured: `${said}; ${window.past} s are allowed` };
  if (-age > window.future) return { code: 'timestamp-in-future', measured: `${said}; ${window.future} s are allowed` };
  return undefined;
}
