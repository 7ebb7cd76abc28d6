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

/** What opens an account wherever it stands: members of answers, form parameters, keys in headers, a JWT with its signature. */
const OPENERS: readonly RegExp[] = [
  /"(?:access_?token|refresh_?token|id_?token|password|secret|mac_?key|private_?key|api_?key|client_?secret)"\s*:\s*"((?:[^"\\]|\\.)+)"/dgi,
  /(?:^|[&\s])(?:access_token|refresh_token|password|client_secret)=([^&\s]+)/dgi,
  // The signature by itself, too: it is drawn apart where a token is taken apart.
  /\b(eyJ[\w-]+\.[\w-]+\.([\w-]{16,}))/dg,
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

/** What is covered already: what stands in the place of a secret is none. */
const DOTS = /^•+$/;

/** Every stretch of a text that opens an account by its place in it, whatever it is. */
export function openingStretches(text: string): Stretch[] {
  return OPENERS.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ indices = [] }) =>
      indices
        .slice(1)
        .flatMap((place) => (place && !DOTS.test(text.slice(...place)) ? [{ start: place[0], end: place[1] }] : [])),
    ),
  );
}

/** What of a text opens an account by its place in it, and is long enough to be known again elsewhere. */
export function openersIn(text: string): string[] {
  const found = openingStretches(text).map(({ start, end }) => text.slice(start, end));
  return [...new Set(found)].filter((opener) => opener.trim().length >= SHORTEST);
}

/** Every stretch of a text that is one of these forms. */
export function stretchesOf(text: string, forms: Iterable<string>): Stretch[] {
  const found: Stretch[] = [];
  for (const form of forms)
    for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + form.length))
      found.push({ start: at, end: at + form.length });
  return found;
}

/** Every stretch of a text that holds a secret, in order: one of these forms, or what opens an account by its place. */
export function secretStretches(text: string, forms: readonly string[]): Stretch[] {
  const known = new Set([...forms, ...openersIn(text)]);
  return merged([...openingStretches(text), ...stretchesOf(text, known)]);
}

/** More dots tell nothing, and push what may be read off the screen. */
const MOST_DOTS = 24;

/** The text with dots where it holds a secret: what is not there can be shown by no scrolling and no copying. */
export function masked(text: string, forms: readonly string[]): string {
  const parts: string[] = [];
  let end = 0;
  for (const stretch of secretStretches(text, forms)) {
    parts.push(text.slice(end, stretch.start), '•'.repeat(Math.min(MOST_DOTS, stretch.end - stretch.start)));
    end = stretch.end;
  }
  return parts.join('') + text.slice(end);
}

/** In order, and each place once: those that overlap are one. */
function merged(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = all.at(-1);
    if (last && start < last.end) all[all.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else all.push({ start, end });
  }
  return all;
}
