import { decodeBase64, encodeBase64 } from '../core/bytes/base64.ts';
import { decodeHex, encodeHex } from '../core/bytes/hex.ts';
import type { Octets } from '../core/bytes/octets.ts';
import { decodeUtf8, encodeUtf8, withoutEnd } from '../core/bytes/text.ts';
import { uuid } from './codecs-dumped.ts';
import { RESULT } from './how.ts';
import { DIGEST_HEX, type Lossy, type LossyForm } from './lossy-form.ts';
import { damagedHex } from './lossy-hex.ts';
import { FEWEST } from './observed.ts';

/** The forms that a part of a digest's text may be of. */
const TEXTS: readonly (readonly [id: string, pattern: RegExp, write: (digest: Octets) => string])[] = [
  ['hex', /^[0-9a-f]+$/, encodeHex],
  ['hexUpper', /^[0-9A-F]+$/, (digest) => encodeHex(digest).toUpperCase()],
  ['base64', /^[A-Za-z0-9+/]+=*$/, (digest) => encodeBase64(digest, 'base64')],
  ['base64url', /^[A-Za-z0-9_-]+$/, (digest) => encodeBase64(digest, 'base64url')],
];

type End = 'start' | 'middle' | 'end';
/** Which part of the text is there. */
const ENDS: readonly (readonly [end: End, says: string, part: (whole: string, length: number) => string])[] = [
  ['start', 'loses the end of the digest', (whole, length) => whole.slice(0, length)],
  ['end', 'loses the start of the digest', (whole, length) => whole.slice(-length)],
  // The "16-digit MD5" of many libraries.
  ['middle', 'keeps only the middle of the digest', (whole) => whole.slice(8, 24)],
];

/** A part of the right text: weak, and said so. */
const truncated: Lossy = (observed, own) => {
  const text = observed.replace(/(?:\.\.\.|…)$/, '');
  const dots = observed.slice(text.length);
  return TEXTS.flatMap(([id, pattern, write]) => {
    if (!pattern.test(text) || text.length < FEWEST) return [];
    const isMiddle = id.startsWith('hex') && text.length === 16;
    const names = [['truncated', ...(id === own ? [] : [otherForm(id, own)])]];
    return ENDS.filter(([end]) => end === 'start' || (dots === '' && (end === 'end' || isMiddle))).map(
      ([end, says, part]) => ({
        form: {
          id: `truncated-${id}-${end}`,
          names,
          says,
          how: { id: `digest/cut-${end}`, of: RESULT },
          weak: true as const,
          write: (digest: Octets) => {
            const whole = write(digest);
            return whole.length > text.length ? part(whole, text.length) + dots : '';
          },
        },
        fits: isLonger(id, text),
        test: headTest(id, text, end, write),
      }),
    );
  });
};

/** The base64 of the digest's first bytes, which ends with a padding of its own. */
const cutBytes: Lossy = (observed, own) => {
  const held = observed.endsWith('=') ? decodeBase64(observed, 'base64') : undefined;
  if (!held || held.length * 2 < FEWEST) return [];
  const { length } = held;
  return [
    {
      form: {
        id: 'truncated-bytes',
        names: [['truncated', ...(own === 'base64' ? [] : [otherForm('base64', own)])]],
        says: `encodes only the first ${length} bytes of the digest`,
        how: { id: 'digest/cut-bytes', of: RESULT },
        weak: true,
        write: (digest) => encodeBase64(digest.subarray(0, length), 'base64'),
      },
      fits: (size) => size > length,
      test: (digest) => held.every((byte, i) => byte === digest[i]),
    },
  ];
};

/** The cause of another form than the recipe's own. */
function otherForm(id: string, own: string): string {
  const [isHex, isOwnHex] = [id.startsWith('hex'), own.startsWith('hex')];
  if (isHex === isOwnHex) return isHex ? 'hex-case' : 'base64url-vs-base64';
  return isHex ? 'output-hex-not-base64' : 'output-base64-not-hex';
}

