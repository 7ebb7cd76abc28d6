import { withoutEnd } from '../bytes/text.ts';
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
export function parseTemplate(printed: Template, observed: string): Map<Expr<'text'>, string> | undefined {
  return parseExactly(printed, observed) ?? parseExactly(printed, inOrder(printed, observed) ?? observed);
}

/**
 * Credentials with parameters, `MAC id="…", ts="…"`, as the template writes them: RFC 9110 section 11.4 allows any order,
 * blanks around `,` and `=`, empty elements, values without quotes, and either case of scheme and names. Undefined
 * of any other text, and where a name is not the template's or comes twice.
 */
function inOrder(printed: Template, observed: string): string | undefined {
  const shape = shapeOf(printed);
  const scheme = /^\S+(?= [\w-]+="…")/.exec(shape)?.[0] ?? '';
  if (scheme === '' || observed.slice(0, scheme.length + 1).toLowerCase() !== `${scheme.toLowerCase()} `)
    return undefined;
  const found = new Map<string, string>();
  const param = /[\t ,]*([^\s",=]+)[\t ]*=[\t ]*(?:"([^"\\]*)"|([^\s",=]+))[\t ]*(?=,|$)/y;
  param.lastIndex = scheme.length + 1;
  const rest = withoutEnd(observed, '\t ,');
  while (param.lastIndex < rest.length) {
    const [, name = '', quoted, bare = ''] = param.exec(rest) ?? [];
    if (name === '' || found.has(name.toLowerCase())) return undefined;
    found.set(name.toLowerCase(), quoted ?? bare);
  }
  const names = [...shape.matchAll(/([\w-]+)="…"/g)].map(([, name = '']) => name);
  const written = names.flatMap((name) => {
    const value = found.get(name.toLowerCase());
    return value === undefined ? [] : [`${name}="${value}"`];
  });
  return written.length === found.size ? `${scheme} ${written.join(', ')}` : undefined;
}

/** The template as a person reads it: `…` for each slot, brackets around what may be left out. */
export function shapeOf({ parts }: Template): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : 'group' in part ? `[${shapeOf({ parts: part.group })}]` : '…'))
    .join('');
}

function parseExactly({ parts }: Template, observed: string): Map<Expr<'text'>, string> | undefined {
  const at = parts.findIndex((part) => typeof part !== 'string' && 'group' in part);
  const part = parts[at];
  if (part === undefined || typeof part === 'string' || !('group' in part)) return readPlain(parts, observed);
  const [before, after] = [parts.slice(0, at), parts.slice(at + 1)];
  const present = parseExactly({ parts: [...before, ...part.group, ...after] }, observed);
  if (present) return present;
  const absent = parseExactly({ parts: [...before, ...after] }, observed);
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
    const next = fixedFrom(parts, index + 1);
    const end = next === '' ? observed.length : observed.indexOf(next, at);
    if (end === -1) return undefined;
    found.set(part, observed.slice(at, end));
    at = end;
  }
  return at === observed.length ? found : undefined;
}

/** The fixed text from there on, up to the next slot: of several parts where an optional group begins or ends. */
function fixedFrom(parts: readonly TemplatePart[], index: number): string {
  const part = parts[index];
  return typeof part === 'string' ? part + fixedFrom(parts, index + 1) : '';
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
