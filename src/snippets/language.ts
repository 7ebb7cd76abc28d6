import { pascalCase } from './names.ts';
import { wordsOf, type Program } from './program.ts';

/** A stretch of code and, where it is one step's or one input's, whose: for hovering, as in the trace. */
export interface Piece {
  readonly text: string;
  /** The step that the stretch computes, by its name. */
  readonly step?: string;
  /** The input that it reads, by the vendor's name. */
  readonly input?: string;
}

/** One language that programs are written in. Pure: a program in, text out. */
export interface Language {
  /** Stable: tests and remembered choices use it. */
  readonly id: string;
  readonly label: string;
  /** The grammar of highlight.js. */
  readonly highlight: string;
  /** What the tests run it with, as the screen says it: `Python 3.11`. */
  readonly testedWith: string;
  /** What has to be there besides, in a sentence; absent when the standard library is enough. */
  readonly needs?: (program: Program) => string | undefined;
  /** All values stand in the text: nothing is read from the environment when it runs. */
  readonly isFixed?: true;
  /** Why there is no such program in this language, in a sentence; absent where every one can be written and is run. */
  readonly lacks?: (program: Program) => string | undefined;
  /** It runs in a page, where nothing is set beforehand: the program asks for what it needs. */
  readonly inPage?: true;
  /** The file to save it as. */
  readonly fileName: (program: Program) => string;
  /** The command that runs that file, standard input included. */
  readonly run: (program: Program) => string;
  /** The whole program, ready to run. */
  readonly write: (program: Program) => readonly Piece[];
}

/** The program as text. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

/** `aeterna-request`, `aeterna-webhook-verify`: the file's name without its ending. */
export function stemOf({ scheme, operation, side }: Program): string {
  return `${scheme.id}-${operation.id}${side === 'verify' ? '-verify' : ''}`;
}

/** `AeternaRequest`: the same as the name of a class, for languages that ask for one. */
export function classOf(program: Program): string {
  return pascalCase(wordsOf(stemOf(program)));
}
