import { decodeBase64, encodeBase64 } from '../../core/bytes/base64.ts';
import { childrenOf, DER, readDer } from '../../core/bytes/der.ts';
import type { Octets } from '../../core/bytes/octets.ts';
import { decodeUtf8, withoutEnd } from '../../core/bytes/text.ts';
import { AROUND, extractToken, LABELS, QUOTES } from '../../core/token/paste.ts';
import type { Names } from '../alter/alteration.ts';
import { htmlDecode, lenientPercentDecode } from '../alter/percent.ts';
import { readings } from '../forms.ts';
import { RESULT } from '../how.ts';
import { single, type Reading } from './subject.ts';

/** What may have become of a signature's text, or of a token's, before it was checked: each puts it right. */
export function evidenceReadings(observed: string, form: 'base64' | 'base64url', isToken: boolean): Reading[] {
  const found = isToken ? ofToken(observed) : ofSignature(observed, form);
  const seen = new Set([observed]);
  return found.filter(({ observed: text = '' }) => text !== '' && !seen.has(text) && seen.add(text));
}

function ofSignature(text: string, form: 'base64' | 'base64url'): Reading[] {
  const written = (bytes: Octets): string => encodeBase64(bytes, form);
  const known = readings(text, form).map(({ bytes, form: { names, says, how } }) =>
    single(
      {
        observed: written(bytes),
        names,
        says: says
          .replaceAll('the digest', 'the signature')
          .replaceAll('the result', 'the signature')
          .replace(/^writes/, 'has'),
        cost: 1,
      },
      how,
    ),
  );
  return [...known, ...loosened(text, form, written), ...letters(text, written), ...otherBytes(text, form, written)];
}

/** What carried the signature's text, taken off or undone; the letters of base64 that were escaped come back. */
const CARRIERS: readonly (readonly [id: string, cause: string, says: string, undone: (text: string) => string])[] = [
  [
    'percent',
    'url-double-encoding',
    'percent-encoded twice',
    (text) => lenientPercentDecode(lenientPercentDecode(text)),
  ],
  ['entities', 'html-entity-encoded', 'with HTML entities', (text) => htmlDecode(numbered(text))],
  [
    'json',
    'body-double-encoded',
    'with the escapes of JSON',
    (text) => text.replaceAll(/\\u([0-9a-f]{4})/gi, unit).replaceAll('\\/', '/'),
  ],
  [
    'label',
    'prefix-missing-or-included',
    'with its name before it',
    (text) => lenientPercentDecode(text.replace(/^\s*[\w-]{1,40}\s*[=:]\s*(?=.{40})/, '')),
  ],
];

