import { decodeJsonString, memberOf, scanJson, type JsonNode } from '../json/scan.ts';
import type { Expr } from '../recipe/expression.ts';
import type { Lookup } from './template.ts';

/** A JSON body with slots. `number` writes the slot's text as a bare literal, so big integers stay exact. */
export type JsonTemplate =
  | { readonly json: 'object'; readonly members: readonly (readonly [name: string, value: JsonTemplate])[] }
  | { readonly json: 'string' | 'number'; readonly slot: Expr<'text'> };

/** A member that holds the slot’s text in quotes, escaped as JSON asks. */
export const jsonString = (slot: Expr<'text'>): JsonTemplate => ({ json: 'string', slot });
/** A member that holds the slot’s text as a number, to the literal. */
export const jsonNumber = (slot: Expr<'text'>): JsonTemplate => ({ json: 'number', slot });
/** An object with these members, in this order. */
export const jsonMembers = (...members: readonly (readonly [name: string, value: JsonTemplate])[]): JsonTemplate => ({
  json: 'object',
  members,
});

/** The body, compact; undefined when a slot has no value or a number slot holds no JSON number. */
export function printJson(template: JsonTemplate, valueOf: Lookup): string | undefined {
  if (template.json === 'object') {
    const members = template.members.map(([name, value]) => [name, printJson(value, valueOf)] as const);
    if (members.some(([, value]) => value === undefined)) return undefined;
    return `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
  }
  const text = valueOf(template.slot);
  if (text === undefined) return undefined;
  if (template.json === 'string') return JSON.stringify(text);
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) ? text : undefined;
}

/** The slots' texts in an observed body, wherever its members stand; undefined when one is missing or of another type. */
export function parseJson(template: JsonTemplate, observed: string): Map<Expr<'text'>, string> | undefined {
  const scan = scanJson(observed);
  if (!scan.ok) return undefined;
  const found = new Map<Expr<'text'>, string>();
  return collect(template, scan.root, observed, found) === undefined ? found : undefined;
}

/** The first member that keeps a JSON text from fitting, and why: `no auth.key`; undefined where all fit. */
export function misfitOf(template: JsonTemplate, observed: string): string | undefined {
  const scan = scanJson(observed);
  return scan.ok ? collect(template, scan.root, observed, new Map()) : undefined;
}

/** The slots of the template, in order. */
export function slotsOf(template: JsonTemplate): Expr<'text'>[] {
  return template.json === 'object' ? template.members.flatMap(([, value]) => slotsOf(value)) : [template.slot];
}

function collect(
  template: JsonTemplate,
  node: JsonNode,
  text: string,
  found: Map<Expr<'text'>, string>,
  path = '',
): string | undefined {
  if (template.json === 'object') {
    for (const [name, value] of template.members) {
      const at = path === '' ? name : `${path}.${name}`;
      const member = memberOf(node, name);
      const misfit = member ? collect(value, member.value, text, found, at) : `no ${at}`;
      if (misfit !== undefined) return misfit;
    }
    return undefined;
  }
  if (node.type !== template.json) return `${path} is a JSON ${node.type}; expected a ${template.json}`;
  const literal = text.slice(node.start, node.end);
  found.set(template.slot, template.json === 'string' ? decodeJsonString(literal) : literal);
  return undefined;
}
