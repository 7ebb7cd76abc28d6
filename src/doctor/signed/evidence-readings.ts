import { decodeBase64, encodeBase64 } from '../../core/bytes/base64.ts';
import { childrenOf, DER, readDer } from '../../core/bytes/der.ts';
import type { Octets } from '../../core/bytes/octets.ts';
import { decodeUtf8, withoutEnd } from '../../core/bytes/text.ts';
import { extractToken, LABELS } from '../../core/token/paste.ts';
import type { Names } from '../alter/alteration.ts';
import { lenientPercentDecode } from '../alter/percent.ts';
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
  return [...known, ...letters(text, written), ...otherBytes(text, form, written)];
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

/** ECDSA's r and s as ASN.1 instead of raw; RSA low byte first, as Windows' CryptoAPI has it. */
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
  const isLabelled = LABELS.some((label) => trimmed.includes(label));
  const pasted = single(
    {
      observed: token,
      names: [[isLabelled ? 'bearer-prefix' : 'whitespace-in-message']],
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
    simple(lenientPercentDecode(token), 'url-encoding', 'percent', 'has the token percent-encoded'),
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

function onceLess(part: string): string {
  const bytes = decodeBase64(withoutEnd(part, '='), 'base64url');
  return (bytes && decodeUtf8(bytes)) ?? part;
}
