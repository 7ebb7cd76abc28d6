import { concat, join, type Expr } from '../core/recipe/expression.ts';
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
    ),
  );
  const before = [own, '\n', ':', '|', '&']
    .filter((separator, i, list) => separator !== '' && list.indexOf(separator) === i)
    .map((separator) =>
      make(
        'missing-separator',
        `before-${separator}`,
        `puts ${shown(separator)} before the first part`,
        concat(separator, joined(own, ...parts)),
        2,
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
          ),
        ]
      : []),
    ...after,
    ...before,
    ...single,
  ];
}

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
      ),
    ];
  return [':', '-', '|', ' ', '\n', '&', '.', '_', ';'].map((separator) =>
    make(
      'missing-separator',
      `at-${at}${separator}`,
      `puts ${JSON.stringify(separator)} between part ${at} and part ${at + 1}`,
      concat(head, separator, tail),
      2,
    ),
  );
}
