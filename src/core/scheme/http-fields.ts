import type { Problem } from '../problem.ts';
import { describe } from './field-checks.ts';
import type { FieldDef } from './fields.ts';

type Words = readonly [code: string, expected: string, got: string, fix: string];

/**
 * draft-ietf-oauth-v2-http-mac-01 section 3.1: %x20-21 / %x23-5B / %x5D-7E, printable ASCII but for quote and
 * backslash.
 */
export function checkNonce(value: string, field: FieldDef): Problem[] {
  if (value === '') return [error(field, missing('a nonce', field))];
  const at = strangeInNonce(value);
  if (at === -1) return [];
  const char = [...value][at] ?? '';
  const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return [
    error(field, [
      'nonce-character',
      'printable ASCII without " and \\',
      `${JSON.stringify(char)} (U+${code}) as character ${at + 1}`,
      'Use another nonce: this one would end the quoted value in the header.',
    ]),
  ];
}

/** The place of the first character that a nonce may not have (the same section), counted in code points; -1 when there is none. */
export function strangeInNonce(nonce: string): number {
  return [...nonce].findIndex((char) => !/[\x20-\x21\x23-\x5b\x5d-\x7e]/.test(char));
}

/** RFC 9110 section 9.1: a token, and case-sensitive. */
export function checkMethod(value: string, field: FieldDef): Problem[] {
  if (value === '') return [error(field, missing('a method such as GET', field))];
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(value))
    return [error(field, ['not-a-method', 'a method such as GET', describe(value), 'Enter the method alone.'])];
  if (value === value.toUpperCase()) return [];
  return [
    warning(field, [
      'method-case',
      'upper case',
      'lower-case letters',
      'It is signed in upper case; a client that signs it as typed gets another signature.',
    ]),
  ];
}

/** A host alone, as in RFC 3986 section 3.2.2: no scheme, port, path or white space. */
export function checkHost(value: string, field: FieldDef): Problem[] {
  if (value === '') return [error(field, missing('a host', field))];
  const alone = 'Enter the host alone; port and path have fields of their own.';
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(value)) return [error(field, ['host-is-url', 'a host', 'a URL', alone])];
  if (/[/?#]/.test(value)) return [error(field, ['host-has-path', 'a host', 'one with a path', alone])];
  if (/:\d*$/.test(value) && !value.endsWith(']'))
    return [warning(field, ['host-has-port', 'a host without port', 'one with a port', alone])];
  if (/\s/.test(value)) return [error(field, ['not-a-host', 'a host', 'one with white space', alone])];
  if ([...value].some((char) => char > '\u007f'))
    return [
      error(field, [
        'host-not-ascii',
        'a host in ASCII',
        'letters beyond it',
        'Enter it as it goes over the wire, in punycode: xn--… (RFC 5891).',
      ]),
    ];
  if (value === value.toLowerCase()) return [];
  return [
    warning(field, [
      'host-case',
      'lower case',
      'upper-case letters',
      'The documented string has the host in lower case; some clients sign it as typed.',
    ]),
  ];
}

/** A port from 1 to 65535. */
export function checkPort(value: string, field: FieldDef): Problem[] {
  if (value === '') return [error(field, missing('a port, 443 for https', field))];
  if (/^[1-9]\d{0,4}$/.test(value) && Number(value) <= 65_535) return [];
  const got = /^\d+$/.test(value) ? `${value.length} digits that are not a port` : describe(value);
  return [error(field, ['not-a-port', 'a port from 1 to 65535', got, 'It is 443 unless the URL says otherwise.'])];
}

/** The request target: a path that starts with `/`, and its query (RFC 9112 section 3.2.1). */
export function checkUri(value: string, field: FieldDef): Problem[] {
  if (value === '') return [error(field, missing('a path that starts with /', field))];
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(value))
    return [
      warning(field, [
        'uri-is-url',
        'path and query only',
        'a whole URL',
        'Split it: host and port have fields of their own. Signing the whole URL gives another signature.',
      ]),
    ];
  if (!value.startsWith('/'))
    return [
      error(field, ['uri-without-slash', 'a path that starts with /', 'one that does not', 'Put a / before it.']),
    ];
  if (value.includes('#'))
    return [warning(field, ['uri-fragment', 'no fragment', 'a #', 'A fragment is never sent; remove it.'])];
  return [];
}

/** Parameters as a query string, in an address or inside a quoted value of a header. */
export function checkQuery(value: string, field: FieldDef): Problem[] {
  if (/["\\]/.test(value))
    return [
      error(field, [
        'query-quote',
        'parameters that are percent-encoded',
        'a quote or a backslash',
        'Write it as %22 or %5C: neither may stand in a query (RFC 3986), and a quote would end a quoted value.',
      ]),
    ];
  if (!/^[?&]|\s/.test(value)) return [];
  return [
    warning(field, [
      'query-form',
      'name=value pairs joined by &',
      'white space, or a ? or & before them',
      'It is signed and sent exactly as it stands.',
    ]),
  ];
}

function missing(expected: string, { name }: FieldDef): Words {
  return ['empty', expected, 'nothing', `Fill in ${name}.`];
}

function error({ name: field }: FieldDef, [code, expected, got, fix]: Words): Problem {
  return { code, severity: 'error', field, expected, got, fix };
}

function warning(field: FieldDef, words: Words): Problem {
  return { ...error(field, words), severity: 'warning' };
}
