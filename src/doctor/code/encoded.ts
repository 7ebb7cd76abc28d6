import { variable } from './facts.ts';
import type { Idiom } from './idiom.ts';
import { assigned, inPart, isShell, keyed, type Told, type WriteTold } from './lines.ts';
import { rightForm, shown } from './shown.ts';

// Percent-encoding: once too often or too seldom.

/** The secret decoded from a URL or a form. */
export const decodedSecret: WriteTold = (l, told) => {
  if (/as a value of a form/.test(told.says)) return undefined;
  const decode = /\+ becomes/.test(told.says) ? l.formDecoded : l.decoded;
  return decode && keyed((own, secret) => own.utf8(decode(secret)))(l, told);
};
/** Encoded or decoded once too often or too seldom, as the words say. */
export const encoding: WriteTold = (l, told) => {
  const { says } = told;
  if (isShell(l)) return undefined;
  if (/leaves the body hash unencoded/.test(says)) {
    const ext = (hash: string): string => l.join(l.text('body_hash='), hash);
    return assigned(l, 'ext', ext(l.name('bodyHash')), ext(l.encoded(l.name('bodyHash'))));
  }
  const [, member] = /leaves (\S+) in the form without encoding/.exec(says) ?? [];
  if (member !== undefined) {
    const [name, label] = [l.name(variable(member)), l.text(`${member}=`)];
    return assigned(l, 'pair', l.join(label, name), l.join(label, l.encoded(name)));
  }
  if (/percent-encodes the result/.test(says)) return shown((own, of, all) => quotedForm(own, of, all))(l, told);
  if (/form-decodes/.test(says)) {
    const { formDecoded } = l;
    return formDecoded && inPart((_, code) => formDecoded(code))(l, told);
  }
  if (/ percent-decodes|unencoded/.test(says) && !/leaves/.test(says))
    return inPart((own, code) => own.decoded(code))(l, told);
  const isWhole =
    says === '' || / (?:percent-encodes (?:the whole string|\S+)|(?:uses )?\S+ percent-encoded)\.$/.test(says);
  return isWhole ? inPart((own, code) => own.encoded(code))(l, told) : undefined;
};
/** The right form of the result, percent-encoded. */
const quotedForm = (l: Idiom, of: string, told: Told): string | undefined => {
  const right = rightForm(l, of, told);
  return right === undefined ? undefined : l.encoded(right);
};
