import { decodeBase64 } from '../bytes/base64.ts';
import { withoutEnd } from '../bytes/text.ts';
import type { Octets } from '../bytes/octets.ts';
import type { Problem } from '../problem.ts';
import { kindOfSpki, readDerKey } from './der-key.ts';
import { readJwk } from './jwk.ts';
import { judged, keyProblem, privateKeyPasted, type KeyReading } from './key-reading.ts';

/**
 * Reads a public key as people paste them: SPKI, PKCS#1 and certificate PEM, PEM in one line, with
 * literal \n or without its header or footer, DER as bare base64, JWK and JWKS (RFC 7517; `kid`
 * chooses), and a shared secret as an oct JWK. What was done to it is listed in words. Private keys
 * are refused and never quoted.
 */
export function readPublicKey(pasted: string, kid = ''): KeyReading {
  const label = /-----(?:BEGIN|END) ([A-Z0-9 ]*PRIVATE KEY)-----/.exec(pasted)?.[1];
  if (label !== undefined) return privateKeyPasted(`a ${label}`);
  if (pasted.length > LONGEST) return tooLong(pasted.length);
  const conversions: string[] = [];
  const text = unwrapped(pasted, conversions);
  if (text === '')
    return fail('key-missing', 'a public key', 'nothing', 'Paste a PEM, a certificate, a JWK or a JWKS.');
  if (text.startsWith('{') || text.startsWith('[')) return readJwk(text, kid, conversions);
  if (/^(?:ssh-|ecdsa-sha2-)/.test(text) || text.includes('SSH2 PUBLIC KEY'))
    return fail(
      'key-format',
      'PEM, a certificate, JWK or JWKS',
      'a key in SSH format',
      'Convert it: ssh-keygen -e -m pkcs8 -f key.pub.',
    );
  const der = derOf(text, conversions);
  return der ? fromDer(der, conversions) : unreadable(text);
}

/** No key, chain or set that anybody publishes comes near so many characters. */
const LONGEST = 100_000;

function tooLong(length: number): KeyReading {
  return fail(
    'key-unreadable',
    `a key, a certificate or a set of keys, of at most ${LONGEST.toLocaleString('en')} characters`,
    length.toLocaleString('en'),
    'Paste the key alone.',
  );
}

/** What the field of a public key has to say about its value; nothing about an empty one. */
export function checkPublicKey(value: string, field: string): Problem[] {
  if (value.trim() === '') return [];
  const reading = readPublicKey(value);
  if (reading.ok) {
    const converted = reading.conversions.map((says): Problem => ({
      code: 'key-converted',
      severity: 'note',
      field,
      expected: 'a key that can be used as it stands',
      got: `one that had to be repaired: ${says}`,
      fix: 'Nothing to do here; other programs may want it in the usual form.',
    }));
    return reading.short ? [{ ...reading.short, field }, ...converted] : converted;
  }
  // Which key of a set is meant is known only when there is a token.
  return reading.problem.code === 'key-ambiguous' ? [] : [{ ...reading.problem, field }];
}

/** Said of a PEM that came with its line breaks as two characters each. */
export const LINE_BREAKS = String.raw`the two characters \n were read as line breaks`;
const QUOTES = 'quotes around it were removed';
const NO_BEGIN = 'the missing BEGIN line was supplied';
const NO_END = 'the missing END line was supplied';
const ONE_LINE = 'a PEM in one line was read';
/** What is put right here in silence and other programs stumble over, as `conversions` say it. */
export const DAMAGES: ReadonlySet<string> = new Set([LINE_BREAKS, QUOTES, NO_BEGIN, NO_END, ONE_LINE]);

function unwrapped(pasted: string, conversions: string[]): string {
  let text = pasted.trim();
  const quoted = /^(["'])(.*)\1,?$/s.exec(text);
  if (quoted?.[2] !== undefined) {
    text = quoted[2].trim();
    conversions.push(QUOTES);
  }
  if (/\\r|\\n/.test(text) && !text.startsWith('{')) {
    text = text.replaceAll(/(?:\\r)?\\n|\\r/g, '\n').trim();
    conversions.push(LINE_BREAKS);
  }
  return text;
}

function derOf(text: string, conversions: string[]): Octets | undefined {
  const begin = /-----BEGIN [A-Z0-9 ]+-----/.exec(text);
  const rest = begin ? text.slice(begin.index + begin[0].length) : text;
  const end = /-----END [A-Z0-9 ]+-----/.exec(rest);
  const body = (end ? rest.slice(0, end.index) : rest).trim();
  if (!begin && !end) conversions.push('bare base64 was read as DER');
  else if (!begin) conversions.push(NO_BEGIN);
  else if (!end) conversions.push(NO_END);
  else if (!/\n/.test(body)) conversions.push(ONE_LINE);
  if (/-----BEGIN /.test(rest)) conversions.push('only the first of several PEM blocks was read');
  let letters = body.replaceAll(/\s+/g, '');
  if (/[-_]/.test(letters)) {
    letters = letters.replaceAll('-', '+').replaceAll('_', '/');
    conversions.push('base64url was read as base64');
  }
  const padded = withoutEnd(letters, '=');
  return padded === '' ? undefined : decodeBase64(padded.padEnd(Math.ceil(padded.length / 4) * 4, '='), 'base64');
}

function fromDer(der: Octets, conversions: string[]): KeyReading {
  const found = readDerKey(der);
  if (found.is === 'private') return privateKeyPasted(`a private key (${found.form})`);
  const kind = found.is === 'public' ? kindOfSpki(found.spki) : undefined;
  if (found.is === 'unknown' || !kind)
    return fail(
      'key-unreadable',
      'the DER of a public key or a certificate',
      `${der.length} bytes of something else`,
      'Copy the key again, whole: a missing line is enough to spoil it.',
    );
  if (kind.kind === 'other')
    return fail('key-kind', 'an RSA key or one on the curve P-256', kind.name, 'Use the key the vendor signs with.');
  if (found.from !== 'SPKI')
    conversions.push(
      found.from === 'PKCS#1' ? 'PKCS#1 was converted to SPKI' : `the public key was taken from a ${found.from}`,
    );
  const material = { format: 'spki', der: found.spki } as const;
  return judged({ material, kind: kind.kind, bits: kind.bits }, kind.rsa, conversions);
}

function unreadable(text: string): KeyReading {
  return fail(
    'key-unreadable',
    'PEM, a certificate, JWK, JWKS or base64 of DER',
    `${text.length === 1 ? 'one character that is' : `${text.length} characters that are`} none of these`,
    'Copy the key again, whole. A shared secret goes in as a JWK: {"kty":"oct","k":"…"} with k in base64url.',
  );
}

const fail = keyProblem;
