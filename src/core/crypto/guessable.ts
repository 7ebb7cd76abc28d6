/** Words that secrets are made of when nobody thinks about them. Beginnings count: `changeme1`. */
const COMMON =
  /pass(?:word|wd|e)?|secret|test|demo|sample|example|admin|change-?me|default|qwert|letmein|welcome|your|token|key|abc|123|000|111|iloveyou|dragon|master|monkey|login|user|guest|temp|foo|bar/gi;
/** Below this nobody needs luck to find a secret from a value made of it. */
const SHORT = 12;
/** Bits, by the plainest of estimates. */
const WEAK = 60;

/** Why a secret could be found by trying; undefined when it looks random and is long. Never quotes it. */
export function guessable(secret: string): string | undefined {
  const length = Array.from(secret).length;
  if (length < SHORT) return `it has only ${length} characters`;
  const rest = secret.replaceAll(COMMON, '');
  if (rest.length < SHORT) return 'it is made of common words';
  if (bitsOf(secret) < WEAK) return 'it repeats itself, or uses few characters';
  return undefined;
}

/** Shannon's entropy of its characters, times its length: an upper bound for what anybody had to guess. */
function bitsOf(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  const length = Array.from(text).length;
  let bits = 0;
  for (const count of counts.values()) bits -= count * Math.log2(count / length);
  return bits;
}
