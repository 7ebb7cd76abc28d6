import type { Helper } from './writer.ts';

/** Writes `: type` where the program is TypeScript, and nothing where it is JavaScript. */
type Typed = (type: string) => string;

/** Functions that are the same in Node.js and in a page. */
export function commonHelpers(as: Typed): Record<string, Helper> {
  return {
    utf8Text: {
      code: `/** Refuses bytes that are not UTF-8, and keeps a byte order mark. */
function utf8Text(bytes${as('Uint8Array')})${as('string')} {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}`,
    },
    percentEncode: {
      code: `/** encodeURIComponent leaves five characters that RFC 3986 reserves. */
function percentEncode(text${as('string')})${as('string')} {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => '%' + char.charCodeAt(0).toString(16).toUpperCase());
}`,
    },
    formEncode: {
      code: `function formEncode(pairs${as('Record<string, string>')})${as('string')} {
  const present = Object.entries(pairs).filter(([, value]) => value !== '');
  return new URLSearchParams(present).toString();
}`,
    },
    jsonMembers: {
      code: `/** Numbers stay as they are written, 2600.00 is not 2600: they are put in quotes before they are read. */
function jsonMembers(text${as('string')})${as('Record<string, unknown>')} {
  JSON.parse(text);
  const token = /"(?:[^"\\\\]+|\\\\.)*"|-?\\d[-+.\\dEe]*/g;
  return JSON.parse(text.replace(token, (found) => (found.startsWith('"') ? found : \`"\${found}"\`)));
}`,
    },
    jsonMember: {
      helpers: ['jsonMembers'],
      code: `function jsonMember(text${as('string')}, ...names${as('string[]')})${as('string')} {
  const members = jsonMembers(text);
  const name = names.find((own) => Object.hasOwn(members, own));
  const value = name === undefined ? undefined : members[name];
  if (typeof value !== 'string' && typeof value !== 'boolean') {
    throw new Error(\`no plain member \${names.join(' or ')}\`);
  }
  return String(value);
}`,
    },
    optionalMember: {
      helpers: ['jsonMembers', 'jsonMember'],
      code: `function optionalMember(text${as('string')}, ...names${as('string[]')})${as('string')} {
  const members = jsonMembers(text);
  return names.some((name) => Object.hasOwn(members, name)) ? jsonMember(text, ...names) : '';
}`,
    },
    isNumber: {
      code: `/** A time in quotes is not a number: RFC 7519, section 2. */
function isNumber(text${as('string')}, name${as('string')})${as('boolean')} {
  const members = JSON.parse(text);
  return !Object.hasOwn(members, name) || typeof members[name] === 'number';
}`,
    },
    segment: {
      code: `function segment(text${as('string')}, separator${as('string')}, index${as('number')}, count${as('number')})${as('string')} {
  const parts = text.split(separator);
  const part = parts[index];
  if (part === undefined || parts.length !== count) throw new Error(\`\${parts.length} parts instead of \${count}\`);
  return part;
}`,
    },
    number: {
      code: `function number(text${as('string')})${as('number')} {
  if (!/^-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?$/.test(text)) throw new Error('not a number');
  return Number(text);
}`,
    },
    minus: {
      helpers: ['number'],
      code: `function minus(a${as('string')}, b${as('string')})${as('string')} {
  return a && b ? String(number(a) - number(b)) : '';
}`,
    },
  };
}

/** Functions for Node.js. */
export function nodeHelpers(as: Typed): Readonly<Record<string, Helper>> {
  return {
    ...commonHelpers(as),
    env: {
      code: `function env(name${as('string')})${as('string')} {
  const value = process.env[name];
  if (!value) throw new Error(\`set \${name} in the environment\`);
  return value;
}`,
    },
    decode: {
      code: `/** Buffer.from passes over what it cannot read; this refuses it. */
function decode(text${as('string')}, encoding${as("'base64' | 'base64url' | 'hex'")})${as('Buffer')} {
  const bytes = Buffer.from(text, encoding);
  if (bytes.toString(encoding) !== text) throw new Error(\`not \${encoding}\`);
  return bytes;
}`,
    },
    isEqual: {
      imports: ['node:crypto timingSafeEqual'],
      code: `/** Takes as long for a wrong value as for the right one. */
function isEqual(received${as('string')}, expected${as('string')})${as('boolean')} {
  const [a, b] = [Buffer.from(received), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}`,
    },
    isSignedRS256: {
      imports: ['node:crypto createPublicKey', 'node:crypto verify'],
      code: `function isSignedRS256(publicKey${as('string')}, data${as('Buffer')}, signature${as('Buffer')})${as('boolean')} {
  const key = createPublicKey(publicKey);
  return key.asymmetricKeyType === 'rsa' && verify('sha256', data, key, signature);
}`,
    },
    isSignedES256: {
      imports: ['node:crypto createPublicKey', 'node:crypto verify'],
      code: `function isSignedES256(publicKey${as('string')}, data${as('Buffer')}, signature${as('Buffer')})${as('boolean')} {
  const key = createPublicKey(publicKey);
  return key.asymmetricKeyType === 'ec' && verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, signature);
}`,
    },
  };
}

const KEYWORDS =
  'arguments async await break case catch class const continue debugger default delete do else enum eval export extends false finally for from function get if implements import in instanceof interface let new null of package private protected public return set static super switch this throw true try type typeof undefined var void while with yield abstract any as asserts bigint boolean declare infer is keyof module namespace never number object readonly require string symbol unique unknown';
const GLOBALS =
  'console fetch crypto process prompt atob btoa globalThis window document location history name top self parent status event origin escape unescape NaN Infinity';
const FRAME = 'response headers sent';

/** Words of both languages, globals of both places, and names of the frame and of helpers. */
export const SCRIPT_RESERVED: readonly string[] = [
  ...`${KEYWORDS} ${GLOBALS} ${FRAME}`.split(' '),
  ...Object.keys(commonHelpers(() => '')),
];
