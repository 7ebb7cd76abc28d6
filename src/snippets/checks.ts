import type { SignatureName } from '../core/crypto/port.ts';
import { optionalMember } from '../core/recipe/expression.ts';
import type { Check } from '../core/scheme/define.ts';
import type { CheckStatement, CheckTest } from './program.ts';
import type { Term, Terms } from './term.ts';

interface Prepared {
  /** What must be computed before. */
  readonly terms: readonly Term[];
  /** Absent where the computing itself is the check: what cannot be read ends the program. */
  readonly statement?: CheckStatement;
}

const KNOWN: readonly SignatureName[] = ['RS256', 'ES256', 'HS256'];

/** A verifier's check as statements; `algorithm` is the key's, if there is a key. */
export function checkTests(check: Check, terms: Terms, algorithm: SignatureName | undefined): Prepared[] {
  const { name, code, says, test } = check;
  const row = (own: CheckTest, needs: readonly Term[]): Prepared[] => [
    { terms: needs, statement: { do: 'check', name, code, says, test: own } },
  ];
  switch (test.is) {
    case 'equal': {
      const [received, expected] = [terms.lower(test.received), terms.lower(test.expected)];
      return row({ is: 'equal', received, expected }, [received, expected]);
    }
    case 'oneOf': {
      const received = terms.lower(test.received);
      return row({ is: 'oneOf', received, allowed: test.allowed }, [received]);
    }
    case 'readable':
      return [{ terms: [terms.lower(test.received)] }];
    // RFC 8725 section 3.1: the key decides, and the program is written for the key.
    case 'fitsKey': {
      const received = terms.lower(test.received);
      return row({ is: 'oneOf', received, allowed: algorithm ? [algorithm] : KNOWN }, [received]);
    }
    case 'signed': {
      const [key, data, signature] = [test.key, test.data, test.signature].map((expr) => terms.lower(expr));
      if (!key || !data || !signature) return [];
      const own = typeof test.algorithm === 'string' ? test.algorithm : (algorithm ?? 'RS256');
      return row({ is: 'signed', algorithm: own, key, data, signature }, [key, data, signature]);
    }
    case 'time': {
      const time = terms.lower(optionalMember(test.claims, test.claim));
      const now = terms.lower(test.now);
      const json = terms.lower(test.claims);
      const malformed: CheckTest = { is: 'number', json, member: test.claim };
      return [
        { terms: [json], statement: { do: 'check', name, code: 'claim-malformed', says, test: malformed } },
        ...row({ is: 'time', rule: test.rule, time, now }, [time, now]),
      ];
    }
  }
}
