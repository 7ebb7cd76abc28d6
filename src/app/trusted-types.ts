/**
 * The page's one Trusted Types policy. main.tsx imports it before anything else, because a policy
 * made after the first worker or chunk is requested comes too late.
 *
 * It vouches for script URLs of this origin only (workers and the service worker hand those over as plain
 * strings). There is no createHTML and no createScript: text never becomes markup or code here.
 */
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown;
}

/** The URL as it was given, when it resolves to this origin; throws otherwise. */
export function sameOriginScript(url: string): string {
  if (new URL(url, document.baseURI).origin !== location.origin) {
    throw new TypeError(`Refused a script from another origin: ${url}`);
  }
  return url;
}

// Absent where the browser has no Trusted Types; the content policy still holds there.
const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
trustedTypes?.createPolicy('default', { createScriptURL: sameOriginScript });
