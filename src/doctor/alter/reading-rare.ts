import { encodeBase64 } from '../../core/bytes/base64.ts';
import { decodeHex, encodeHex } from '../../core/bytes/hex.ts';
import type { Octets } from '../../core/bytes/octets.ts';
import { encodeUtf8 } from '../../core/bytes/text.ts';
import { syncEngine } from '../../core/crypto/sync.ts';
import { UNCOMMON } from './alteration.ts';
import { lenient } from './lenient.ts';
import type { Reading } from './reading.ts';

const base64 = (text: string): string => encodeBase64(encodeUtf8(text), 'base64');

/** .NET's Guid.ToByteArray: the first three groups with the low byte first. */
function guidBytes(text: string): Octets | undefined {
  const bytes = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
    ? decodeHex(text.replaceAll('-', ''))
    : undefined;
  return bytes && Uint8Array.from([3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15], (at) => bytes[at] ?? 0);
}

const mac = (key: Octets, data: Octets): Octets => syncEngine.run({ call: 'hmac', algorithm: 'SHA-256', key, data });
/** The word that a Telegram Mini App's key is made with; a Login widget's is a plain SHA-256. */
const TELEGRAM = 'WebAppData';

/** PHP's pack('H*'): what is no hex digit is a zero, and so is a digit that is not there. */
function packed(text: string): Octets | undefined {
  if (text === '' || /^(?:[\da-f]{2})*$/i.test(text)) return undefined;
  const digits = text.replaceAll(/[^\da-f]/gi, '0');
  return decodeHex(digits.length % 2 === 0 ? digits : `${digits}0`);
}

/** What Go's decoder has read before the first character that it refuses: whole groups of four, or nothing. */
function goBase64(text: string): Octets | undefined {
  const read = /^(?:[A-Za-z0-9+/]{4})*/.exec(text)?.[0] ?? '';
  const rest = text.slice(read.length);
  if (rest === '' || /^[A-Za-z0-9+/]{2}(?:==|[A-Za-z0-9+/]=)$/.test(rest)) return undefined;
  // HMAC fills a key up with zeros: one zero is the empty key.
  return (read === '' ? undefined : lenient(read, { bothAlphabets: false, keepPartial: false })) ?? Uint8Array.of(0);
}

const lines = (text: string, width: number): string =>
  (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).map((line) => `${line}\n`).join('');

/** `echo "$SECRET" | sha256sum`: the digest of the secret and a line feed, as hex text. */
const DERIVED_LINES: readonly Reading[] = (['SHA-256', 'MD5', 'SHA-1', 'SHA-512'] as const).map((algorithm) => ({
  id: `derived-line-${algorithm}`,
  names: [['wrong-key-derivation', 'trailing-newline-in-secret'], ['wrong-key-derivation']],
  says: `uses the ${algorithm} digest of it and a line feed (echo without -n) as hex text`,
  read: (text) => encodeUtf8(encodeHex(syncEngine.run({ call: 'hash', algorithm, data: encodeUtf8(`${text}\n`) }))),
  cost: UNCOMMON,
  language: 'bash',
}));

/** Readings of a secret that are met seldom. */
export const RARE_READINGS: readonly Reading[] = [
  ...DERIVED_LINES,
  {
    id: 'base64-go',
    names: [['secret-base64-decoded-wrongly'], ['jwt-secret-base64']],
    says: 'decodes it from base64 up to the first character that is none, and passes over the error',
    read: goBase64,
    cost: UNCOMMON,
    language: 'go',
  },
  ...[60, 76].map((width): Reading => ({
    id: `base64-lines-${width}`,
    names: [
      ['base64-line-wrap', 'secret-base64-encoded-extra'],
      ['secret-base64-encoded-extra'],
      ['secret-base64-encoded-extra', 'trailing-newline-in-secret'],
    ],
    says: `base64-encodes it first, in lines of ${width} with a line feed after each (${width === 60 ? 'encode64' : 'encodebytes'})`,
    read: (text) => encodeUtf8(lines(base64(text), width)),
    cost: UNCOMMON,
    language: width === 60 ? 'ruby' : 'python',
  })),
  {
    id: 'base64-twice',
    names: [['secret-base64-encoded-extra']],
    says: 'base64-encodes it twice first',
    read: (text) => encodeUtf8(base64(base64(text))),
    cost: UNCOMMON,
  },
  {
    id: 'base64-lf-twice',
    names: [['secret-base64-encoded-extra']],
    says: 'base64-encodes it with a line feed, and that once more',
    read: (text) => encodeUtf8(base64(`${base64(`${text}\n`)}\n`)),
    cost: UNCOMMON,
  },
  {
    id: 'guid-bytes',
    names: [['secret-hex-decoded-wrongly']],
    says: 'takes the bytes of it as a Guid (ToByteArray)',
    read: guidBytes,
    cost: UNCOMMON,
    language: 'csharp',
  },
  {
    id: 'hex-pack',
    names: [['secret-hex-decoded-wrongly']],
    says: "decodes it from hex with pack('H*'), to which other characters are zeros",
    read: packed,
    cost: UNCOMMON,
    language: 'php',
  },
  {
    id: 'derived-telegram',
    names: [['wrong-key-derivation']],
    says: `uses its HMAC-SHA-256 keyed with "${TELEGRAM}", as Telegram's Mini Apps do`,
    read: (text) => mac(encodeUtf8(TELEGRAM), encodeUtf8(text)),
    cost: UNCOMMON,
  },
  {
    id: 'derived-telegram-hex',
    names: [['wrong-key-derivation']],
    says: `uses its HMAC-SHA-256 keyed with "${TELEGRAM}" as hex text`,
    read: (text) => encodeUtf8(encodeHex(mac(encodeUtf8(TELEGRAM), encodeUtf8(text)))),
    cost: UNCOMMON,
  },
  {
    id: 'derived-telegram-swapped',
    names: [['wrong-key-derivation']],
    says: `uses the HMAC-SHA-256 of "${TELEGRAM}" keyed with it`,
    read: (text) => mac(encodeUtf8(text), encodeUtf8(TELEGRAM)),
    cost: UNCOMMON,
  },
];
