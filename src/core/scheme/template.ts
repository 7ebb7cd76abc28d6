import type { Expr } from '../recipe/expression.ts';

/**
 * Where a result travels: text with slots. The same template prints a message and reads one back,
 * so the two can never drift apart: parse(print(x)) = x.
 */
export interface Template {
  readonly parts: readonly TemplatePart[];
}

export type TemplatePart = string | Expr<'text'> | OptionalGroup;

/** A stretch that is printed only when the text of `when` is not empty. */
export interface OptionalGroup {
  readonly when: Expr<'text'>;
  readonly group: readonly (string | Expr<'text'>)[];
}

/** A template as a tagged literal: template`Bearer ${token}`. */
export function template(strings: TemplateStringsArray, ...slots: readonly (Expr<'text'> | OptionalGroup)[]): Template {
  return { parts: interleave(strings, slots) };
}

/** An optional group: optional(ext)`, ext="${ext}"` inside a template. */
export function optional(when: Expr<'text'>) {
  return (strings: TemplateStringsArray, ...slots: readonly Expr<'text'>[]): OptionalGroup => ({
    when,
    group: interleave(strings, slots),
  });
}

function interleave<Slot>(strings: readonly string[], slots: readonly Slot[]): (string | Slot)[] {
  return strings.flatMap((text, index) => {
    const slot = slots[index];
    return [...(text === '' ? [] : [text]), ...(slot === undefined ? [] : [slot])];
  });
}

export type Lookup = (expr: Expr<'text'>) => string | undefined;

/** The text with its slots filled; undefined when a slot has no value. */
export function printTemplate({ parts }: Template, valueOf: Lookup): string | undefined {
  let out = '';
  for (const part of parts) {
    const text = printPart(part, valueOf);
    if (text === undefined) return undefined;
    out += text;
  }
  return out;
}

function printPart(part: TemplatePart, valueOf: Lookup): string | undefined {
  if (typeof part === 'string') return part;
  if (!('group' in part)) return valueOf(part);
  const condition = valueOf(part.when);
  return condition === '' ? '' : condition && printTemplate({ parts: part.group }, valueOf);
}

/**
 * The slots' texts in an observed message; undefined when the fixed text does not match. A slot ends
 * where the fixed text after it first appears, so a slot must not contain that text (quoted strings
 * and single-slot headers do not). An optional group that is not there leaves its slots empty.
 */
export function parseTemplate({ parts }: Template, observed: string): Map<Expr<'text'>, string> | undefined {
  const at = parts.findIndex((part) => typeof part !== 'string' && 'group' in part);
  const part = parts[at];
  if (part === undefined || typeof part === 'string' || !('group' in part)) return readPlain(parts, observed);
  const [before, after] = [parts.slice(0, at), parts.slice(at + 1)];
  const present = parseTemplate({ parts: [...before, ...part.group, ...after] }, observed);
  if (present) return present;
  const absent = parseTemplate({ parts: [...before, ...after] }, observed);
  for (const slot of part.group) if (typeof slot !== 'string') absent?.set(slot, '');
  return absent;
}

function readPlain(parts: readonly TemplatePart[], observed: string): Map<Expr<'text'>, string> | undefined {
  const found = new Map<Expr<'text'>, string>();
  let at = 0;
  for (const [index, part] of parts.entries()) {
    if (typeof part === 'string') {
      if (!observed.startsWith(part, at)) return undefined;
      at += part.length;
      continue;
    }
    if ('group' in part) return undefined;
    const next = parts[index + 1];
    const end = typeof next === 'string' ? observed.indexOf(next, at) : observed.length;
    if (end === -1) return undefined;
    found.set(part, observed.slice(at, end));
    at = end;
  }
  return at === observed.length ? found : undefined;
}

/** The slots of a template, those that decide about a group included, in order. */
export function slotsIn({ parts }: Template): Expr<'text'>[] {
  return parts.flatMap((part) => {
    if (typeof part === 'string') return [];
    return 'group' in part ? [part.when, ...slotsIn({ parts: part.group })] : [part];
  });
}

/** Whether the whole text is one optional group, so that nothing may be left of it. */
export function isOptional({ parts }: Template): boolean {
  const [only] = parts;
  return parts.length === 1 && typeof only === 'object' && 'group' in only;
}

/** Fixed text as a template, for places that take either. */
export function asTemplate(text: string | Template): Template {
  return typeof text === 'string' ? { parts: text === '' ? [] : [text] } : text;
}
