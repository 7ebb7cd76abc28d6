import { wordsOf, type Binding, type Program } from './program.ts';

/** How a language spells names, and which it does not leave to others. */
export interface Spelling {
  readonly spell: (words: readonly string[]) => string;
  /** Keywords, and every name of the frame, of the libraries and of helpers. */
  readonly reserved: ReadonlySet<string>;
}

/** `secret_token`, from the words of a vendor's name. */
export const snakeCase = (words: readonly string[]): string => words.join('_');
/** `secretToken`, from the words of a vendor's name. */
export const camelCase = (words: readonly string[]): string =>
  words.map((word, index) => (index ? `${word.slice(0, 1).toUpperCase()}${word.slice(1)}` : word)).join('');

/** `SecretToken`, from the words of a vendor's name. */
export const pascalCase = (words: readonly string[]): string =>
  words.map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`).join('');

/** A name for each input and binding, all different. Steps have the first choice, then inputs. */
export function nameAll({ inputs, statements }: Program, spelling: Spelling): Map<Binding | string, string> {
  const taken = new Set<string>();
  const names = new Map<Binding | string, string>();
  const bindings = statements.flatMap((statement) => (statement.do === 'bind' ? [statement.binding] : []));
  const give = (key: Binding | string, wanted: string, clash: string): void => {
    const first = wordsOf(wanted);
    const words = /^\d/.test(first[0] ?? '') ? ['value', ...first] : first;
    const name = candidates(words, clash)
      .map(spelling.spell)
      .find((own) => !taken.has(own) && !spelling.reserved.has(own));
    if (name === undefined) throw new Error(`no name left for ${wanted}`);
    taken.add(name);
    names.set(key, name);
  };
  for (const binding of bindings) if (binding.isStep) give(binding, binding.name, 'step');
  for (const { name } of inputs) give(name, name, 'input');
  for (const binding of bindings) if (!binding.isStep) give(binding, binding.name, 'text');
  return names;
}

/** `body`, `body input`, `body 2`, `body 3` … */
function candidates(words: readonly string[], clash: string): string[][] {
  const numbered = Array.from({ length: 20 }, (_, index) => [...words, String(index + 2)]);
  return [[...words], [...words, clash], ...numbered];
}
