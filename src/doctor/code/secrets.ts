import { variable } from './facts.ts';
import type { Idiom } from './idiom.ts';
import { isShell, keyed, type Rule, type WriteTold } from './lines.ts';

// What happens to a secret on its way to the key.

/** The secret with another credential beside it. */
const joined: WriteTold = (l, told) => {
  const { names = [], text = '' } = told.how;
  return keyed((own, secret) => {
    const [first = '', second = ''] = names.map((name) =>
      name === told.facts.secretName ? secret : own.name(variable(name)),
    );
    return own.utf8(own.join(first, ...(text === '' ? [] : [own.text(text)]), second));
  })(l, told);
};

/** A digest of the secret for the secret, in this form. */
const digested =
  (form: (l: Idiom, bytes: string) => string): WriteTold =>
  (l, told) => {
    const { algorithm } = told.how;
    if (algorithm === undefined || l.spell(algorithm) === undefined) return undefined;
    return keyed((own, secret) => form(own, own.hash(own.utf8(secret), algorithm)))(l, told);
  };

/** A digest of the secret for the secret, or the secret with something beside it. */
export const derived: Rule = {
  ways: {
    joined,
    'joined-oauth': keyed((l, secret) => l.utf8(l.join(secret, l.text('&')))),
    'key/hex-extra key/hex-extra-upper': keyed((l, secret) => l.hex(l.utf8(secret))),
    'key/derived': digested((_, bytes) => bytes),
    'key/derived-hex': digested((l, bytes) => l.hex(bytes)),
    'key/derived-hex-upper': digested((l, bytes) => l.upper(l.hex(bytes))),
    'key/derived-base64': digested((l, bytes) => l.base64(bytes)),
  },
};

/** A character as it is written between quotes. */
const escaped = (l: Idiom, char: string): string => {
  const code = (char.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
  return isShell(l) ? `\\u${code}` : l.byteOrderMark.replace('feff', code);
};
/** Trimming takes other white space in each language; these it leaves in some. */
const isKept = (text: string): boolean => text === '\u200b' || text === '\u00a0';

/** What came with the secret is taken off it. */
const cleaned: WriteTold = (l, told) => {
  const { text = '' } = told.how;
  return keyed(
    (_, secret) => secret,
    (own, secret) => own.utf8(isKept(text) ? own.replaced(secret, escaped(own, text), '') : own.trim(secret)),
  )(l, told);
};
const lost = (cut: (l: Idiom, secret: string) => string): WriteTold => keyed((l, secret) => l.utf8(cut(l, secret)));

/** White space that came with the secret, and such that belongs to it and was lost; of what was typed from the screen no line of code is the mistake. */
export const blanks: Rule = {
  ways: {
    'secret-trimmed secret-right-trimmed': lost((l, secret) => l.trim(secret)),
    'secret-no-blanks': lost((l, secret) => l.replaced(secret, ' ', '')),
    'secret-no-dashes': lost((l, secret) => l.replaced(secret, '-', '')),
    'secret-tail secret-head secret-padded': cleaned,
  },
};

/** A line of an .env file: quotes, comments and dollars are the file's, not the language's. */
export const stored =
  (value: string, kept = value): WriteTold =>
  () => [
    `# .env, with an example of a secret\nSECRET=${value}`,
    `# .env, with an example of a secret\nSECRET='${kept}'`,
  ];

/** An env file that keeps quotes, in docker's reading. */
export const dockerQuotes =
  (quote: string): WriteTold =>
  () => [
    `# docker --env-file, with an example of a secret\nSECRET=${quote}abc${quote}`,
    '# docker --env-file, with an example of a secret\nSECRET=abc',
  ];
