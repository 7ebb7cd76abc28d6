import { nameAll, type Spelling } from './names.ts';
import type { Piece } from './language.ts';
import type { Binding, Program } from './program.ts';
import type { ExpressionWord, Term } from './term.ts';

/** An expression as written, and how tightly it holds together: higher binds tighter. */
export interface Code {
  readonly text: string;
  readonly binds: number;
}

/** A name, a literal, a call: stands anywhere without brackets. */
export const ATOM = 100;
/** Code that stands anywhere without brackets. */
export const atom = (text: string): Code => ({ text, binds: ATOM });

/** How a word is written. A language has one for every word: a word without a row does not compile. */
export type Rows = Readonly<Record<ExpressionWord, (args: readonly Code[], term: Term, writer: Writer) => Code>>;

/** A function of our own that a program gets when something in it calls it. */
export interface Helper {
  readonly code: string;
  /** What its code needs imported. */
  readonly imports?: readonly string[];
  readonly helpers?: readonly string[];
}

export interface Grammar extends Spelling {
  readonly rows: Rows;
  readonly helpers: Readonly<Record<string, Helper>>;
}

/** Writes the expressions of one program; remembers which imports and helpers they need, in order of first use. */
export class Writer {
  readonly imports = new Set<string>();
  readonly helpers = new Set<string>();
  readonly program: Program;
  readonly #grammar: Grammar;
  readonly #names: Map<Binding | string, string>;
  readonly #bound = new Map<Term, Binding>();

  constructor(program: Program, grammar: Grammar) {
    this.program = program;
    this.#grammar = grammar;
    this.#names = nameAll(program, grammar);
  }

  /** The variable of an input or a binding. */
  name(of: Binding | string): string {
    return this.#names.get(of) ?? '';
  }

  /** From here on the binding's name stands for its term. Call it after its own line is written. */
  bound(binding: Binding): void {
    this.#bound.set(binding.term, binding);
  }

  /** The term as an expression: a name where it has one. */
  code(term: Term): Code {
    const binding = this.#bound.get(term);
    if (binding) return atom(this.name(binding));
    if (term.word === 'input') return atom(this.name(String(term.param)));
    if (term.word === 'choose') throw new Error('a choice inside an expression has no name yet');
    return this.#grammar.rows[term.word](
      term.args.map((arg) => this.code(arg)),
      term,
      this,
    );
  }

  text(term: Term): string {
    return this.code(term).text;
  }

  /** An import; gives back nothing, so that it can stand in an expression's row. */
  needs(...imports: readonly string[]): void {
    for (const one of imports) this.imports.add(one);
  }

  /** A call of a helper, which the program then has. */
  call(helper: string, ...args: readonly string[]): Code {
    this.help(helper);
    return atom(`${helper}(${args.join(', ')})`);
  }

  help(name: string): void {
    const helper = this.#grammar.helpers[name];
    if (!helper) throw new Error(`no helper ${name}`);
    this.helpers.add(name);
    this.needs(...(helper.imports ?? []));
    for (const other of helper.helpers ?? []) this.help(other);
  }

  /** The code of the helpers that were called. */
  helperCode(): string[] {
    return [...this.helpers].map((name) => this.#grammar.helpers[name]?.code ?? '');
  }
}

/** A word that is a call of a helper with its arguments. */
export const helper =
  (name: string): Rows['upper'] =>
  (args, _, writer) =>
    writer.call(name, ...args.map(({ text }) => text));

/** The operands with an operator between, each in brackets where it binds more loosely. */
export function infix(operator: string, binds: number, operands: readonly Code[]): Code {
  return { text: operands.map((operand) => bracketed(operand, binds)).join(operator), binds };
}

/** The text, in brackets unless it binds at least so tightly. */
export function bracketed({ text, binds }: Code, atLeast: number): string {
  return binds >= atLeast ? text : `(${text})`;
}

/** A list of values, as most languages write it. */
export function list(args: readonly Code[]): string {
  return `[${args.map(({ text }) => text).join(', ')}]`;
}

/** The names of a `form` or `jsonObject` with their texts; the names of a member. */
export function listOf({ param }: Term): readonly string[] {
  return Array.isArray(param) ? (param as readonly string[]) : [];
}

/** What a test reads in probe mode: a label and the term it shows. */
export function probesOf({ request }: Program): readonly (readonly [label: string, term: Term])[] {
  if (!request) return [];
  return [
    ['> method', request.method],
    ['> url', request.url],
    ...request.headers.map(({ name, value }) => [`> ${name}`, value] as const),
    ...(request.body ? [['> body', request.body] as const] : []),
  ];
}

/** A line that is a step's or an input's own. */
export function line(text: string, whose: Omit<Piece, 'text'> = {}): Piece {
  return { text: `${text}\n`, ...whose };
}

/** A comment's words: what the program does, and what it was run with. */
export function heading(program: Program, testedWith: string, runs: string): string[] {
  const { scheme, operation, side } = program;
  const does = side === 'verify' ? `${operation.title}: verify what was received` : operation.title;
  return [`${scheme.name}: ${does}`, `Run with ${testedWith}: ${runs}`];
}

/** Whether the text holds something whatever the inputs are: such a body is always sent. */
export function isNeverEmpty({ word, args, param }: Term): boolean {
  if (word === 'literal') return param !== '';
  return word === 'jsonObject' || word === 'jsonString' || (word === 'concat' && args.some(isNeverEmpty));
}

/** The cases of a choice with the code for each, like code once; cases that end like the rest are left to it. */
export function armsOf(
  term: Term,
  branches: readonly string[],
  otherwise: string,
): readonly (readonly [cases: readonly string[], code: string])[] {
  const arms = new Map<string, string[]>();
  for (const [index, name] of listOf(term).entries()) {
    const code = branches[index] ?? otherwise;
    if (code !== otherwise) arms.set(code, [...(arms.get(code) ?? []), name]);
  }
  return [...arms].map(([code, cases]) => [cases, code]);
}
