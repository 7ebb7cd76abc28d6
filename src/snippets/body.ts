import type { Piece } from './language.ts';
import type { Binding, CheckStatement, Program, RequestPlan } from './program.ts';
import type { Term } from './term.ts';
import { line, probesOf, type Writer } from './writer.ts';

/** What a language writes differently in the body of a program. */
export interface BodyParts {
  /** The lines that give the binding's name its value. */
  readonly bind: (binding: Binding, writer: Writer) => readonly string[];
  /** A label and the value in hex, for tests. */
  readonly probe: (label: string, term: Term, writer: Writer) => Piece;
  readonly check: (statement: CheckStatement, writer: Writer) => readonly Piece[];
  /** The line that shows a value with its name. */
  readonly print: (binding: Binding, writer: Writer) => string;
  readonly send: (request: RequestPlan, writer: Writer) => readonly Piece[];
  /** The line that says that every check held. */
  readonly ok: string;
}

/** Inputs, and the body after an empty line. */
export function mainOf(inputs: readonly Piece[], body: readonly Piece[]): Piece[] {
  return inputs.length === 0 ? [...body] : [...inputs, line(''), ...body];
}

/** The functions of ours that a program calls, an empty line before each. Written last: the body asks for them. */
export function helpersOf(writer: Writer): Piece[] {
  return writer.helperCode().flatMap((code) => [line(''), line(code)]);
}

/** Statements, values that nothing uses, and then the request or the good news; in a probe every value instead. */
export function writeBody(program: Program, writer: Writer, parts: BodyParts): Piece[] {
  const bound = (binding: Binding): Piece[] => {
    const own = binding.isStep ? { step: binding.name } : {};
    const written = parts.bind(binding, writer).map((text) => line(text, own));
    writer.bound(binding);
    return program.probe ? [...written, parts.probe(binding.name, binding.term, writer)] : written;
  };
  const statements = program.statements.flatMap((statement) =>
    statement.do === 'bind' ? bound(statement.binding) : parts.check(statement, writer),
  );
  return [...statements, ...ending(program, writer, parts)];
}

function ending(program: Program, writer: Writer, { probe, print, send, ok }: BodyParts): Piece[] {
  if (program.probe) return probesOf(program).map(([label, term]) => probe(label, term, writer));
  const prints = program.prints.map((binding) => line(print(binding, writer), { step: binding.name }));
  return program.request ? [...prints, line(''), ...send(program.request, writer)] : [...prints, line(ok)];
}
