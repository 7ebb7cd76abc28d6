import { decodeBase64 } from '../../core/bytes/base64.ts';
import { encodeHex } from '../../core/bytes/hex.ts';
import { decodeUtf8, withoutEnd } from '../../core/bytes/text.ts';
import { DEMO_PUBLIC_KEY } from '../../core/crypto/demo-key.ts';
import type { PublicKey } from '../../core/crypto/key-reading.ts';
import { rsaNumbers } from '../../core/crypto/rsa-open.ts';
import { DAMAGES, LINE_BREAKS, readPublicKey } from '../../core/crypto/keys.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';
import type { Names } from '../alter/alteration.ts';
import { lenientPercentDecode } from '../alter/percent.ts';
import type { How } from '../how.ts';

/** A key that may have made the signature, and what is wrong with the one that was given, if it is another. */
export interface KeyReading {
  readonly key: PublicKey;
  readonly names: Names;
  readonly says: string;
  /** The same as data. */
  readonly how: How;
  readonly cost: number;
}

/** What is damaged about a key that can be read all the same, in words; empty when nothing is. */
export function damageOf(text: string, kid: string): readonly string[] {
  const reading = readPublicKey(text, kid);
  return reading.ok ? reading.conversions.filter((says) => DAMAGES.has(says)) : [];
}

/** The same as data: escaped line breaks are the one that a line of code puts right. */
export const damageHow = (field: string, damage: readonly string[]): How => ({
  id: damage.includes(LINE_BREAKS) ? 'public-key/line-breaks' : 'public-key/damaged',
  of: field,
});

/** Every key there is to try, the given one first, then repairs of it, its neighbours in a set, other inputs and this sandbox's own. */
export function keysOf(field: string, text: string, kid: string, others: Inputs): KeyReading[] {
  const found: KeyReading[] = [];
  const seen = new Set<string>();
  const add = (pasted: string, id: string, names: Names, says: string, how: How, cost: number): void => {
    const reading = readPublicKey(pasted, id);
    const mark = reading.ok ? markOf(reading.key) : '';
    if (!reading.ok || seen.has(mark)) return;
    seen.add(mark);
    found.push({ key: reading.key, names, says, how, cost });
  };
  const damage = damageOf(text, kid);
  add(
    text,
    kid,
    damage.length > 0 ? [['pem-newlines-escaped']] : [[]],
    damage.length > 0 ? `has a damaged ${field}: ${damage.join(', ')}` : '',
    damageHow(field, damage),
    damage.length > 0 ? 1 : 0,
  );
  for (const { pasted, id, cause, says } of repairs(field, text))
    add(pasted, kid, [[cause]], says, { id: `public-key/${id}`, of: field }, 1.2);
  for (const { pasted, says } of siblings(text))
    add(pasted, '', [['wrong-key-field'], ['rotated-secret']], says, { id: 'public-key/sibling', of: field }, 1.3);
  for (const [name, value] of Object.entries(others))
    add(
      value,
      kid,
      [['wrong-key-field']],
      `checks with ${field} what ${name} has signed`,
      { id: 'public-key/other', of: field, other: name },
      1.4,
    );
  add(
    DEMO_PUBLIC_KEY,
    '',
    [['wrong-secret-environment'], ['wrong-key-field']],
    'checks with another key what this sandbox has signed with its own',
    { id: 'public-key/sandbox', of: field },
    1.5,
  );
  return found;
}

/** One key is one, be it PEM or JWK. */
function markOf(key: PublicKey): string {
  const numbers = key.kind === 'RSA' ? rsaNumbers(key) : undefined;
  if (numbers) return encodeHex(numbers.n).replace(/^0+/, '');
  return key.material.format === 'jwk' ? JSON.stringify(key.material.jwk) : encodeHex(key.material.der);
}

