import { fieldsIn, type Expr } from '../recipe/expression.ts';
import type { Inputs } from '../recipe/evaluate.ts';
import type { BodyTemplate, Operation } from './define.ts';
import { slotsOf } from './json-template.ts';
import { slotsIn, type Template } from './template.ts';
import { selectMessage } from './trace.ts';
import { evidenceField } from './verify.ts';

/** Whether a change to a part of the request is noticed by whoever checks the signature. */
export type Bound = 'signed' | 'partly' | 'unsigned' | 'signature';

export interface Coverage {
  /** The part in words: `method`, `path and query`, `header X-App-Token`, `body`. */
  readonly part: string;
  readonly bound: Bound;
  readonly says: string;
}

/** What is signed, as expressions over fields, and what carries the signature. */
interface Signing {
  readonly over: readonly Expr[];
  readonly fields: ReadonlySet<string>;
  readonly isCarrier: (slot: Expr) => boolean;
}

/**
 * What the signature binds, read off the recipe: a part is signed when it is made of fields the
 * result depends on. Nothing here is written by hand, so it cannot promise what the recipe does not do.
 */
export function coverageOf(operation: Operation, inputs: Inputs): Coverage[] {
  const message = selectMessage(operation, inputs);
  const signing = signingOf(operation);
  const parts: Coverage[] = [];
  if (operation.direction === 'request') {
    parts.push(
      ofLine('method', message.method, signing),
      ofLine('path and query', message.target, signing),
      ...(typeof message.origin === 'string' ? [] : [ofLine('host and port', message.origin, signing)]),
    );
  }
  for (const [name, value] of message.headers) parts.push(ofHeader(name, value, signing));
  if (message.body) parts.push(ofBody(message.body, signing));
  return parts;
}

function signingOf({ result, verifier }: Operation): Signing {
  const tests = verifier?.checks.map((check) => check.test) ?? [];
  const over: Expr[] = result ? [result.expr] : tests.flatMap((test) => (test.is === 'signed' ? [test.data] : []));
  const carriers = verifier ? [evidenceField(verifier.evidence).param, verifier.evidence] : [];
  return {
    over,
    fields: new Set(over.flatMap(fieldsIn)),
    isCarrier: (slot) =>
      (result !== undefined && slot === result.expr) ||
      (result === undefined && slot.op === 'field' && carriers.includes(slot.param)),
  };
}

function ofLine(part: string, value: string | Template, signing: Signing): Coverage {
  if (typeof value !== 'string') return { part, ...judge(slotsIn(value), signing) };
  const open = ofNothing(signing) ?? `anyone who holds this signature can send it with another ${part}`;
  return { part, bound: 'unsigned', says: `${value}: ${open}` };
}

/** What there is to say of any part where nothing is signed. */
const ofNothing = ({ over }: Signing): string | undefined =>
  over.length > 0 ? undefined : 'nothing of this request is signed; TLS alone protects it';

function ofHeader(name: string, value: Template, signing: Signing): Coverage {
  const part = `header ${name}`;
  const slots = slotsIn(value);
  if (value.parts.every((piece) => typeof piece === 'string' || isFixedGroup(piece)))
    return {
      part,
      bound: 'unsigned',
      says: `a fixed value; ${ofNothing(signing) ?? 'the signature does not look at it'}`,
    };
  return { part, ...judge(slots, signing) };
}

function isFixedGroup(piece: Template['parts'][number]): boolean {
  return typeof piece === 'object' && 'group' in piece && piece.group.every((inner) => typeof inner === 'string');
}

function ofBody(body: BodyTemplate, signing: Signing): Coverage {
  if ('json' in body) {
    const { bound, says } = judge(slotsOf(body.json), signing);
    if (bound === 'unsigned') return { part: 'body', bound, says };
    return { part: 'body', bound: 'partly', says: `${says}; every other member of the body is open to change` };
  }
  if ('form' in body) {
    return {
      part: 'body',
      ...judge(
        body.form.map(([, slot]) => slot),
        signing,
      ),
    };
  }
  const fields = fieldsIn(body.raw);
  if (!fields.some((field) => signing.fields.has(field)))
    return {
      part: 'body',
      bound: 'unsigned',
      says: ofNothing(signing) ?? 'the body can be changed or swapped without the signature noticing',
    };
  const members = fields.flatMap((field) => signing.over.flatMap((expr) => membersRead(expr, field)));
  if (members.length === 0) return { part: 'body', bound: 'signed', says: 'every byte of the raw body' };
  return {
    part: 'body',
    bound: 'partly',
    says: `only ${members.join(', ')}; every other member of the body is open to change`,
  };
}

function judge(slots: readonly Expr<'text'>[], signing: Signing): { readonly bound: Bound; readonly says: string } {
  const isSignature = slots.some(signing.isCarrier);
  const fields = [...new Set(slots.filter((slot) => !signing.isCarrier(slot)).flatMap(fieldsIn))];
  const inside = fields.filter((name) => signing.fields.has(name));
  const outside = fields.filter((name) => !signing.fields.has(name));
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
