import { decodeBase64 } from '../bytes/base64.ts';
import { decodeUtf8 } from '../bytes/text.ts';
import type { Problem } from '../problem.ts';
import { isOwnToken } from './own-tokens.ts';
import { utcText } from './time-words.ts';

/** What real credentials look like, by the prefixes that their vendors give them so that scanners find them. */
const LOOKS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a live Stripe key', /\b[sr]k_live_[0-9A-Za-z]{8,}/],
  ['an AWS access key id', /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/],
  ['a GitHub token', /\b(?:gh[pousr]_[0-9A-Za-z]{36}|github_pat_[0-9A-Za-z_]{40})/],
  ['a GitLab token', /\bglpat-[\w-]{20}/],
  ['a Slack token', /\bxox[abeoprs]-[0-9A-Za-z-]{10,}/],
  ['a Google API key', /\bAIza[\w-]{35}/],
  ['an OpenAI or Anthropic key', /\bsk-(?:proj|svcacct|ant)-[\w-]{16,}/],
  ['a SendGrid key', /\bSG\.[\w-]{16,}\.[\w-]{16,}/],
  ['a Square access token', /\b(?:sq0atp-|EAAA)[\w-]{22,}/],
  ['an npm token', /\bnpm_[0-9A-Za-z]{36}/],
  ['a PEM private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  ['a production secret, by its name', /\b(?:prod|live)(?:uction)?[_-](?:secret|key|token)[_-][0-9A-Za-z]{8,}/i],
];
/** Beyond so many characters nobody typed it: it is not searched with every keystroke. */
const SEARCHED = 1 << 16;

/** A warning where a value looks like somebody's working credential. Says what it looks like, and quotes nothing. */
export function checkLive(value: string, field: string): Problem[] {
  if (value.length < 16) return [];
  const start = value.slice(0, SEARCHED);
  const what = LOOKS.find(([, pattern]) => pattern.test(start))?.[0];
  return what === undefined ? [] : [warning('live-secret', field, `what looks like ${what}`)];
}

/**
 * A warning where a value is a token that still works at this moment, in Unix milliseconds (RFC 7519 section 4.1.4).
 * Its signature is not looked at: whoever sees the token can use it all the same, unless it is one of ours.
 */
export function checkLiveToken(value: string, field: string, now: number): Problem[] {
  const [token, payload] = /^eyJ[\w-]*\.(eyJ[\w-]*)\.[\w-]+$/.exec(value.slice(0, SEARCHED).trim()) ?? [];
  const ends = payload === undefined || isOwnToken(token ?? '') ? undefined : expiryOf(payload);
  if (ends === undefined || ends * 1000 <= now) return [];
  return [warning('live-token', field, `a token that is valid until ${utcText(ends)}`)];
}

function expiryOf(payload: string): number | undefined {
  const bytes = decodeBase64(payload, 'base64url');
  const text = bytes && decodeUtf8(bytes);
  try {
    const { exp } = JSON.parse(text ?? '') as { readonly exp?: unknown };
    return typeof exp === 'number' && Number.isFinite(exp) && Math.abs(exp) < 8.64e12 ? Math.floor(exp) : undefined;
  } catch {
    return undefined;
  }
}

function warning(code: string, field: string, got: string): Problem {
  return {
    code,
    severity: 'warning',
    field,
    expected: 'a credential for tests',
    got,
    fix: 'It stays in this tab and is sent nowhere. If others see your screen, use a test one; if it was seen, replace it.',
  };
}