const unit = (_: string, digits: string): string => String.fromCharCode(Number.parseInt(digits, 16));
/** Characters by their number in HTML: those of base64 are ASCII. */
const numbered = (text: string): string =>
  text
    .replaceAll(/&#(\d{1,3});/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll(/&#x([0-9a-f]{1,2});/gi, unit);

function loosened(text: string, form: 'base64' | 'base64url', written: (bytes: Octets) => string): Reading[] {
  return CARRIERS.flatMap(([id, cause, words, undone]) => {
    const bytes = decodeBase64(undone(text), form);
    if (!bytes) return [];
    const says = `has the signature ${words}`;
    return [
      single({ observed: written(bytes), names: [[cause]], says, cost: 1.2 }, { id: `signature/${id}`, of: RESULT }),
    ];
  });
}

/** Only the letters, whatever stands between and after them. */
function letters(text: string, written: (bytes: Octets) => string): Reading[] {
  const bare = withoutEnd(text.replaceAll(/\s|\\[rn]/g, '').replace(/^["']/, ''), `"',;`);
  const url = withoutEnd(bare.replaceAll('+', '-').replaceAll('/', '_'), '=');
  const decoded = decodeBase64(url, 'base64url');
  const names: Names = /\s/.test(text.trim()) ? [['base64-line-wrap']] : [['trailing-newline'], ['truncated']];
  const says = 'has the signature with characters in it that are not its own';
  return decoded
    ? [single({ observed: written(decoded), names, says, cost: 1.3 }, { id: 'signature/letters', of: RESULT })]
    : [];
}

/** ECDSA's r and s as ASN.1 instead of raw, or s first; RSA low byte first, as Windows' CryptoAPI has it. */
function otherBytes(text: string, form: 'base64' | 'base64url', written: (bytes: Octets) => string): Reading[] {
  const bytes = decodeBase64(text, form);
  if (!bytes) return [];
  const raw = rawOfDer(bytes);
  return [
    ...(raw
      ? [
          single(
            {
              observed: written(raw),
              names: [['signature-der-not-raw']],
              says: 'has the signature as ASN.1 DER where the 64 bytes of r and s are wanted',
              cost: 1,
            },
            { id: 'signature/der' },
          ),
        ]
      : []),
    ...(bytes.length === 64 ? [swapped(bytes, written)] : []),
    single(
      {
        observed: written(bytes.toReversed()),
        names: [['signature-byte-order']],
        says: 'has the bytes of the signature in reverse order (Windows CryptoAPI)',
        cost: 1.5,
      },
      { id: 'signature/reversed' },
    ),
  ];
}

function swapped(bytes: Octets, written: (bytes: Octets) => string): Reading {
  const says = 'has s before r in the 64 bytes of the signature';
  const observed = written(Uint8Array.of(...bytes.subarray(32), ...bytes.subarray(0, 32)));
  return single({ observed, names: [['signature-byte-order']], says, cost: 1.6 }, { id: 'signature/swapped' });
}

function rawOfDer(bytes: Octets): Octets | undefined {
  const root = readDer(bytes);
  const numbers = root?.tag === DER.sequence ? childrenOf(root) : undefined;
  if (numbers?.length !== 2 || numbers.some(({ tag, content }) => tag !== DER.integer || content.length > 33))
    return undefined;
  const out = new Uint8Array(64);
  numbers.forEach(({ content }, i) => {
    const bare = content.length === 33 ? content.subarray(1) : content;
    out.set(bare, 32 * (i + 1) - bare.length);
  });
  return out;
}

function ofToken(observed: string): Reading[] {
  const { token, trimmed } = extractToken(observed);
  const pasted = single(
    {
      observed: token,
      names: [[aroundToken(observed, trimmed)]],
      says: `has ${trimmed.join(', ')} with the token`,
      cost: 1,
    },
    { id: 'token/around', of: 'the token' },
  );
  const simple = (text: string, cause: string, id: string, says: string): Reading =>
    single({ observed: text, names: [[cause]], says, cost: 1.2 }, { id: `token/${id}`, of: 'the token' });
  const whole = decodeBase64(token, 'base64') ?? decodeBase64(token, 'base64url');
  const parts = token.split('.');
  const signature = parts[2] ?? '';
  return [
    pasted,
    simple(
      token.replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_'),
      'base64url-vs-base64',
      'alphabet',
      'has the token in base64 with + / =, not base64url',
    ),
    simple(withoutEnd(lenientPercentDecode(token), '='), 'url-encoding', 'percent', 'has the token percent-encoded'),
    simple((whole && decodeUtf8(whole)) ?? '', 'double-base64', 'base64', 'has the token in base64 once more'),
    simple(
      parts.slice(0, 3).join('.'),
      'signed-set-differs-from-sent',
      'part-after',
      'has another part after the signature',
    ),
    simple(parts.map(onceLess).join('.'), 'double-base64', 'encoded-twice', 'has the parts of the token encoded twice'),
    ...ofSignature(signature, 'base64url').map((reading) => ({
      ...reading,
      observed: [...parts.slice(0, 2), reading.observed].join('.'),
    })),
  ];
}

/** The cause of what stands around a token. */
function aroundToken(observed: string, trimmed: readonly string[]): string {
  if (LABELS.some((label) => trimmed.includes(label)) || /\bbearer\s/i.test(observed)) return 'bearer-prefix';
  if (trimmed.includes(AROUND)) return 'prefix-missing-or-included';
  return trimmed.includes(QUOTES) ? 'quotes-around-message' : 'whitespace-in-message';
}

function onceLess(part: string): string {
  const bytes = decodeBase64(withoutEnd(part, '='), 'base64url');
  return (bytes && decodeUtf8(bytes)) ?? part;
}
