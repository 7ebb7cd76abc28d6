import type { Expr, OpName, Param } from '../core/recipe/expression.ts';

/**
 * What a program is made of: the recipe's words without those that others say as well. Terms are
 * interned, so equal terms are one object and a value computed twice is seen to be one.
 */
export interface Term {
  readonly word: Word;
  readonly kind: 'text' | 'bytes';
  readonly args: readonly Term[];
  /** `literal`: the text. `choose`: the cases. `form`, `jsonObject`: the names. Hashes: the algorithm. */
  readonly param: Param;
}

export type Word =
  /** A field's value; the parameter is the vendor's name. */
  | 'input'
  | 'literal'
  | 'concat'
  /** Texts with the parameter between each two. */
  | 'join'
  /** The same, empty texts left out. */
  | 'joinPresent'
  /** Arguments: value, a text for each case of the parameter, the text for the rest. Only ever a binding's whole term. */
  | 'choose'
  | 'upper'
  | 'lower'
  | 'utf8'
  | 'utf8Decode'
  | 'hex'
  | 'hexUpper'
  | 'hexDecode'
  | 'base64'
  | 'base64url'
  | 'base64Decode'
  | 'base64urlDecode'
  | 'percentEncode'
  /** A form of the named texts; empty ones are left out. */
  | 'form'
  /** A compact JSON object of the named texts. */
  | 'jsonObject'
  /** One text as a JSON string, quotes included. */
  | 'jsonString'
  | 'jsonMember'
  | 'optionalMember'
  | 'segment'
  | 'minus'
  | 'hash'
  | 'hmac';

/** Words that stand inside an expression: each language has a row for every one of them. */
export type ExpressionWord = Exclude<Word, 'input' | 'choose'>;

/** Makes terms, equal ones once, and does beforehand what needs no input. */
export class Terms {
  readonly #known = new Map<string, Term>();
  readonly #numbers = new Map<Term, number>();
  readonly #parents = new Map<Term, number>();
  readonly #lowered = new Map<Expr, Term>();
  readonly #choices: Readonly<Record<string, string>>;

  /** Fields in `choices` are decided: the program is written for them. */
  constructor(choices: Readonly<Record<string, string>> = {}) {
    this.#choices = choices;
  }

  make(word: Word, args: readonly Term[], param: Param = null): Term {
    const key = JSON.stringify([word, args.map((arg) => this.#numbers.get(arg)), param]);
    const known = this.#known.get(key);
    if (known) return known;
    const term: Term = { word, kind: BYTES.has(word) ? 'bytes' : 'text', args, param };
    this.#known.set(key, term);
    this.#numbers.set(term, this.#numbers.size);
    for (const arg of new Set(args)) this.#parents.set(arg, (this.#parents.get(arg) ?? 0) + 1);
    return term;
  }

  /** Whether more than one term is made of it: it then deserves a name. */
  isShared(term: Term): boolean {
    return (this.#parents.get(term) ?? 0) > 1;
  }

  literal(text: string): Term {
    return this.make('literal', [], text);
  }

  input(name: string): Term {
    const decided = this.#choices[name];
    return decided === undefined ? this.make('input', [], name) : this.literal(decided);
  }

  /** Texts in a row: neighbouring literals become one, empty ones go. */
  concat(parts: readonly Term[]): Term {
    const merged: Term[] = [];
    for (const part of parts) {
      const last = merged.at(-1);
      if (part.word === 'literal' && part.param === '') continue;
      if (part.word === 'literal' && last?.word === 'literal')
        merged[merged.length - 1] = this.literal(`${String(last.param)}${String(part.param)}`);
      else merged.push(part);
    }
    const [only] = merged;
    if (!only) return this.literal('');
    return merged.length === 1 ? only : this.make('concat', merged);
  }

  choose(value: Term, cases: readonly string[], texts: readonly Term[]): Term {
    if (value.word !== 'literal') return this.make('choose', [value, ...texts], cases);
    const at = cases.indexOf(String(value.param));
    return texts[at === -1 ? texts.length - 1 : at] ?? this.literal('');
  }

  lower(expr: Expr): Term {
    const known = this.#lowered.get(expr);
    if (known) return known;
    const term = LOWER[expr.op](expr, this);
    this.#lowered.set(expr, term);
    return term;
  }
}

const BYTES: ReadonlySet<Word> = new Set([
  'utf8',
  'hexDecode',
  'base64Decode',
  'base64urlDecode',
  'hash',
  'hmac',
] satisfies Word[]);

type Lower = (expr: Expr, terms: Terms) => Term;

const all = (expr: Expr, terms: Terms): Term[] => expr.args.map((arg) => terms.lower(arg));
const same =
  (word: Word): Lower =>
  (expr, terms) =>
    terms.make(word, all(expr, terms), expr.param);
const cased =
  (word: 'upper' | 'lower'): Lower =>
  (expr, terms) => {
    const [text] = all(expr, terms);
    if (text?.word !== 'literal') return terms.make(word, text ? [text] : []);
    return terms.literal(word === 'upper' ? String(text.param).toUpperCase() : String(text.param).toLowerCase());
  };
/** Pairs are no value of a program: their names and texts go to the word that writes them. */
const ofPairs =
  (word: 'form' | 'jsonObject'): Lower =>
  ({ args: [members] }, terms) =>
    terms.make(word, members ? all(members, terms) : [], members?.param ?? []);
const never: Lower = ({ op }) => {
  throw new Error(`${op} is no word of a program`);
};
const names = (param: Param): readonly string[] => (Array.isArray(param) ? (param as readonly string[]) : []);

/** An op of the recipe language without a row here does not compile. */
const LOWER: Readonly<Record<OpName, Lower>> = {
  field: ({ param }, terms) => terms.input(String(param)),
  literal: ({ param }, terms) => terms.literal(String(param)),
  concat: (expr, terms) => terms.concat(all(expr, terms)),
  join: same('join'),
  joinPresent: same('joinPresent'),
  whenPresent: (expr, terms) => {
    const [condition, then] = all(expr, terms);
    if (!condition || !then) return terms.literal('');
    return terms.choose(condition, [''], [terms.literal(''), then]);
  },
  choose: (expr, terms) => {
    const [value, ...texts] = all(expr, terms);
    return value ? terms.choose(value, names(expr.param), texts) : terms.literal('');
  },
  upper: cased('upper'),
  lower: cased('lower'),
  utf8: same('utf8'),
  utf8Decode: same('utf8Decode'),
  latin1: never,
  utf16le: never,
  hex: same('hex'),
  hexUpper: same('hexUpper'),
  hexDecode: same('hexDecode'),
  base64: same('base64'),
  base64url: same('base64url'),
  base64Decode: same('base64Decode'),
  base64urlDecode: same('base64urlDecode'),
  percentEncode: same('percentEncode'),
  pairs: never,
  formEncode: ofPairs('form'),
  jsonObject: ofPairs('jsonObject'),
  jsonMember: same('jsonMember'),
  optionalMember: same('optionalMember'),
  segment: same('segment'),
  minus: same('minus'),
  hash: same('hash'),
  hmac: same('hmac'),
  altered: never,
  alteredBytes: never,
  encodedAs: never,
  concatBytes: never,
};
