import { splitUrl } from '../http/url.ts';
import { headerOf, type HttpMessage } from '../http/message.ts';
import type { Inputs } from '../recipe/evaluate.ts';
import type { Expr } from '../recipe/expression.ts';
import type { BodyTemplate, MessageTemplate, Operation } from './define.ts';
import { parseJson } from './json-template.ts';
import { readSlot } from './slot.ts';
import { asTemplate, isOptional, parseTemplate, slotsIn } from './template.ts';
import { selectMessage } from './trace.ts';
import { evidenceField } from './verify.ts';

/** What a message carries for an operation, and what of it is not as the operation has it. */
export interface MessageReading {
  /** Fields and the result by name, exactly as they stand in the message. */
  readonly found: Readonly<Record<string, string>>;
  /** Parts that should carry something and do not: `header X-Signature`, `body`. */
  readonly missing: readonly string[];
  /** Parts that carry nothing but are not as documented: another method, path or content type. */
  readonly other: readonly string[];
}

type Slots = Map<Expr, string>;

/**
 * What a message carries: the fields and the result found in its headers and body, by name, exactly
 * as they stand there. Undefined when the message is not of this operation's form.
 */
export function parseMessage(
  operation: Operation,
  choices: Inputs,
  message: HttpMessage,
): Record<string, string> | undefined {
  const { found, missing, other } = readMessage(operation, choices, message);
  const isForm = missing.length === 0 && other.every((part) => !part.startsWith('header '));
  return isForm ? { ...found } : undefined;
}

/**
 * `parseMessage` for a message that may be of another form, or in parts: what there is of it, and what there is
 * not.
 */
export function readMessage(operation: Operation, choices: Inputs, message: HttpMessage): MessageReading {
  const templates = selectMessage(operation, choices);
  const slots: Slots = new Map();
  const [missing, other]: [string[], string[]] = [[], []];
  const take = (part: string, read: Slots | undefined, carries: boolean) => {
    if (!read) (carries ? missing : other).push(part);
    for (const [slot, text] of read ?? []) slots.set(slot, text);
  };
  for (const [name, template] of templates.headers) {
    const value = headerOf(message.headers, name);
    const present = value ?? (isOptional(template) ? '' : undefined);
    take(
      `header ${name}`,
      present === undefined ? undefined : parseTemplate(template, present),
      slotsIn(template).length > 0,
    );
  }
  for (const part of ['method', 'target'] as const) {
    const read = parseTemplate(asTemplate(templates[part]), message[part]);
    take(part === 'target' ? 'path' : part, read, false);
  }
  if (templates.body) take('body', readBody(templates.body, message.body ?? ''), true);
  return { found: { ...fromAddress(operation, templates, message), ...named(operation, slots) }, missing, other };
}

function readBody(body: BodyTemplate, text: string): Slots | undefined {
  if ('json' in body) return parseJson(body.json, text);
  if ('raw' in body) return new Map([[body.raw, text]]);
  const form = new URLSearchParams(text);
  return new Map(body.form.map(([name, slot]) => [slot, form.get(name) ?? '']));
}

/** Host and port stand in the address when the template says that they do. */
function fromAddress(operation: Operation, { origin }: MessageTemplate, message: HttpMessage): Record<string, string> {
  const address = typeof origin === 'string' ? undefined : splitUrl(message.origin);
  if (!address) return {};
  const known = operation.fields.flatMap(({ name, kind }) =>
    kind === 'host' || kind === 'port' ? [[name, address[kind]] as const] : [],
  );
  return Object.fromEntries(known);
}

function named(operation: Operation, slots: ReadonlyMap<Expr, string>): Record<string, string> {
  const result: Record<string, string> = {};
  const { verifier } = operation;
  const received = verifier && evidenceField(verifier.evidence).param;
  for (const [slot, text] of slots) {
    if (operation.result && slot === operation.result.expr) result[operation.result.name] = text;
    for (const [name, value] of readSlot(slot, text))
      result[verifier && name === received ? verifier.evidence : name] = value;
  }
  return result;
}
