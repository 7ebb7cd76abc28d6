import type { Verdict } from '../core/scheme/verify.ts';
import type { Tone } from './says.tsx';

/** A verdict for people. */
export interface VerdictWords {
  readonly tone: Tone;
  readonly headline: string;
  /** The verdict's stable code. */
  readonly code?: string;
  /** Why, and what to do. */
  readonly says?: string;
}

/** The headline and the words of a verdict. */
export function wordsOf({ code, ok, rows }: Verdict): VerdictWords {
  if (ok) return { tone: 'ok', code, headline: 'Valid' };
  if (code === 'signature-not-checked')
    return {
      tone: 'warn',
      code,
      headline: 'Signature not checked: no public key',
      says: 'Nothing else is wrong with it, but anyone could have written it.',
    };
  const failed = rows.find((row) => row.state === 'failed' && row.code === code);
  if (code === 'key-too-short')
    return {
      tone: 'warn',
      code,
      headline: 'The signature matches, but the key is too short',
      says: `Nothing else is wrong with it; a library that keeps to RFC 7518 refuses it. ${failed?.says ?? ''}`,
    };
  return { tone: 'bad', code, headline: 'Refused', ...(failed ? { says: failed.says } : {}) };
}
