import { concat, join, type Expr } from '../core/recipe/expression.ts';
import { UNCOMMON } from './alter/alteration.ts';
import type { Hypothesis } from './hypothesis.ts';
import { shownSeparator, type PartList } from './parts.ts';

const SEPARATORS = [
  '',
  ':',
  '-',
  '|',
  '&',
  ';',
  ' ',
  '\n',
  ',',
  '.',
  '_',
  '/',
  '+',
  '\t',
  '#',
  '\r\n',
  '\r',
  String.raw`\n`,
  '||',
  '::',
  '*',
  '~',
  '=',
  '$',
  '\\',
] as const;

/** Other separators between the parts, or before or after them, or at one place only. */
export function separators(list: PartList): Hypothesis[] {
  return [
    ...others(list),
    ...notAtEnd(list),
    ...(list.separator === '\n' ? [lineEndsThroughout(list)] : []),
    ...(list.separator === '.' ? padded(list) : []),
    ...after(list),
    ...before(list),
    ...(list.parts.length > 2 ? list.parts.slice(1).flatMap((_, i) => oneOther(list, i + 1)) : []),
  ];
}

/** Those that may stand in the place of `own`. */
function insteadOf(own: string): string[] {
  const blanks = own.trim() === '' ? [] : [`${own} `, ` ${own} `];
  return [...SEPARATORS.filter((separator) => separator !== own), ...blanks];
}

/** Without the empty last part, which is a separator at the end: undefined where there is none. */
function withoutEnd(parts: readonly Expr<'text'>[]): readonly Expr<'text'>[] | undefined {
  const last = parts.at(-1);
  return last?.op === 'literal' && last.param === '' ? parts.slice(0, -1) : undefined;
}

function others({ parts, separator: own, joined, whose, make }: PartList): Hypothesis[] {
  return insteadOf(own).map((separator, i) =>
    make(
      'missing-separator',
      `separator-${separator}`,
      `puts ${shownSeparator(separator)} between the parts${whose}`,
      joined(separator, ...parts),
      1.2 + i / 50,
      separator === '\r\n' ? [['line-endings-crlf']] : [],
      { id: 'list/separator', text: separator },
    ),
  );
}

/** Of a string that ends with a separator: joined with another one, which does not stand at the end. */
function notAtEnd({ parts, separator: own, joined, whose, make }: PartList): Hypothesis[] {
  const bare = withoutEnd(parts);
  if (!bare || bare.length === 0) return [];
  return insteadOf(own)
    .filter((separator) => separator !== '')
    .map((separator, i) =>
      make(
        'missing-separator',
        `open-${separator}`,
        `puts ${shownSeparator(separator)} between the parts${whose} and nothing after the last`,
        joined(separator, ...bare),
        1.3 + i / 50,
        separator === '\r\n' ? [['line-endings-crlf']] : [],
        { id: 'list/open', text: separator },
      ),
    );
}

const lineEndsThroughout = ({ parts, whose, make }: PartList): Hypothesis =>
  make(
    'line-endings-crlf',
    'crlf-both',
    `puts CR LF between and after the parts${whose}`,
    join('\r\n', ...parts),
    2.5,
    [],
    { text: '\r\n' },
  );

/** Of a token: the payload's base64 with its padding, signed so and sent without. */
function padded({ parts, listed, whose, make }: PartList): Hypothesis[] {
  return ['=', '=='].map((padding) =>
    make(
      'base64url-vs-base64',
      `padding-${padding}`,
      `signs ${padding} at the end of the last part${whose}, the padding of base64`,
      concat(listed(parts), padding),
      1.4,
      [['missing-separator']],
      { id: 'list/padding', text: padding },
    ),
  );
}

/** The list's own first. */
const atAnEnd = (own: string, usual: readonly string[]): string[] =>
  [...new Set([own, ...usual])].filter((separator) => separator !== '');

function after({ parts, separator: own, listed, whose, make }: PartList): Hypothesis[] {
  return atAnEnd(own, SEPARATORS).map((separator, i) =>
    make(
      'missing-separator',
      `after-${separator}`,
      `puts ${shownSeparator(separator)} after the last part${whose}`,
      concat(listed(parts), separator),
      1.5 + i / 50,
      separator.trim() === '' ? [['trailing-newline']] : [],
      { id: 'list/after', text: separator },
    ),
  );
}

function before({ parts, separator: own, listed, whose, make }: PartList): Hypothesis[] {
  return atAnEnd(own, ['\n', ':', '|', '&']).map((separator) =>
    make(
      'missing-separator',
      `before-${separator}`,
      `puts ${shownSeparator(separator)} before the first part${whose}`,
      concat(separator, listed(parts)),
      2,
      [],
      { id: 'list/before', text: separator },
    ),
  );
}

