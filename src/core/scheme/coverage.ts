import { branchOf, fieldsTaken } from '../recipe/branches.ts';
import type { Inputs } from '../recipe/evaluate.ts';
import type { Expr } from '../recipe/expression.ts';
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
  /** The vendor's word for a slot that is a step of the recipe. */
  readonly names: ReadonlyMap<Expr, string>;
  /** Choices of the page, which no request carries. */
  readonly switches: Inputs;
}

/**
 * What the signature binds, read off the recipe: a part is signed when it is made of fields the
 * result depends on. Nothing here is written by hand, so it cannot promise what the recipe does not do.
 */
export function coverageOf(operation: Operation, inputs: Inputs): Coverage[] {
  const message = selectMessage(operation, inputs);
  const signing = signingOf(operation, switchesOf(operation, inputs));
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

/** The choices of the operation, each as it stands: the documented one where nobody chose. */
export function switchesOf({ fields }: Operation, inputs: Inputs): Inputs {
  const choices = fields.filter(({ kind }) => kind === 'choice');
  return Object.fromEntries(
    choices.map(({ name, initial, choices: [first] = [] }) => [name, inputs[name] || initial || first || '']),
  );
}

function signingOf({ result, verifier, steps }: Operation, switches: Inputs): Signing {
  const tests = verifier?.checks.map((check) => check.test) ?? [];
  const over: Expr[] = result ? [result.expr] : tests.flatMap((test) => (test.is === 'signed' ? [test.data] : []));
  const carriers = verifier ? [evidenceField(verifier.evidence).param, verifier.evidence] : [];
  return {
    over,
    names: new Map(steps.map(({ name, expr }) => [expr, name])),
    switches,
    fields: new Set(over.flatMap((expr) => fieldsTaken(expr, switches))),
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
  over.length > 0 ? undefined : 'nothing in this request is signed; only TLS protects it';

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
  const fields = fieldsTaken(body.raw, signing.switches);
  if (!fields.some((field) => signing.fields.has(field)))
    return {
      part: 'body',
      bound: 'unsigned',
      says: ofNothing(signing) ?? 'the body can be changed or swapped without the signature noticing',
    };
  const members = fields.flatMap((field) => signing.over.flatMap((expr) => membersRead(expr, field, signing.switches)));
  if (members.length === 0) return { part: 'body', bound: 'signed', says: 'every byte of the raw body' };
  return {
    part: 'body',
    bound: 'partly',
    says: `only ${members.join(', ')}; every other member of the body is open to change`,
  };
}

function judge(slots: readonly Expr<'text'>[], signing: Signing): { readonly bound: Bound; readonly says: string } {
  const isSignature = slots.some(signing.isCarrier);
  const parts = slots.filter((slot) => !signing.isCarrier(slot)).flatMap((slot) => partsOf(slot, signing));
  const those = (is: boolean) => [...new Set(parts.flatMap(({ name, isSigned }) => (isSigned === is ? [name] : [])))];
  const [inside, outside] = [those(true), those(false)];
  if (parts.length === 0) return { bound: 'signature', says: 'carries the signature itself' };
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

/** What a slot puts into the message: a step by its name where all of it is signed, or else the fields it is made of. */
function partsOf(slot: Expr, { names, fields, switches }: Signing): { name: string; isSigned: boolean }[] {
  const made = fieldsTaken(slot, switches).map((name) => ({ name, isSigned: fields.has(name) }));
  const step = names.get(slot);
  return step !== undefined && made.length > 0 && made.every(({ isSigned }) => isSigned)
    ? [{ name: step, isSigned: true }]
    : made;
}

/** The JSON members of a field that the expression reads; empty when it takes the field whole. */
function membersRead(expr: Expr, field: string, switches: Inputs): string[] {
  const found = new Set<string>();
  let whole = false;
  const visit = (given: Expr): void => {
    const node = branchOf(given, switches);
    if (node.op === 'field' && node.param === field) whole = true;
    else if (node.op === 'jsonMember' && node.args[0]?.op === 'field' && node.args[0].param === field)
      found.add(String((node.param as readonly string[])[0]));
    else node.args.forEach(visit);
  };
  visit(expr);
  return whole ? [] : [...found];
}
