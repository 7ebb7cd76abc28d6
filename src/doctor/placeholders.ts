import { literal } from '../core/recipe/expression.ts';
import { UNCOMMON } from './alter/alteration.ts';
import type { Hypothesis } from './hypothesis.ts';
import { snakeName } from './json/go-values.ts';
import type { PartList } from './parts.ts';

// A template nobody filled in: the names of the variables are signed in the place of their values.

type Style = readonly [write: (name: string) => string, whose: string];
const EVERYDAY: readonly Style[] = [
  [(name) => `{${name}}`, 'f before the quotes in Python, $ in C#'],
  [(name) => `\${${name}}`, 'backticks in JavaScript, double quotes in PHP and shells'],
  [(name) => `$${name}`, 'double quotes in PHP and shells'],
  [(name) => `#{${name}}`, 'double quotes in Ruby'],
  [(name) => `{$${name}}`, 'double quotes in PHP'],
];
const SELDOM: readonly Style[] = [
  [(name) => `{{${name}}}`, 'the call that fills it in'],
  [(name) => `%${name}%`, 'a shell that knows such names'],
  [(name) => `:${name}`, 'the call that fills it in'],
  [(name) => name, 'the variables themselves, not their names between quotes'],
];
/** Variables of a shell in capitals, between single quotes. */
const SHELL: readonly Style[] = [
  [(name) => `$${shouted(name)}`, 'double quotes in shells'],
  [(name) => `\${${shouted(name)}}`, 'double quotes in shells'],
];
const shouted = (name: string): string => snakeName(name).toUpperCase();
const NAMELESS: readonly string[] = ['%s', '{}', '?'];
/** Of many ways to call the variables only the plainest. */
const MOST = 10;

/** The string with placeholders in it; `namings` are ways to call the parts, the vendor's own first. */
export function placeholders(namings: readonly (readonly string[])[], { separator, make }: PartList): Hypothesis[] {
  const written = (text: string, whose: string): Hypothesis => ({
    ...make(
      'literal-undefined',
      `template-${text}`,
      `signs ${JSON.stringify(text)}: the template is not filled in`,
      literal(text),
      UNCOMMON,
      [],
      { id: 'list/template', text },
    ),
    fix: `Have the variables put into the string: the template needs ${whose}.`,
  });
  const [first = []] = namings;
  const named = namings
    .slice(0, MOST)
    .flatMap((names, i) =>
      [...EVERYDAY, ...SHELL, ...(i === 0 ? SELDOM : [])].map(([write, whose]) =>
        written(names.map((name) => (name === '' ? '' : write(name))).join(separator), whose),
      ),
    );
  const nameless = NAMELESS.map((mark) =>
    written(
      first.map((name) => (name === '' ? '' : mark)).join(separator),
      'the call that fills it in (format, sprintf)',
    ),
  );
  const numbered = written(
    first.map((name, i) => (name === '' ? '' : `{${i}}`)).join(separator),
    'the call that fills it in (format)',
  );
  return [...named, ...nameless, numbered];
}