/** One separator missing, or the only one there is. */
function oneOther({ parts, separator: own, make }: PartList, at: number): Hypothesis[] {
  const [head, tail] = [join(own, ...parts.slice(0, at)), join(own, ...parts.slice(at))];
  if (own !== '')
    return [
      make(
        'missing-separator',
        `joined-${at}`,
        `puts nothing between part ${at} and part ${at + 1}`,
        concat(head, tail),
        1.8,
        [],
        { id: 'list/one', at: at - 1, text: '' },
      ),
    ];
  return [':', '-', '|', ' ', '\n', '&', '.', '_', ';'].map((separator) =>
    make(
      'missing-separator',
      `at-${at}${separator}`,
      `puts ${JSON.stringify(separator)} between part ${at} and part ${at + 1}`,
      concat(head, separator, tail),
      2,
      [],
      { id: 'list/one', at: at - 1, text: separator },
    ),
  );
}

/** Of a list without separators: one between the parts that stands after the last, too, as a loop leaves it. */
function throughout({ parts, separator: own, whose, make }: PartList): Hypothesis[] {
  if (own !== '' || parts.length < 2) return [];
  return SEPARATORS.filter((separator) => separator !== own).map((separator, i) =>
    make(
      'missing-separator',
      `through-${separator}`,
      `puts ${shownSeparator(separator)} after each part${whose}, the last one too`,
      concat(join(separator, ...parts), separator),
      UNCOMMON + i / 100,
      separator.trim() === '' ? [['missing-separator', 'trailing-newline']] : [],
      { id: 'list/through', text: separator },
    ),
  );
}

/** Separators with blanks, or with the operator that joins texts left within the quotes. */
const OPERATORS = [' . ', ' + ', ', ', '; ', ' - ', ' | ', ' : '];
/** Line ends with blanks round them: a template that is indented; empty lines, and those of a page. */
const LINES = ['\n\n', ' \n', '<br>', '<br>\n', '\n\t'].concat(
  [2, 4, 6, 8, 12].map((blanks) => `\n${' '.repeat(blanks)}`),
);
const ROUND = [
  ['{', '}'],
  ['<', '>'],
  ['[', ']'],
  ['$', ''],
] as const;

/** What is met seldom between the parts, or round each of them. */
export function rareSeparators(list: PartList): Hypothesis[] {
  const { separator: own } = list;
  const rare = own === '\n' ? LINES : own === '&' ? ['&amp;', ...OPERATORS] : OPERATORS;
  return [
    ...rare.flatMap((separator) => rareBetween(list, separator)),
    ...throughout(list),
    ...round(list),
    ...marked(list),
  ];
}

function rareBetween({ parts, whose, make }: PartList, separator: string): Hypothesis[] {
  const made = (id: string, how: string, more: string, replacement: Expr): Hypothesis =>
    make(
      'missing-separator',
      `rare-${id}${separator}`,
      `puts ${JSON.stringify(separator)} between the parts${whose}${more}`,
      replacement,
      UNCOMMON,
      separator === '&amp;' ? [['html-entity-encoded']] : [],
      { id: `list/${how}`, text: separator },
    );
  const all = made('', 'separator', '', join(separator, ...parts));
  const bare = withoutEnd(parts);
  if (!bare) return [all];
  const rest = join(separator, ...bare);
  const open = made('open-', 'open', ' and nothing after the last', rest);
  const line = made('line-', 'line', ' and a line feed after the last', concat(rest, '\n'));
  if (!separator.startsWith('\n')) return [all, open, line];
  const indent = separator.slice(1);
  const words = `, and ${JSON.stringify(indent)} before the first`;
  return [all, open, line, made('before-', 'before', words, concat(indent, rest, '\n'))];
}

function round({ parts, listed, make }: PartList): Hypothesis[] {
  return ROUND.map(([open, close]) =>
    make(
      'missing-separator',
      `round-${open}`,
      close === '' ? `puts ${open} before each part` : `puts ${open} before and ${close} after each part`,
      listed(parts.map((part) => (part.op === 'literal' ? part : concat(open, part, close)))),
      UNCOMMON,
      [['quotes-around-message']],
      { id: 'list/round', text: open },
    ),
  );
}

/** The mark that stands before a query in an address, or before a fragment. */
function marked({ parts, separator: own, listed, whose, make }: PartList): Hypothesis[] {
  return (own === '&' ? ['?'] : own === '' ? ['#'] : []).map((mark) =>
    make(
      'missing-separator',
      `mark-${mark}`,
      `puts ${JSON.stringify(mark)} before the first part${whose}`,
      concat(mark, listed(parts)),
      UNCOMMON,
      [],
      { id: 'list/before', text: mark },
    ),
  );
}
