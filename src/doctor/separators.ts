import { concat, join, type Expr } from '../core/recipe/expression.ts';
import { UNCOMMON } from './alter/alteration.ts';
import type { Hypothesis } from './hypothesis.ts';
import type { Make } from './parts.ts';

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
  '\\',
] as const;

/** Other separators between the parts, or before or after them, or at one place only. */
export function separators(
  parts: readonly Expr<'text'>[],
  own: string,
  make: Make,
  joined: (separator: string, ...parts: readonly Expr<'text'>[]) => Expr<'text'> = join,
): Hypothesis[] {
  const shown = (separator: string): string => (separator === '' ? 'nothing' : JSON.stringify(separator));
  const blanks = own.trim() === '' ? [] : [`${own} `, ` ${own} `];
  const others = [...SEPARATORS.filter((separator) => separator !== own), ...blanks];
  const all = others.map((separator, i) =>
    make(
      'missing-separator',
      `separator-${separator}`,
      `puts ${shown(separator)} between the parts`,
      joined(separator, ...parts),
      1.2 + i / 50,
      separator === '\r\n' ? [['line-endings-crlf']] : [],
      { id: 'list/separator', text: separator },
    ),
  );
  // An empty last part is a separator at the end: written with `join` of another one, it is not there either.
  const last = parts.at(-1);
  const bare = last?.op === 'literal' && last.param === '' ? parts.slice(0, -1) : [];
  const open =
    bare.length === 0
      ? []
      : others
          .filter((separator) => separator !== '')
          .map((separator, i) =>
            make(
              'missing-separator',
              `open-${separator}`,
              `puts ${shown(separator)} between the parts and nothing after the last`,
              joined(separator, ...bare),
              1.3 + i / 50,
              separator === '\r\n' ? [['line-endings-crlf']] : [],
              { id: 'list/open', text: separator },
            ),
          );
  const tails = [own, ...SEPARATORS].filter((separator, i, list) => separator !== '' && list.indexOf(separator) === i);
  const after = tails.map((separator, i) =>
    make(
      'missing-separator',
      `after-${separator}`,
      `puts ${shown(separator)} after the last part`,
      concat(joined(own, ...parts), separator),
      1.5 + i / 50,
      separator.trim() === '' ? [['trailing-newline']] : [],
      { id: 'list/after', text: separator },
    ),
  );
  // Of a token: the payload's base64 with its padding, signed so and sent without.
  const padded =
    own === '.'
      ? ['=', '=='].map((padding) =>
          make(
            'base64url-vs-base64',
            `padding-${padding}`,
            `signs ${padding} at the end of the last part, the padding of base64`,
            concat(joined(own, ...parts), padding),
            1.4,
            [['missing-separator']],
            { id: 'list/padding', text: padding },
          ),
        )
      : [];
  const before = [own, '\n', ':', '|', '&']
    .filter((separator, i, list) => separator !== '' && list.indexOf(separator) === i)
    .map((separator) =>
      make(
        'missing-separator',
        `before-${separator}`,
        `puts ${shown(separator)} before the first part`,
        concat(separator, joined(own, ...parts)),
        2,
        [],
        { id: 'list/before', text: separator },
      ),
    );
  const single = parts.length > 2 ? parts.slice(1).flatMap((_, i) => oneOther(parts, own, i + 1, make)) : [];
  return [
    ...all,
    ...open,
    ...(own === '\n'
      ? [
          make(
            ['line-endings-crlf'],
            'crlf-both',
            'puts CR LF between and after the parts',
            join('\r\n', ...parts),
            2.5,
            [],
            { text: '\r\n' },
          ),
        ]
      : []),
    ...padded,
    ...after,
    ...before,
    ...single,
  ];
}

/** Separators with blanks, or with the operator that joins texts left within the quotes. */
const OPERATORS = [' . ', ' + ', ', ', '; ', ' - ', ' | ', ' : '];
/** Line ends with blanks round them: a template that is indented; empty lines, and those of a page. */
const LINES = ['\n\n', ' \n', '<br>', '<br>\n', '\n\t'].concat(
  [2, 4, 6, 8, 12].map((blanks) => `\n${' '.repeat(blanks)}`),
);

/** What is met seldom between the parts, or round each of them. */
export function rareSeparators(
  parts: readonly Expr<'text'>[],
  own: string,
  make: Make,
  listed: (list: readonly Expr<'text'>[]) => Expr<'text'>,
): Hypothesis[] {
  const cause = 'missing-separator';
  const rare = own === '\n' ? LINES : own === '&' ? ['&amp;', ...OPERATORS] : OPERATORS;
  const between = rare.flatMap((separator) => {
    const says = `puts ${JSON.stringify(separator)} between the parts`;
    const last = parts.at(-1);
    const bare = last?.op === 'literal' && last.param === '' ? parts.slice(0, -1) : undefined;
    const all = make(cause, `rare-${separator}`, says, join(separator, ...parts), UNCOMMON, also(separator), {
      id: 'list/separator',
      text: separator,
    });
    if (!bare) return [all];
    const rest = join(separator, ...bare);
    const made = (id: string, more: string, replacement: Expr): Hypothesis =>
      make(cause, `rare-${id}-${separator}`, says + more, replacement, UNCOMMON, also(separator), {
        id: `list/${id}`,
        text: separator,
      });
    return [
      all,
      made('open', ' and nothing after the last', rest),
      made('line', ' and a line feed after the last', concat(rest, '\n')),
      ...(separator.startsWith('\n')
        ? [
            made(
              'before',
              `, and ${JSON.stringify(separator.slice(1))} before the first`,
              concat(separator.slice(1), rest, '\n'),
            ),
          ]
        : []),
    ];
  });
  const round = ROUND.map(([open, close]) =>
    make(
      cause,
      `round-${open}`,
      close === '' ? `puts ${open} before each part` : `puts ${open} before and ${close} after each part`,
      listed(parts.map((part) => (part.op === 'literal' ? part : concat(open, part, close)))),
      UNCOMMON,
      [['quotes-around-message']],
      { id: 'list/round', text: open },
    ),
  );
  const marks = (own === '&' ? ['?'] : own === '' ? ['#'] : []).map((mark) =>
    make(
      cause,
      `mark-${mark}`,
      `puts ${JSON.stringify(mark)} before the first part`,
      concat(mark, listed(parts)),
      UNCOMMON,
      [],
      { id: 'list/before', text: mark },
    ),
  );
  return [...between, ...round, ...marks];
}

const ROUND = [
  ['{', '}'],
  ['<', '>'],
  ['[', ']'],
  ['$', ''],
] as const;
const also = (separator: string): readonly (readonly string[])[] =>
  separator === '&amp;' ? [['html-entity-encoded']] : [];

/** One separator missing, or the only one there is. */
function oneOther(parts: readonly Expr<'text'>[], own: string, at: number, make: Make): Hypothesis[] {
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
