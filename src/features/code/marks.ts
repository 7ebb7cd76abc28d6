import type { Operation } from '../../core/scheme/define.ts';
import { fieldsIn } from '../../core/recipe/expression.ts';
import { phraseOf } from '../../core/recipe/formula.ts';
import { verifierOf } from '../../core/scheme/verify.ts';
import type { Piece } from '../../snippets/language.ts';
import { wordsOf } from '../../snippets/program.ts';

/** A variable of the code: the vendor's name for what it holds. */
export interface Variable {
  /** As the language spells it. */
  readonly spelling: string;
  readonly kind: 'field' | 'step';
  readonly name: string;
  /** What it is, in words. */
  readonly says: string;
}

const NAMES = /[A-Za-z_]\w*/g;

/** The variables of fields and steps, in the order of the code. Their pieces say whose they are; the first name that looks like it is theirs. */
export function variablesOf(pieces: readonly Piece[], operation: Operation): Variable[] {
  const found = new Map<string, Variable>();
  const seen = new Set<string>();
  for (const { text, step, input } of pieces) {
    const [kind, name] = step === undefined ? (['field', input] as const) : (['step', step] as const);
    if (name === undefined || seen.has(`${kind} ${name}`)) continue;
    const wanted = wordsOf(name).join('');
    const spelling = text.match(NAMES)?.find((own) => own.toLowerCase().replaceAll('_', '').includes(wanted));
    if (spelling === undefined || found.has(spelling)) continue;
    seen.add(`${kind} ${name}`);
    found.set(spelling, { spelling, kind, name, says: wordsFor(kind, name, operation) });
  }
  return [...found.values()];
}

function wordsFor(kind: Variable['kind'], name: string, operation: Operation): string {
  if (kind === 'field')
    return operation.fields.find((field) => field.name === name)?.help ?? 'The value that arrived with the message.';
  const steps = [...operation.steps, ...(verifierOf(operation)?.steps ?? [])];
  const expr = steps.find((step) => step.name === name)?.expr;
  if (!expr) return '';
  const fields = fieldsIn(expr).join(', ');
  return `${phraseOf(expr)}${fields === '' ? '' : ` (from ${fields})`}`;
}

/** A stretch of code of one colour; `variable` where it is the name of one. */
export interface Stretch {
  readonly text: string;
  readonly className: string;
  readonly variable?: string;
}

/** Cuts coloured stretches at the names of variables; not in comments, nor in fixed texts, nor after a full stop, nor where they name an argument (`method=verb`). */
export function markedUp(stretches: readonly Stretch[], variables: readonly Variable[]): Stretch[] {
  const known = new Set(variables.map(({ spelling }) => spelling));
  let before = '';
  return stretches.flatMap((stretch) => {
    const { text, className } = stretch;
    if (/hljs-(?:comment|attr)\b/.test(className)) return [stretch];
    const isFixed = className.includes('hljs-string') && !/subst|variable/.test(className);
    const parts = cut(stretch, known, before, isFixed);
    before = text.at(-1) ?? before;
    return parts;
  });
}

/** In a fixed text only what a shell would put in: `$name`, `${name}`. */
function cut({ text, className }: Stretch, known: ReadonlySet<string>, before: string, isFixed: boolean): Stretch[] {
  const parts: Stretch[] = [];
  let at = 0;
  for (const match of text.matchAll(NAMES)) {
    const [name] = match;
    const previous = match.index === 0 ? before : text[match.index - 1];
    const isArgument = /^=(?!=)/.test(text.slice(match.index + name.length)) && /[ (]/.test(previous ?? '');
    if (!known.has(name) || previous === '.' || isArgument) continue;
    if (isFixed && !/\$\{?$/.test(text.slice(0, match.index))) continue;
    if (match.index > at) parts.push({ text: text.slice(at, match.index), className });
    parts.push({ text: name, className, variable: name });
    at = match.index + name.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), className });
  return parts;
}
