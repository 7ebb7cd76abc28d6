import type { Inputs } from '../core/recipe/evaluate.ts';
import type { Expr } from '../core/recipe/expression.ts';
import type { MessageTemplate, Operation } from '../core/scheme/define.ts';
import { misfitOf, parseJson } from '../core/scheme/json-template.ts';
import type { Received } from '../core/scheme/policy.ts';
import { asTemplate, isOptional, parseTemplate, shapeOf, slotsIn, type Template } from '../core/scheme/template.ts';
import { selectMessage } from '../core/scheme/trace.ts';
import { evidenceField } from '../core/scheme/verify.ts';
import { notObject } from './payload.ts';

/** What the proof carried, by field name (computed parts by the name of their step), or the first thing that is not as documented. */
export type Carried =
  | { readonly ok: true; readonly inputs: Inputs; readonly computed: Inputs; readonly evidence: string }
  | { readonly ok: false; readonly code: string; readonly measured: string };

type Slots = Map<Expr, string>;
class Unfit {
  readonly ok = false;
  readonly code: string;
  readonly measured: string;
  constructor(code: string, measured: string) {
    this.code = code;
    this.measured = measured;
  }
}

/**
 * Reads a request through the templates that print one. Only what carries fields matters: a client
 * may send other headers, and more of them, but those of the proof once each and to the letter.
 */
export function readCarriers(operation: Operation, message: Received): Carried {
  const templates = selectMessage(operation, {});
  const slots: Slots = new Map();
  for (const [name, template] of templates.headers) {
    if (!carries(template)) continue;
    const found = readHeader(name, template, message);
    if (found instanceof Unfit) return found;
    for (const [slot, text] of found) slots.set(slot, text);
  }
  for (const part of ['method', 'target'] as const) {
    for (const [slot, text] of parseTemplate(asTemplate(templates[part]), message[part]) ?? []) slots.set(slot, text);
  }
  const body = readBodySlots(templates, message);
  if (body instanceof Unfit) return body;
  for (const [slot, text] of body) slots.set(slot, text);
  return named(operation, slots);
}

/** Whether the message has any of the headers that carry this operation's proof. */
export function carriesProof(operation: Operation, message: Received): boolean {
  const names = selectMessage(operation, {}).headers.flatMap(([name, template]) =>
    carries(template) && !isOptional(template) ? [name.toLowerCase()] : [],
  );
  return names.length === 0 || message.headers.some(([name]) => names.includes(name.toLowerCase()));
}

/** Whether a value is read out of the text; fixed text that is only there at times carries nothing. */
function carries({ parts }: Template): boolean {
  return parts.some((part) => typeof part === 'object' && (!('group' in part) || carries({ parts: part.group })));
}

function readHeader(name: string, template: Template, message: Received): Slots | Unfit {
  const values = message.headers.filter(([other]) => other.toLowerCase() === name.toLowerCase());
  if (values.length > 1) return new Unfit('header-repeated', `${name} came ${values.length} times`);
  const value = values[0]?.[1] ?? (isOptional(template) ? '' : undefined);
  if (value === undefined) return new Unfit('header-missing', `no header ${name}`);
  return (
    parseTemplate(template, value) ?? new Unfit('header-malformed', `${name} is not of the form ${shapeOf(template)}`)
  );
}

function readBodySlots({ body }: MessageTemplate, message: Received): Slots | Unfit {
  const unreadable = message.bytes.length > 0 && message.body === undefined;
  const text = message.body ?? '';
  if (!body) return new Map();
  if ('raw' in body) {
    if (body.raw.op !== 'field') return new Map();
    // What was signed cannot be known, but another policy may not care: the check decides.
    return unreadable ? new Map() : new Map([[body.raw, text]]);
  }
  if (unreadable) return new Unfit('body-not-utf8', `${message.bytes.length} bytes that are not UTF-8`);
  if ('form' in body) {
    const form = new URLSearchParams(text);
    return new Map(body.form.map(([name, slot]) => [slot, form.get(name) ?? '']));
  }
  const other = notObject(text);
  if (other !== undefined) return new Unfit('body-not-json', other);
  return parseJson(body.json, text) ?? new Unfit('body-malformed', misfitOf(body.json, text) ?? '');
}

/** Fields by name; the evidence apart. */
function named(operation: Operation, slots: Slots): Carried {
  const { result, verifier } = operation;
  const evidenceNames = new Set([
    verifier?.evidence,
    verifier && String(evidenceField(verifier.evidence).param),
    result?.name,
  ]);
  const inputs: Record<string, string> = {};
  const computed: Record<string, string> = {};
  let evidence: string | undefined;
  const steps = new Map<Expr, string>(operation.steps.map(({ name, expr }) => [expr, name]));
  for (const [slot, text] of slots) {
    const isField = slot.op === 'field';
    const isEvidence = slot === result?.expr || (isField && evidenceNames.has(String(slot.param)));
    if (isEvidence) evidence = text;
    else if (isField) inputs[String(slot.param)] = text;
    else computed[steps.get(slot) ?? ''] = text;
  }
  return { ok: true, inputs, computed, evidence: evidence ?? '' };
}

/** The header that carries the result itself; the last one with a slot when none does. */
export function carrierHeader(operation: Operation): string {
  const carriers = selectMessage(operation, {}).headers.filter(([, template]) => carries(template));
  const own = carriers.find(([, template]) => slotsIn(template).some((slot) => slot === operation.result?.expr));
  return (own ?? carriers.at(-1))?.[0] ?? '';
}
