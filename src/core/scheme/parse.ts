import type { HttpMessage } from '../http/message.ts';
import type { Inputs } from '../recipe/evaluate.ts';
import type { Expr } from '../recipe/expression.ts';
import type { Operation } from './define.ts';
import { parseJson } from './json-template.ts';
import { asTemplate, isOptional, parseTemplate } from './template.ts';
import { selectMessage } from './trace.ts';
import { evidenceField } from './verify.ts';

/**
 * What a message carries: the fields and the result found in its headers and body, by name, exactly
 * as they stand there. Undefined when the message is not of this operation's form.
 */
export function parseMessage(
  operation: Operation,
  choices: Inputs,
  message: HttpMessage,
): Record<string, string> | undefined {
  const templates = selectMessage(operation, choices);
  const found = new Map<Expr, string>();
  for (const [name, template] of templates.headers) {
    const value = message.headers.find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1];
    const present = value ?? (isOptional(template) ? '' : undefined);
    const slots = present === undefined ? undefined : parseTemplate(template, present);
    if (!slots) return undefined;
    for (const [slot, text] of slots) found.set(slot, text);
  }
  for (const part of ['method', 'target'] as const) {
    const slots = parseTemplate(asTemplate(templates[part]), message[part]);
    for (const [slot, text] of slots ?? []) found.set(slot, text);
  }
  const { body } = templates;
  if (body && 'json' in body) {
    const slots = parseJson(body.json, message.body ?? '');
    if (!slots) return undefined;
    for (const [slot, text] of slots) found.set(slot, text);
  } else if (body && 'form' in body) {
    const form = new URLSearchParams(message.body ?? '');
    for (const [name, slot] of body.form) found.set(slot, form.get(name) ?? '');
  } else if (body) found.set(body.raw, message.body ?? '');
  return named(operation, found);
}

function named(operation: Operation, found: ReadonlyMap<Expr, string>): Record<string, string> {
  const result: Record<string, string> = {};
  const { verifier } = operation;
  const received = verifier && evidenceField(verifier.evidence).param;
  for (const [slot, text] of found) {
    const bare = (slot.op === 'upper' || slot.op === 'lower') && slot.args[0] ? slot.args[0] : slot;
    if (bare.op === 'field')
      result[verifier && bare.param === received ? verifier.evidence : String(bare.param)] = text;
    else if (operation.result && slot === operation.result.expr) result[operation.result.name] = text;
  }
  return result;
}
