import type { Piece } from '../../bytes/origin.ts';
import { concat as concatExpr, join as joinExpr, type Expr, type Param } from '../expression.ts';
import { NO_LOOKALIKES, textArg, textParam, type Lookalike, type Op } from '../op.ts';
import { LITERAL, textValue, type TextValue, type Value } from '../value.ts';

/** Fields are put in by the evaluator, which holds the inputs; an unbound one is our bug. */
export const field: Op = {
  evaluate: (_args, param) => {
    throw new Error(`field ${String(param)} has no value`);
  },
  inverse: null,
  phrase: (param) => `${textParam(param)} as entered`,
  formula: (_args, param) => textParam(param),
  lookalikes: NO_LOOKALIKES,
};

/** Text of the recipe itself, with no field behind it: separators, fixed JSON, names of algorithms. */
export const literal: Op = {
  evaluate: (_args, param) => textValue(textParam(param), LITERAL),
  inverse: null,
  phrase: (param) => `the fixed text ${plain(textParam(param))}`,
  formula: (_args, param) => JSON.stringify(param),
  lookalikes: NO_LOOKALIKES,
};

/** Nothing between the parts, so that "1" + "23" and "12" + "3" give one text; its lookalikes put a separator in. */
export const concat: Op = {
  evaluate: (args) => joined(args, ''),
  inverse: null,
  phrase: () => 'the parts one after the other, with nothing between them',
  formula: (args) => args.join(' + '),
  lookalikes: (expr) => separatorLookalikes(expr, [':', '-', '|', '&', ';', ' ', '\n']),
};

/** A separator between each two parts, empty parts included. Nothing is escaped where a part holds the separator. */
export const join: Op = {
  evaluate: (args, param) => joined(args, textParam(param)),
  inverse: null,
  // An empty text at the end is how a recipe says that the separator ends the string, too.
  phrase: (param, args) =>
    args.at(-1)?.param === ''
      ? `the parts, each followed by ${nameOf(textParam(param))}`
      : `the parts joined by ${nameOf(textParam(param))}`,
  formula: (args, param) => args.join(` + ${JSON.stringify(param)} + `).replace(/ \+ ""$/, ''),
  lookalikes: (expr) => [
    { cause: 'missing-separator', says: 'puts nothing between the parts', expr: concatExpr(...textArgs(expr)) },
    {
      cause: 'empty-field-dropped',
      says: 'leaves out empty parts with their separator',
      expr: { ...expr, op: 'joinPresent' },
    },
  ],
};

/** A separator between each two of the parts that are not empty. */
export const joinPresent: Op = {
  evaluate: (args, param) =>
    joined(
      args.filter((arg) => arg.size > 0),
      textParam(param),
    ),
  inverse: null,
  phrase: (param) => `the parts that are not empty, joined by ${nameOf(textParam(param))}`,
  formula: (args, param) => `joinPresent(${[JSON.stringify(param), ...args].join(', ')})`,
  lookalikes: (expr) => [
    {
      cause: 'empty-field-added',
      says: 'keeps the separator of empty parts',
      expr: joinExpr(textParam(expr.param), ...textArgs(expr)),
    },
  ],
};

/** The second text where the first has any character, else the empty text; an empty condition is no refusal. */
export const whenPresent: Op = {
  evaluate: (args) => {
    const then = textArg(args, 1);
    return textArg(args, 0).size > 0 ? then : textValue('', LITERAL);
  },
  inverse: null,
  phrase: () => 'empty when what it is made from is empty',
  formula: ([condition, then]) => `(${condition} ≠ "" ? ${then} : "")`,
  lookalikes: (expr) => {
    const then = expr.args[1];
    return then ? [{ cause: 'wrong-inner-digest', says: 'computes it for an empty value too', expr: then }] : [];
  },
};

/** Unicode's default mapping (String.toUpperCase), by no locale; ß becomes SS, and then the text is one block. */
export const upper: Op = caseOp('upper-case', 'upper', (text) => text.toUpperCase());
/** Unicode's default mapping (String.toLowerCase), by no locale. */
export const lower: Op = caseOp('lower-case', 'lower', (text) => text.toLowerCase());

/** A separator in words: what the eye cannot see is named. */
export function nameOf(separator: string): string {
  const known: Readonly<Record<string, string>> = {
    '\n': 'a line feed',
    ';': 'a semicolon',
    '.': 'a dot',
    '&': 'an ampersand',
    ' ': 'a space',
    '': 'nothing',
  };
  return known[separator] ?? JSON.stringify(separator);
}

/** A fixed text as it stands, where quoting it would need escapes that are no part of it (JSON). */
function plain(text: string): string {
  return text.includes('"') ? text : JSON.stringify(text);
}

function joined(args: readonly Value[], separator: string): TextValue {
  const pieces: Piece[] = [];
  const texts: string[] = [];
  args.forEach((_, index) => {
    const part = textArg(args, index);
    if (index > 0 && separator !== '') {
      pieces.push({ length: separator.length });
      texts.push(separator);
    }
    pieces.push({ length: part.size, of: part });
    texts.push(part.text);
  });
  return textValue(texts.join(''), { how: 'pieces', pieces });
}

/** Case mapping keeps places where it keeps lengths (ß → SS does not; then the whole text is one block). */
function caseOp(words: string, name: string, map: (text: string) => string): Op {
  return {
    evaluate: (args) => {
      const of = textArg(args, 0);
      const text = map(of.text);
      return textValue(text, { how: 'pieces', pieces: [{ length: text.length, of, from: 0, span: of.size }] });
    },
    inverse: null,
    phrase: () => `the text in ${words} letters`,
    formula: ([arg]) => `${name}(${arg})`,
    lookalikes: (expr) =>
      expr.args
        .slice(0, 1)
        .map((arg) => ({ cause: 'field-case-changed', says: 'takes the letters as they are', expr: arg })),
  };
}

function textArgs(expr: Expr): Expr<'text'>[] {
  return expr.args as Expr<'text'>[];
}

function separatorLookalikes(expr: Expr, separators: readonly Param[]): Lookalike[] {
  return separators.map((separator) => ({
    cause: 'missing-separator',
    says: `puts ${nameOf(textParam(separator))} between the parts`,
    expr: joinExpr(textParam(separator), ...textArgs(expr)),
  }));
}
