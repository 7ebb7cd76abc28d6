import type { Inputs } from '../core/recipe/evaluate.ts';
import type { Operation } from '../core/scheme/define.ts';
import { readClaims } from '../core/token/claims.ts';
import { readableSecret, textOf } from './readable-secret.ts';

/** What is wrong with a token whose signature is right, in words; undefined where nothing is. */
export function tokenWarning(operation: Operation, inputs: Inputs, token: string): string | undefined {
  const [header = [], claims = []] = token.split('.').map((part) => readClaims(textOf(part) ?? ''));
  const name = readableSecret(operation, inputs, token);
  const at = (wanted: string) => claims.find((claim) => claim.name === wanted)?.time?.iso;
  const [start, end] = [at('nbf'), at('exp')];
  const says = [
    name !== undefined &&
      `But ${name} can be read in it: the parts of a token are encoded, not encrypted. Leave ${name} out, and replace it where such a token was sent.`,
    header.some((member) => member.name === 'crit') &&
      'But its header lists extensions under crit: who does not know them must refuse it (RFC 7515 section 4.1.11). Leave crit out.',
    // RFC 7519 sections 4.1.4 and 4.1.5. The Doctor has no clock to judge by.
    start !== undefined && `Before ${start} (nbf) it is refused.`,
    end !== undefined && `From ${end} (exp) on it is refused.`,
  ].filter((words) => words !== false);
  return says.length === 0 ? undefined : says.join(' ');
}