/** Whether a digest of that size is more than the text. */
function isLonger(id: string, text: string): (size: number) => boolean {
  const letters = withoutEnd(text, '=').length;
  return (size) => (id.startsWith('hex') ? size * 2 : Math.ceil((size * 4) / 3)) > letters;
}

function headTest(id: string, text: string, end: End, write: (digest: Octets) => string): (digest: Octets) => boolean {
  const isHex = id.startsWith('hex');
  const edge = isHex ? Number.parseInt(end === 'start' ? text.slice(0, 2) : text.slice(-2), 16) : undefined;
  return (digest) => {
    if (end === 'middle') return digest.length === 16 && write(digest).slice(8, 24) === text;
    if (edge !== undefined && (end === 'start' ? digest[0] : digest.at(-1)) !== edge) return false;
    // Three bytes of base64 stand by themselves: nearly every digest is ruled out by those at the edge.
    const few = end === 'start' ? digest.subarray(0, 3) : digest.subarray(-(digest.length % 3 || 3));
    if (!isHex && !text[end === 'start' ? 'startsWith' : 'endsWith'](write(few))) return false;
    return end === 'start' ? write(digest).startsWith(text) : write(digest).endsWith(text);
  };
}

/** What was written before its letters were changed, and the causes that come with it: own is the recipe's form. */
const RECASED: readonly (readonly [id: string, also: (own: string) => string[], write: (digest: Octets) => string])[] =
  [
    [
      'base64',
      (own) => (own.startsWith('hex') ? ['output-base64-not-hex'] : []),
      (digest) => encodeBase64(digest, 'base64'),
    ],
    [
      'base64url',
      (own) => (own === 'base64url' ? [] : ['base64url-vs-base64']),
      (digest) => encodeBase64(digest, 'base64url'),
    ],
    ['base64hex', () => ['base64-of-hex'], (digest) => encodeBase64(encodeUtf8(encodeHex(digest)), 'base64')],
    [
      'base64HEX',
      () => ['base64-of-hex'],
      (digest) => encodeBase64(encodeUtf8(encodeHex(digest).toUpperCase()), 'base64'),
    ],
  ];

/** Base64 with its letters in one case. */
const recased: Lossy = (observed, own) => {
  const isHex = DIGEST_HEX.has(observed.length) && /^[0-9a-fA-F]+$/.test(observed);
  const to = observed === observed.toUpperCase() ? 'upper' : 'lower';
  const isOneCase = to === 'upper' || observed === observed.toLowerCase();
  if (isHex || !isOneCase || !/^[A-Za-z0-9+/_-]{20,}=*$/.test(observed)) return [];
  const recase = (text: string): string => (to === 'upper' ? text.toUpperCase() : text.toLowerCase());
  return RECASED.map(([id, also, write]) => ({
    form: {
      id: `recased-${id}`,
      names: [['base64-case-changed', ...also(own)]],
      says: `changes the letters of the base64 text to ${to} case`,
      how: { id: `digest/recased-${id}`, of: RESULT, to },
      write: (digest: Octets) => recase(write(digest)),
    },
    fits: (size) => write(new Uint8Array(size)).length === observed.length,
    test: (digest) => recase(write(digest)) === observed,
  }));
};

/** How a digest became a text on its way. */
const WAYS: readonly (readonly [id: string, says: string, convert: (digest: Octets) => Octets])[] = [
  [
    'replaced',
    'turns the digest into a text, which ruins bytes that are not UTF-8',
    (digest) => encodeUtf8(new TextDecoder('utf-8', { ignoreBOM: true }).decode(digest)),
  ],
  [
    'replaced-each',
    'turns the digest into an ASCII text, which ruins bytes from 80 hex on',
    (digest) => encodeUtf8(asciiOf(digest, '\ufffd')),
  ],
  [
    'widened',
    'turns the digest into a text and encodes that as UTF-8',
    (digest) => encodeUtf8(Array.from(digest, (byte) => String.fromCharCode(byte)).join('')),
  ],
];

