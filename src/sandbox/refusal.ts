import type { RefusalFacts } from '../core/scheme/policy.ts';
import type { Reply, Route, SchemeSandbox } from '../core/scheme/sandbox.ts';
import type { Judgement } from './judgement.ts';

/** The vendor's answer to a verdict; 405 says what is allowed (RFC 9110 section 15.5.6). */
export function refusalReply(
  { refusals, policies }: SchemeSandbox,
  judgement: Judgement,
  routes: readonly Route[],
): Reply {
  const { verdict, moment } = judgement;
  const own = policies.find(({ id }) => id === judgement.policy)?.refusals?.[verdict.code];
  const refusal = own ?? refusals[verdict.code] ?? refusals.default;
  const facts: RefusalFacts = { code: verdict.code, says: verdict.says, ...(moment === undefined ? {} : { moment }) };
  const allow =
    verdict.code === 'method-not-allowed'
      ? { allow: routes.map(({ method }) => method.replace('GET', 'GET, HEAD')).join(', ') }
      : {};
  return {
    status: refusal.status,
    json: refusal.body(facts),
    headers: { ...refusal.headers, ...allow },
    code: verdict.code,
    ...(refusal.ours === undefined ? {} : { ours: refusal.ours }),
  };
}
