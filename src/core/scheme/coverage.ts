import { fieldsIn, type Expr } from '../recipe/expression.ts';
import type { Inputs } from '../recipe/evaluate.ts';
import type { BodyTemplate, Operation } from './define.ts';
import { slotsOf } from './json-template.ts';
import type { Template } from './template.ts';
import { selectMessage } from './trace.ts';

/** Whether a change to a part of the request is noticed by whoever checks the signature. */
export type Bound = 'signed' | 'partly' | 'unsigned' | 'signature';

export interface Coverage {
  /** The part in words: `method`, `path and query`, `header X-App-Token`, `body`. */
  readonly part: string;
  readonly bound: Bound;
  readonly says: string;
}

/**
 * What the signature binds, read off the recipe: a part is signed when it is made of fields the
 * result depends on. Nothing here is written by hand, so it cannot promise what the recipe does not do.
 */
export function coverageOf(operation: Operation, inputs: Inputs): Coverage[] {
  const message = selectMessage(operation, inputs);
  const signed = new Set(fieldsIn(operation.result.expr));
  const parts: Coverage[] = [];
  if (operation.direction === 'request') {
    parts.push(fixed('method', message.method), fixed('path and query', message.target));
  }
  for (const [name, value] of message.headers) parts.push(ofHeader(name, value, operation, signed));
  if (message.body) parts.push(ofBody(message.body, operation, signed));
  return parts;
}

function fixed(part: string, value: string): Coverage {
  return {
    part,
    bound: 'unsigned',
    says: `${value}: anyone who holds this signature can send it with another ${part}`,
  };
}

function ofHeader(name: string, { parts }: Template, operation: Operation, signed: ReadonlySet<string>): Coverage {
  const part = `header ${name}`;
  const slots = parts.filter((slot): slot is Expr<'text'> => typeof slot !== 'string');
  if (slots.length === 0) return { part, bound: 'unsigned', says: 'a fixed value that the signature does not look at' };
  return { part, ...judge(slots, operation, signed) };
}

function ofBody(body: BodyTemplate, operation: Operation, signed: ReadonlySet<string>): Coverage {
  if ('json' in body) {
    const { says } = judge(slotsOf(body.json), operation, signed);
    return { part: 'body', bound: 'partly', says: `${says}; every other member of the body is open to change` };
  }
  const [field] = fieldsIn(body.raw);
  if (field === undefined || !signed.has(field))
    return {
      part: 'body',
      bound: 'unsigned',
      says: 'the body can be changed or swapped without the signature noticing',
    };
  const members = membersRead(operation.result.expr, field);
  if (members.length === 0) return { part: 'body', bound: 'signed', says: 'every byte of the raw body' };
  return {
    part: 'body',
    bound: 'partly',
    says: `only ${members.join(', ')}; every other member of the body is open to change`,
  };
}

function judge(
  slots: readonly Expr<'text'>[],
  operation: Operation,
  signed: ReadonlySet<string>,
): { readonly bound: Bound; readonly says: string } {
  const isSignature = slots.some((slot) => slot === operation.result.expr);
  const fields = [...new Set(slots.filter((slot) => slot !== operation.result.expr).flatMap(fieldsIn))];
  const inside = fields.filter((name) => signed.has(name));
  const outside = fields.filter((name) => !signed.has(name));
  if (fields.length === 0) return { bound: 'signature', says: 'carries the signature itself' };
  const words = [
    inside.length > 0 && `signed: ${inside.join(', ')}`,
    outside.length > 0 && `not signed: ${outside.join(', ')}`,
    isSignature && 'carries the signature',
  ];
  return {
    bound: outside.length === 0 ? 'signed' : inside.length === 0 ? 'unsigned' : 'partly',
    says: words.filter(Boolean).join('; '),
  };
}

/** The JSON members of a field that the expression reads; empty when it takes the field whole. */
function membersRead(expr: Expr, field: string): string[] {
  const found = new Set<string>();
  let whole = false;
  const visit = (node: Expr): void => {
    if (node.op === 'field' && node.param === field) whole = true;
    else if (node.op === 'jsonMember' && node.args[0]?.op === 'field' && node.args[0].param === field)
      found.add(String((node.param as readonly string[])[0]));
    else node.args.forEach(visit);
  };
  visit(expr);
  return whole ? [] : [...found];
}
