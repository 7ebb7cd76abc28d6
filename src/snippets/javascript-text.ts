import type { Term } from './term.ts';
import { escapeUnseen } from './unseen.ts';
import type { Code } from './writer.ts';

/** A string literal that is the text to the last unit, in the quotes that need fewer escapes. */
export function quote(text: string): string {
  if (text.includes("'") && !text.includes('"')) return `"${escaped(text)}"`;
  return `'${escaped(text).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** What follows one another, as a template literal: texts stand as they are, code is put in. */
export function templateLiteral(parts: readonly (string | Code)[]): string {
  const written = parts.map((part) =>
    typeof part === 'string'
      ? escaped(part).replaceAll('\\"', '"').replaceAll('`', '\\`').replaceAll('${', '\\${')
      : `\${${part.text}}`,
  );
  return `\`${written.join('')}\``;
}

/** An object literal; a name like the variable's is written once. */
export function objectLiteral(names: readonly string[], values: readonly Code[]): string {
  return `{ ${names.map((name, index) => property(name, values[index]?.text ?? '')).join(', ')} }`;
}

/** `name: value` in an object literal, in short where both are the same. */
export function property(name: string, value: string): string {
  if (name === value) return name;
  return `${/^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name)}: ${value}`;
}

/** The text of an argument that is written as the literal it is; undefined where it is code or has a name. */
export function literalText(term: Term | undefined, code: Code | undefined): string | undefined {
  if (term?.word !== 'literal') return undefined;
  const text = String(term.param);
  return code?.text === quote(text) ? text : undefined;
}

/** JSON's escapes are JavaScript's. */
function escaped(text: string): string {
  return escapeUnseen(JSON.stringify(text).slice(1, -1));
}
