import type { Expr } from '../recipe/expression.ts';

/**
 * Where a result travels: text with slots. The same template prints a message and reads one back,
 * so the two can never drift apart: parse(print(x)) = x.
 */
export interface Template {
  readonly parts: readonly (string | Expr<'text'>)[];
}

/** A template as a tagged literal: template`Bearer ${token}`. */
export function template(strings: TemplateStringsArray, ...slots: readonly Expr<'text'>[]): Template {
  const parts: (string | Expr<'text'>)[] = [];
  strings.forEach((text, index) => {
    if (text !== '') parts.push(text);
    const slot = slots[index];
    if (slot) parts.push(slot);
  });
  return { parts };
}

export type Lookup = (expr: Expr<'text'>) => string | undefined;

/** The text with its slots filled; undefined when a slot has no value. */
export function printTemplate({ parts }: Template, valueOf: Lookup): string | undefined {
  let out = '';
  for (const part of parts) {
    const text = typeof part === 'string' ? part : valueOf(part);
    if (text === undefined) return undefined;
    out += text;
  }
  return out;
}

/**
 * The slots' texts in an observed message; undefined when the fixed text does not match. A slot ends
 * where the fixed text after it first appears, so a slot must not contain that text (quoted strings
 * and single-slot headers do not).
 */
export function parseTemplate({ parts }: Template, observed: string): Map<Expr<'text'>, string> | undefined {
  const found = new Map<Expr<'text'>, string>();
  let at = 0;
  for (const [index, part] of parts.entries()) {
    if (typeof part === 'string') {
      if (!observed.startsWith(part, at)) return undefined;
      at += part.length;
      continue;
    }
    const next = parts[index + 1];
    const end = typeof next === 'string' ? observed.indexOf(next, at) : observed.length;
    if (end === -1) return undefined;
    found.set(part, observed.slice(at, end));
    at = end;
  }
  return at === observed.length ? found : undefined;
}
