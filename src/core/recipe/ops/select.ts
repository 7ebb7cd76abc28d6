import { listParam, NO_LOOKALIKES, textArg, type Op } from '../op.ts';
import { LITERAL, textValue } from '../value.ts';
import { nameOf } from './text.ts';

/** The chosen text keeps its origins; the value that decides leaves no bytes behind. */
export const choose: Op = {
  evaluate: (args, param) => {
    const at = listParam(param).indexOf(textArg(args, 0).text);
    return textArg(args, at === -1 ? args.length - 1 : at + 1);
  },
  inverse: null,
  phrase: (param) =>
    `chosen by the value: one form for ${listParam(param).map(caseName).join(', ')}, another for the rest`,
  formula: ([value, ...texts], param) => {
    const cases = listParam(param).map((name, index) => `${JSON.stringify(name)}: ${texts[index]}`);
    return `choose(${value}, {${cases.join(', ')}}, ${texts.at(-1)})`;
  },
  lookalikes: NO_LOOKALIKES,
};

/** Exactly as many parts as asked for: a token with a fourth part is not a token with something after it. */
export const segment: Op = {
  evaluate: (args, param) => {
    const [separator = '', index = '0', count = '1'] = listParam(param);
    const text = textArg(args, 0);
    const parts = text.text.split(separator);
    const part = parts[Number(index)];
    if (part === undefined || parts.length !== Number(count)) {
      return {
        refused: 'segment-missing',
        arg: 0,
        expected: `${count} parts separated by ${nameOf(separator)}`,
        got: `${parts.length}`,
        fix: 'Paste the whole value and nothing else.',
      };
    }
    const from = parts.slice(0, Number(index)).reduce((sum, before) => sum + before.length + separator.length, 0);
    return textValue(part, { how: 'pieces', pieces: [{ length: part.length, of: text, from }] });
  },
  inverse: null,
  phrase: (param) =>
    `part ${Number(listParam(param)[1]) + 1} of the text split at ${nameOf(listParam(param)[0] ?? '')}`,
  formula: (args, param) => `${args[0]}.split(${JSON.stringify(listParam(param)[0])})[${listParam(param)[1]}]`,
  lookalikes: NO_LOOKALIKES,
};

/** Numbers of JSON (RFC 8259 section 6); whole ones are exact up to 2^53. */
export const minus: Op = {
  evaluate: (args) => {
    const numbers = [textArg(args, 0), textArg(args, 1)];
    const derivation = { how: 'diffuse', of: numbers } as const;
    if (numbers.some((number) => number.size === 0)) return textValue('', LITERAL);
    const [from, subtracted] = numbers.map(({ text }) => (NUMBER.test(text) ? Number(text) : Number.NaN));
    const difference = (from ?? Number.NaN) - (subtracted ?? Number.NaN);
    if (Number.isFinite(difference)) return textValue(String(difference), derivation);
    return {
      refused: 'not-a-number',
      arg: Number.isFinite(from) ? 1 : 0,
      expected: 'a number in decimal digits',
      got: 'something else',
      fix: 'Check how the value was written.',
    };
  },
  inverse: null,
  phrase: () => 'the first number less the second',
  formula: ([from, subtracted]) => `${from} − ${subtracted}`,
  lookalikes: NO_LOOKALIKES,
};

const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function caseName(name: string): string {
  return name === '' ? 'an empty one' : name;
}
