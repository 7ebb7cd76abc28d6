import { memberOf, scanJson } from '../../core/json/scan.ts';
import { splitUrl } from '../../core/http/url.ts';
import { headerOf, type HttpMessage } from '../../core/http/message.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';
import { nodesOf } from '../../core/recipe/expression.ts';
import type { MessageTemplate, Operation } from '../../core/scheme/define.ts';
import { parseJson, slotsOf, type JsonTemplate } from '../../core/scheme/json-template.ts';
import { readMessage } from '../../core/scheme/parse.ts';
import { readSlot } from '../../core/scheme/slot.ts';
import { asTemplate, parseTemplate, slotsIn } from '../../core/scheme/template.ts';
import { selectMessage } from '../../core/scheme/trace.ts';
import type { ImportedRequest } from './reading.ts';

/** How a message stands to one operation. */
export interface Fit {
  readonly score: number;
  /** Fields and the result, as they stand in the message. */
  readonly found: Readonly<Record<string, string>>;
  /** Parts that should carry something and do not. */
  readonly missing: readonly string[];
}

/** Headers that say little about whose request it is. */
const COMMON = /^(authorization|content-type|accept)$/i;

/**
 * How well a message fits an operation under a choice: points for every place where the operation's
 * templates find what they look for, points off for each that they miss. Above 0 it may be meant. Of a
 * piece of a message, little is held against it that the rest is not there.
 */
export function fitOf(operation: Operation, choices: Inputs, { message, hasLine }: ImportedRequest): Fit {
  const template = selectMessage(operation, choices);
  const { found, missing } = readMessage(operation, choices, message);
  const piece = jsonPiece(operation, template, message);
  const score =
    headerPoints(template, message, hasLine) +
    (!hasLine && message.body === undefined ? 0 : bodyPoints(operation, template, message, piece !== undefined)) +
    linePoints(template, message);
  return { score, found: { ...found, ...piece }, missing: hasLine ? missing : [] };
}

function headerPoints({ headers }: MessageTemplate, message: HttpMessage, isWhole: boolean): number {
  let points = 0;
  for (const [name, template] of headers) {
    if (slotsIn(template).length === 0) continue;
    const value = headerOf(message.headers, name);
    const isOptional = template.parts.every((part) => typeof part === 'object' && 'group' in part);
    if (value === undefined) points -= isOptional ? 0 : isWhole ? 4 : 1;
    else if (!parseTemplate(template, value)) points -= isOptional ? 0 : 3;
    else if (!isOptional) points += COMMON.test(name) ? 2 + fixedLength(template.parts) : 6;
  }
  return points;
}

/** Much fixed text in a value (`MAC id="…"`) is hard to meet by chance. */
function fixedLength(parts: readonly unknown[]): number {
  const length = parts.reduce<number>((sum, part) => sum + (typeof part === 'string' ? part.length : 0), 0);
  return length > 10 ? 6 : 1;
}

function bodyPoints(operation: Operation, { body }: MessageTemplate, message: HttpMessage, isPiece: boolean): number {
  if (!body) return 0;
  const text = message.body ?? '';
  if ('json' in body) return isPiece || parseJson(body.json, text) ? 3 * slotsOf(body.json).length : -6;
  if ('form' in body) {
    const form = new URLSearchParams(text.length > 100_000 ? '' : text);
    return body.form.reduce((sum, [name]) => sum + (form.has(name) ? 4 : -4), 0);
  }
  return memberPoints(operation, text) + formPoints(operation, text);
}

/** A body that the recipe reads members of: are they there? */
function memberPoints({ steps }: Operation, text: string): number {
  const reads = nodesOf(steps.map(({ expr }) => expr)).filter(
    ({ op, args }) => op === 'jsonMember' && args[0]?.op === 'field',
  );
  if (reads.length === 0) return 0;
  const scan = scanJson(text);
  if (!scan.ok) return -2 * reads.length;
  return reads.reduce((sum, { param }) => sum + (namesIn(param).some((name) => memberOf(scan.root, name)) ? 2 : -2), 0);
}

/** A form whose text is a step of the recipe: does it begin as one of its kind? */
function formPoints({ steps }: Operation, text: string): number {
  const forms = nodesOf(steps.map(({ expr }) => expr)).filter(({ op }) => op === 'formEncode');
  const first = forms.flatMap(({ args }) => namesIn(args[0]?.param).slice(0, 1));
  if (first.length === 0) return 0;
  return first.some((name) => text.startsWith(`${name}=`)) ? 5 : -6;
}

function namesIn(param: unknown): string[] {
  return Array.isArray(param) ? param.map(String) : [];
}

function linePoints({ method, origin, target }: MessageTemplate, message: HttpMessage): number {
  const host = typeof origin === 'string' ? splitUrl(origin)?.host : undefined;
  const isHost = host !== undefined && splitUrl(message.origin)?.host.toLowerCase() === host;
  const isPath = typeof target === 'string' && target !== '/' && message.target.split('?', 1)[0]?.endsWith(target);
  const isMethod = typeof method === 'string' && parseTemplate(asTemplate(method), message.method) !== undefined;
  const isOtherMethod = message.method !== '' && typeof method === 'string' && !isMethod;
  return (isHost ? 4 : 0) + (isPath ? 3 : 0) + (isOtherMethod ? -1 : 0);
}

/** A body that is a part of the template alone, such as an auth object: its fields. */
function jsonPiece(
  operation: Operation,
  { body }: MessageTemplate,
  message: HttpMessage,
): Record<string, string> | undefined {
  if (!body || !('json' in body) || message.method !== '' || message.body === undefined) return undefined;
  for (const part of partsOf(body.json)) {
    const read = parseJson(part, message.body);
    if (!read) continue;
    const rows = [...read].flatMap(([slot, text]) =>
      operation.result && slot === operation.result.expr
        ? [[operation.result.name, text] as const]
        : readSlot(slot, text),
    );
    return Object.fromEntries(rows);
  }
  return undefined;
}

function partsOf(template: JsonTemplate): JsonTemplate[] {
  if (template.json !== 'object') return [];
  return template.members.flatMap(([, member]) => (member.json === 'object' ? [member, ...partsOf(member)] : []));
}
