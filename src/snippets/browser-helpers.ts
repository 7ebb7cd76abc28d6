import { commonHelpers, SCRIPT_RESERVED } from './javascript-helpers.ts';
import type { Helper } from './writer.ts';

/** Functions for a page: the same as for Node.js, on WebCrypto and typed arrays. */
export const BROWSER_HELPERS: Readonly<Record<string, Helper>> = {
  ...commonHelpers(() => ''),
  ask: {
    code: `function ask(name) {
  const value = prompt(name);
  if (!value) throw new Error(\`set \${name} to go on\`);
  return value;
}`,
  },
  receivedBody: {
    helpers: ['utf8Text'],
    code: `/** What was received, from the file "body" beside the page: every byte of it counts. */
async function receivedBody() {
  const file = await fetch('body');
  return utf8Text(new Uint8Array(await file.arrayBuffer()));
}`,
  },
  utf8: {
    code: `function utf8(text) {
  return new TextEncoder().encode(text);
}`,
  },
  digest: {
    code: `async function digest(algorithm, message) {
  return new Uint8Array(await crypto.subtle.digest(algorithm, message));
}`,
  },
  hmac: {
    code: `async function hmac(algorithm, secret, message) {
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: algorithm }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, message));
}`,
  },
  hex: {
    code: `function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}`,
  },
  hexDecode: {
    code: `function hexDecode(text) {
  if (!/^([0-9a-f]{2})*$/i.test(text)) throw new Error('not hex');
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}`,
  },
  base64: {
    code: `function base64(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}`,
  },
  base64url: {
    helpers: ['base64'],
    code: `function base64url(bytes) {
  return base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}`,
  },
  base64Decode: {
    helpers: ['base64'],
    code: `/** atob overlooks spaces, padding and stray bits; this does not. */
function base64Decode(text) {
  const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  if (base64(bytes) !== text) throw new Error('not base64');
  return bytes;
}`,
  },
  base64urlDecode: {
    helpers: ['base64url'],
    code: `/** atob overlooks spaces and stray bits; this does not. */
function base64urlDecode(text) {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  if (base64url(bytes) !== text) throw new Error('not base64url without padding');
  return bytes;
}`,
  },
  isEqual: {
    helpers: ['utf8'],
    code: `/** Takes as long for a wrong value as for the right one. */
function isEqual(received, expected) {
  const [a, b] = [utf8(received), utf8(expected)];
  return a.length === b.length && a.reduce((difference, byte, index) => difference | (byte ^ b[index]), 0) === 0;
}`,
  },
  isSigned: {
    helpers: ['base64Decode'],
    code: `async function isSigned(algorithm, publicKey, data, signature) {
  const spki = base64Decode(publicKey.replace(/-----(BEGIN|END) PUBLIC KEY-----|\\s/g, ''));
  const key = await crypto.subtle.importKey('spki', spki, algorithm, false, ['verify']);
  return crypto.subtle.verify(algorithm, key, signature, data);
}`,
  },
};

/** Names that no variable of ours may have: keywords, the page's globals and functions, and these helpers. */
export const BROWSER_RESERVED: ReadonlySet<string> = new Set([
  ...SCRIPT_RESERVED,
  ...Object.keys(BROWSER_HELPERS),
  ...'md5 hmacWith'.split(' '),
]);
