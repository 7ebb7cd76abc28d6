import type { HttpMessage } from '../http/message.ts';
import type { Inputs } from '../recipe/evaluate.ts';
import type { Expr } from '../recipe/expression.ts';
import type { Operation } from './define.ts';
import { parseJson } from './json-template.ts';
import { parseTemplate } from './template.ts';
import { selectMessage } from './trace.ts';

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
    const slots = value === undefined ? undefined : parseTemplate(template, value);
    if (!slots) return undefined;
    for (const [slot, text] of slots) found.set(slot, text);
  }
  const { body } = templates;
  if (body && 'json' in body) {
    const slots = parseJson(body.json, message.body ?? '');
    if (!slots) return undefined;
    for (const [slot, text] of slots) found.set(slot, text);
  } else if (body) found.set(body.raw, message.body ?? '');
  return named(operation, found);
}

function named(operation: Operation, found: ReadonlyMap<Expr, string>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [slot, text] of found) {
    if (slot.op === 'field') result[String(slot.param)] = text;
    else if (slot === operation.result.expr) result[operation.result.name] = text;
  }
  return result;
}
