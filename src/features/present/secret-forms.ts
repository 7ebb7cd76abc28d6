import { encodeBase64 } from '../../core/bytes/base64.ts';
import { encodeHex } from '../../core/bytes/hex.ts';
import { encodeUtf8 } from '../../core/bytes/text.ts';

/** Shorter texts stand everywhere, and hide nothing. */
const SHORTEST = 4;

/** A stretch of a text, from `start` up to `end`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What opens an account wherever it stands: members of answers, form parameters, keys in headers, the signature of a JWT. */
const OPENERS: readonly RegExp[] = [
  /"(?:access_?token|refresh_?token|id_?token|password|secret|mac_?key|private_?key|api_?key|client_?secret)"\s*:\s*"((?:[^"\\]|\\.)+)"/dgi,
  /(?:^|[&\s])(?:access_token|refresh_token|password|client_secret)=([^&\s]+)/dgi,
  /\beyJ[\w-]+\.[\w-]+\.([\w-]{16,})/dg,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----([A-Za-z0-9+/=\s]+)/dg,
];

/** The forms in which a secret appears on a screen: as it is, escaped, and encoded. */
export function formsOf(secret: string): string[] {
  if (secret.trim().length < SHORTEST) return [];
  const bytes = encodeUtf8(secret);
  const base64 = encodeBase64(bytes, 'base64');
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    encodeHex(bytes),
    encodeHex(bytes).toUpperCase(),
    base64,
    base64.replace(/[+/]/g, (c) => (c === '+' ? '-' : '_')).replace(/=+$/, ''),
  ];
  return [...new Set(forms)];
}

/** Every stretch of a text that holds a secret: one of these forms, or what opens an account by its place. */
export function secretStretches(text: string, forms: readonly string[]): Stretch[] {
  const found: Stretch[] = [];
  const known = new Set(forms);
  for (const pattern of OPENERS)
    for (const { indices } of text.matchAll(pattern)) {
      const [start, end] = indices?.[1] ?? [0, 0];
      if (end > start) known.add(text.slice(start, end));
    }
  for (const form of known)
    for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + form.length))
      found.push({ start: at, end: at + form.length });
  return found;
}