/** Raw digest bytes pushed through a text before they were encoded. */
const throughText: Lossy = (observed, own) => {
  const held = decodeHex(observed) ?? decodeBase64(observed, 'base64');
  // What a text was encoded to, and of bytes that are not all ASCII.
  if (!held || decodeUtf8(held) === undefined || held.every((byte) => byte < 0x80)) return [];
  const [head = 0] = held;
  const codec = /^[0-9a-f]+$/.test(observed) ? 'hex' : 'base64';
  const encode = (bytes: Octets): string => (codec === 'hex' ? encodeHex(bytes) : encodeBase64(bytes, 'base64'));
  const most = sizeOf(observed, codec);
  const also = own.startsWith(codec) ? [] : [codec === 'hex' ? 'output-hex-not-base64' : 'output-base64-not-hex'];
  return WAYS.map(([id, says, convert]) => ({
    form: {
      id: `${id}-${codec}`,
      names: [['key-bytes-to-utf8-string', ...also]],
      says,
      how: { id: `digest/${id}`, of: RESULT },
      write: (digest: Octets) => encode(convert(digest)),
    },
    fits: (size: number) => most > size && most <= size * 3,
    test: (digest: Octets) =>
      ((digest[0] ?? 0) < 0x80 ? digest[0] === head : head >= 0x80) && encode(convert(digest)) === observed,
  }));
};

function sizeOf(text: string, codec: string): number {
  return codec === 'hex' ? text.length / 2 : Math.floor((withoutEnd(text, '=').length * 3) / 4);
}

const asciiOf = (digest: Octets, other: string): string =>
  Array.from(digest, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : other)).join('');

/** The same, printed as that text. */
const asText: Lossy = (observed) => {
  const names = [['key-bytes-to-utf8-string']];
  const form = (id: string, says: string, write: (digest: Octets) => string): LossyForm => ({
    form: { id, names, says, how: { id: `digest/${id}`, of: RESULT }, write },
    test: (digest) => write(digest) === observed,
  });
  if (observed.includes('\ufffd'))
    return [
      form(
        'replaced-text',
        'prints the bytes of the digest as a text, which ruins those that are not UTF-8',
        (digest) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(digest),
      ),
      form('ascii-text', ASCII_TEXT, (digest) => asciiOf(digest, '\ufffd')),
    ];
  // What no other form of a digest has beside question marks.
  return observed.includes('?') && /[^0-9A-Za-z+/=?_-]/.test(observed)
    ? [form('ascii-marks', ASCII_TEXT, (digest) => asciiOf(digest, '?'))]
    : [];
};
const ASCII_TEXT = 'prints the bytes of the digest as an ASCII text, which ruins those from 80 hex on';

/** Java's UUID of a name: an MD5 in which version and variant take the place of six bits. */
const nameUuid: Lossy = (observed) => {
  const bare = observed.replaceAll('-', '');
  if (!/^[0-9a-f]{12}3[0-9a-f]{3}[89ab][0-9a-f]{15}$/.test(bare)) return [];
  const dashes = observed !== bare;
  const [head = 0] = decodeHex(bare) ?? [];
  const write = (digest: Octets): string => {
    const bytes = digest.with(6, ((digest[6] ?? 0) & 0x0f) | 0x30).with(8, ((digest[8] ?? 0) & 0x3f) | 0x80);
    return dashes ? uuid(bytes) : encodeHex(bytes);
  };
  const says = 'prints the digest as a UUID, which overwrites six of its bits (UUID.nameUUIDFromBytes)';
  const names = [['byte-array-to-string']];
  return [
    {
      form: { id: 'name-uuid', names, says, how: { id: 'digest/name-uuid', of: RESULT }, write },
      fits: (size) => size === 16,
      test: (digest) => digest[0] === head && write(digest) === observed,
    },
  ];
};

/** Forms that lose something of the digest, so that it cannot be read back: every computed digest is asked instead. */
export const LOSSY: readonly Lossy[] = [damagedHex, truncated, cutBytes, recased, throughText, asText, nameUuid];
