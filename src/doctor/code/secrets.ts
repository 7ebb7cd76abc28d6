import { variable } from './facts.ts';
import type { Idiom } from './idiom.ts';
import { isShell, keyed, type WriteTold } from './lines.ts';

// What happens to a secret on its way to the key.

/** A digest of the secret for the secret, or the secret with something beside it. */
export const derived: WriteTold = (l, told) => {
  const { says, facts } = told;
  const joined = /uses (\S+?)([:&|.-]?) and (\S+?) together as the key/.exec(says);
  if (joined) {
    const [, first = '', separator = '', second = ''] = joined;
    const between = separator === '' ? [] : [l.text(separator)];
    return keyed((own, secret) => {
      const part = (name: string): string => (name === facts.secretName ? secret : own.name(variable(name)));
      return own.utf8(own.join(part(first), ...between, part(second)));
    })(l, told);
  }
  if (/with & after it/.test(says)) return keyed((own, secret) => own.utf8(own.join(secret, own.text('&'))))(l, told);
  if (/ hex-encodes /.test(says)) return keyed((own, secret) => own.hex(own.utf8(secret)))(l, told);
  const found = /\u2019s (\S+) digest(?: as ((?:upper-case )?hex|base64) text)?\.?$/.exec(says);
  const [, algorithm = 'SHA-256', form] = found ?? [];
  if ((!found && says !== '') || l.spell(algorithm) === undefined) return undefined;
  return keyed((own, secret) => {
    const bytes = own.hash(own.utf8(secret), algorithm);
    if (form === undefined) return bytes;
    if (form === 'base64') return own.base64(bytes);
    return form === 'hex' ? own.hex(bytes) : own.upper(own.hex(bytes));
  })(l, told);
};

/** A character by its code, as it is written between quotes. */
const escape = (l: Idiom, code: string): string => (isShell(l) ? `\\u${code}` : l.byteOrderMark.replace('feff', code));

/** Trimming takes other white space in each language; these it leaves in some. */
const INVISIBLE: readonly (readonly [words: RegExp, code: string])[] = [
  [/zero-width space/, '200b'],
  [/no-break space/, '00a0'],
];

/** White space that came with the secret, and such that belongs to it and was lost. */
export const blanks: WriteTold = (l, told) => {
  const { says } = told;
  const lost = (cut: (own: Idiom, secret: string) => string) =>
    keyed((own, secret) => own.utf8(cut(own, secret)))(l, told);
  // Typed from the screen: no line of code did it.
  if (/ invisible characters /.test(says)) return undefined;
  if (/ trims |cuts the white space/.test(says)) return lost((own, secret) => own.trim(secret));
  const [, taken] = /loses the (blanks|dashes) in/.exec(says) ?? [];
  if (taken !== undefined) return lost((own, secret) => own.replaced(secret, taken === 'blanks' ? ' ' : '-', ''));
  const [, code] = INVISIBLE.find(([words]) => words.test(says)) ?? [];
  return keyed(
    (_, secret) => secret,
    (own, secret) => own.utf8(code === undefined ? own.trim(secret) : own.replaced(secret, escape(own, code), '')),
  )(l, told);
};