function repairs(
  field: string,
  text: string,
): { readonly pasted: string; readonly id: string; readonly cause: string; readonly says: string }[] {
  const inner = decodeBase64(text.replaceAll(/\s/g, ''), 'base64');
  const armoured = (inner && decodeUtf8(inner)) ?? '';
  const found = [
    {
      pasted: armoured.includes('-----BEGIN') ? armoured : '',
      id: 'base64',
      cause: 'secret-base64-encoded-extra',
      says: `has ${field} in base64 once more`,
    },
    {
      pasted: lenientPercentDecode(text),
      id: 'percent',
      cause: 'url-encoding',
      says: `has ${field} percent-encoded`,
    },
    {
      pasted: text.replaceAll(/\\\\n/g, '\n'),
      id: 'escaped-twice',
      cause: 'pem-newlines-escaped',
      says: `has ${field} escaped twice`,
    },
    {
      pasted: text.replaceAll(/^[>|#\s]+/gm, ''),
      id: 'marked-lines',
      cause: 'pem-newlines-escaped',
      says: `has something before the lines of ${field}`,
    },
    {
      pasted: withoutDashes(text),
      id: 'no-dashes',
      cause: 'pem-newlines-escaped',
      says: `has lost the dashes of ${field}`,
    },
    {
      pasted: text.replaceAll(/[\u2010-\u2015\u2212]+/g, '-----'),
      id: 'dashes',
      cause: 'pem-newlines-escaped',
      says: `has other dashes in ${field} than were copied`,
    },
    {
      pasted: text.replaceAll(/<br ?\/?>/gi, '\n'),
      id: 'html-lines',
      cause: 'pem-newlines-escaped',
      says: `has <br> for the line breaks of ${field}`,
    },
    {
      // In each line between the dashed ones.
      pasted: text.replaceAll(/^(?![ \t]*-----).+$/gm, (line) => line.replaceAll(' ', '+')),
      id: 'blanks',
      cause: 'plus-vs-space',
      says: `has blanks for the + of ${field}`,
    },
    {
      pasted: /"(-----BEGIN[^"]+)"/.exec(text)?.[1] ?? '',
      id: 'in-json',
      cause: 'pem-newlines-escaped',
      says: `has the JSON around ${field}`,
    },
  ];
  return found.filter(({ pasted }) => pasted !== '' && pasted !== text);
}

const BEGIN = /\bBEGIN (?:[A-Z0-9]+ ){0,3}(?:KEY|CERTIFICATE)\b/;
const END = /\bEND [A-Z]/;

/** What stands between the two lines of a PEM whose dashes may be lost; empty where nothing does. */
function withoutDashes(text: string): string {
  const begin = BEGIN.exec(text);
  const rest = begin ? text.slice(begin.index + begin[0].length) : '';
  const end = END.exec(rest)?.index ?? rest.length;
  return withoutEnd(rest.slice(0, end), '- \r\n\t').replace(/^[-\s]+/, '');
}

/** The other keys of a set, or the other blocks of a PEM file. */
function siblings(text: string): { readonly pasted: string; readonly says: string }[] {
  const blocks = text.match(/-----BEGIN ([A-Z0-9 ]+)-----[^-]+-----END \1-----/g) ?? [];
  if (blocks.length > 1)
    return blocks.slice(0, MOST).map((pasted, i) => ({
      pasted,
      says: `takes another than PEM block ${i + 1} of ${blocks.length}, which signed`,
    }));
  let set: unknown;
  try {
    set = JSON.parse(text);
  } catch {
    return [];
  }
  const keys: unknown = typeof set === 'object' && set !== null && 'keys' in set ? set.keys : set;
  if (!Array.isArray(keys)) return [];
  return (keys as readonly unknown[]).slice(0, MOST).map((jwk, i) => ({
    pasted: JSON.stringify(jwk),
    says: `takes another key of the set than ${nameOf(jwk, i)}, which signed`,
  }));
}

const MOST = 50;

function nameOf(jwk: unknown, at: number): string {
  const kid = typeof jwk === 'object' && jwk !== null && 'kid' in jwk ? jwk.kid : undefined;
  return typeof kid === 'string' ? JSON.stringify(kid) : `key ${at + 1}`;
}
