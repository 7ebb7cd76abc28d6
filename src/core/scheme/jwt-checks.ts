import { literal, optionalMember, type Expr } from '../recipe/expression.ts';
import type { Check } from './define.ts';

/** Of a JWS header that was received, as JSON text: RFC 7515 section 4.1.11. */
export function critCheck(header: Expr<'text'>): Check {
  return {
    name: 'no critical extension',
    code: 'crit-not-understood',
    test: { is: 'equal', received: optionalMember(header, 'crit'), expected: literal('') },
    says: 'A header that lists extensions under crit must be refused by a verifier that does not know them (RFC 7515 section 4.1.11).',
  };
}

/** Of the claims, as JSON text: RFC 7519 sections 4.1.4 and 4.1.5. Skipped where there is none, or no clock. */
export function lifetimeChecks(claims: Expr<'text'>, now: Expr<'text'>): readonly [exp: Check, nbf: Check] {
  return [
    {
      name: 'exp',
      code: 'token-expired',
      test: { is: 'time', claims, claim: 'exp', rule: 'expires', now },
      says: 'The token has expired: make or fetch a new one. It is refused from the exact second of exp.',
    },
    {
      name: 'nbf',
      code: 'token-not-yet-valid',
      test: { is: 'time', claims, claim: 'nbf', rule: 'starts', now },
      says: 'The token is not valid yet. Compare your clock with the server’s.',
    },
  ];
}
