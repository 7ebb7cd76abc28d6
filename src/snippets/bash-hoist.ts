import { termsOf, type Binding, type CheckTest, type Program, type Statement } from './program.ts';
import { listOf } from './writer.ts';
import type { Term, Word } from './term.ts';

/**
 * Words that end the program when they cannot be had, or whose text may end with a line feed. `$( )` inside another
 * word hides both, so each gets a line of its own.
 */
const APART: ReadonlySet<Word> = new Set([
  'joinPresent',
  'utf8Decode',
  'hexDecode',
  'base64Decode',
  'base64urlDecode',
  'jsonMember',
  'optionalMember',
  'segment',
] satisfies Word[]);

/** The program with a binding for every term that Bash cannot have inside another. */
export function hoisted(program: Program): Program {
  const bound = new Set<Term>();
  const statements: Statement[] = [];
  const bind = (binding: Binding): void => {
    statements.push({ do: 'bind', binding });
    bound.add(binding.term);
  };
  const visit = (term: Term, parent?: Term): void => {
    if (bound.has(term) || term.word === 'input') return;
    for (const arg of term.args) visit(arg, term);
    // A pipe carries bytes to the decoder, and tells when they cannot be had.
    const isPiped = parent?.word === 'utf8Decode' && term.word !== 'utf8Decode';
    const isCased = (parent?.word === 'upper' || parent?.word === 'lower') && term.word !== 'literal';
    if ((parent && APART.has(term.word) && !isPiped) || isCased) bind({ name: nameOf(term), term, isStep: false });
  };
  for (const statement of program.statements) {
    if (statement.do === 'bind') {
      for (const arg of statement.binding.term.args) visit(arg, statement.binding.term);
      bind(statement.binding);
    } else {
      for (const term of heldOf(statement.test)) visit(term, term);
      statements.push(statement);
    }
  }
  return { ...program, statements };
}

function nameOf(term: Term): string {
  const [first = '', index = '0'] = listOf(term);
  switch (term.word) {
    case 'segment':
      return `part ${Number(index) + 1}`;
    case 'jsonMember':
    case 'optionalMember':
      return first;
    default:
      return term.kind;
  }
}

/** What a pipe carries as it is needs no name. */
const heldOf = (test: CheckTest): readonly Term[] =>
  test.is === 'signed' ? [test.key, test.signature] : termsOf(test);
