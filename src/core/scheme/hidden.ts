import type { Range } from '../bytes/origin.ts';
import { shellQuoted } from '../http/curl.ts';
import type { HttpMessage } from '../http/message.ts';
import type { Inputs } from '../recipe/evaluate.ts';
import { fieldsIn, type Expr } from '../recipe/expression.ts';
import type { MessageTemplate, Operation } from './define.ts';
import { asTemplate, slotsIn } from './template.ts';
import { bodySlots, selectMessage } from './trace.ts';

/** What a masked field holds, and the parts of a message that its text may go to. */
export interface Secret {
  readonly name: string;
  readonly text: string;
  /** `target`, `body`, and names of headers in small letters. */
  readonly places: readonly string[];
}

/** A stretch of a text, in UTF-16 units, and the field whose secret stands there. */
export interface Hidden extends Range {
  readonly name: string;
}

/** Elsewhere than where its template puts it, a secret is looked for only when it is longer than a common word. */
const LONG = 8;

/** The secrets of an operation that have a value, with where its message may carry them. */
export function secretsIn(operation: Operation, inputs: Inputs): Secret[] {
  const places = placesIn(selectMessage(operation, inputs));
  return operation.fields.flatMap(({ name, secret }) => {
    const text = inputs[name] ?? '';
    return secret && text !== '' ? [{ name, text, places: places.get(name) ?? [] }] : [];
  });
}

const KNOWN = new WeakMap<MessageTemplate, ReadonlyMap<string, readonly string[]>>();

/** The parts of a message that each field goes to; asked at every key, found out once. */
function placesIn(template: MessageTemplate): ReadonlyMap<string, readonly string[]> {
  const known = KNOWN.get(template);
  if (known) return known;
  const { target, headers, body } = template;
  const places = new Map<string, string[]>();
  const put = (place: string, slots: readonly Expr[]) => {
    for (const name of new Set(slots.flatMap(fieldsIn))) places.set(name, [...(places.get(name) ?? []), place]);
  };
  put('target', slotsIn(asTemplate(target)));
  for (const [name, value] of headers) put(name.toLowerCase(), slotsIn(value));
  if (body) put('body', bodySlots(body));
  KNOWN.set(template, places);
  return places;
}

/**
 * Where secrets stand in one part of a message: as they are and as JSON and forms write them, and whatever stands
 * under a field's name. Only whole words count, so that a password that is being typed covers up no other text.
 */
export function hiddenIn(text: string, place: string, secrets: readonly Secret[]): Hidden[] {
  const all = secrets.flatMap((secret) => {
    const isSought = secret.text !== '' && (secret.places.includes(place) || secret.text.length >= LONG);
    const forms = isSought ? formsOf(secret.text) : [];
    const found = [...[...forms].flatMap((form) => wholeWords(text, form)), ...underName(text, place, secret.name)];
    return found.map((range) => ({ ...range, name: secret.name }));
  });
  const kept: Hidden[] = [];
  let end = 0;
  for (const range of all.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (range.end > end) kept.push({ ...range, start: Math.max(range.start, end) });
    end = Math.max(end, range.end);
  }
  return kept;
}

/** `hiddenIn` for the message written whole, as `rawHttp` or `curlCommand` write it. */
export function hiddenInRequest(
  text: string,
  form: 'raw' | 'curl',
  { origin, target, headers, body = '' }: HttpMessage,
  secrets: readonly Secret[],
): Hidden[] {
  const written = form === 'curl' ? shellQuoted : (plain: string) => plain;
  const within = (before: string, part: string, place: string, from = 0): Hidden[] =>
    hiddenIn(part, place, secrets).map(({ name, start, end }) => {
      const plain = before + part;
      const whole = written(plain);
      const at = text.indexOf(whole, from);
      // A body with NUL is written in a third way: nothing of it is shown.
      if (at === -1) return { name, start: 0, end: text.length };
      // A space brings the quotes about, and both are taken off again.
      const to = (unit: number) => at + (whole === plain ? unit : written(`${plain.slice(0, unit)} `).length - 2);
      return { name, start: to(before.length + start), end: to(before.length + end) };
    });
  return [
    ...within(form === 'curl' ? origin : '', target, 'target'),
    ...headers.flatMap(([name, value]) => within(`${name}: `, value, name.toLowerCase())),
    ...within('', body, 'body', Math.max(0, text.length - written(body).length)),
  ];
}

/** The text under a field's name: of a header of that name all of it, else members of JSON and of forms. */
export function namedText(text: string, place: string, name: string): string | undefined {
  const [range] = underName(text, place, name);
  return range && text.slice(range.start, range.end);
}

/** Names are compared without case. A text in JSON ends at its quote or with the message; a number counts as well. */
function underName(text: string, place: string, name: string): Range[] {
  if (place === name.toLowerCase()) return text === '' ? [] : [{ start: 0, end: text.length }];
  if (place !== 'body' && place !== 'target') return [];
  const word = name.replace(/[^\w]/g, String.raw`\$&`);
  const inForm = /^\s*[[{]/.test(text) ? String.raw`[^&\s"]+` : String.raw`[^&\r\n]+`;
  const member = String.raw`"${word}"\s*:\s*(?:"((?:[^"\\]+|\\[^]?)+)|(-?\d[^\s,}\]]*))`;
  const found = text.matchAll(new RegExp(String.raw`${member}|(?:^|[&?])${word}=(${inForm})`, 'dgi'));
  return [...found].flatMap(({ indices }) =>
    (indices ?? []).slice(1).flatMap((range) => (range ? [{ start: range[0], end: range[1] }] : [])),
  );
}

function formsOf(secret: string): ReadonlySet<string> {
  const asForm = new URLSearchParams([['', secret]]).toString().slice(1);
  return new Set([secret, JSON.stringify(secret).slice(1, -1), asForm, asForm.replaceAll('+', '%20')]);
}

const WORD = /[\p{L}\p{N}_]/u;

function wholeWords(text: string, form: string): Range[] {
  const found: Range[] = [];
  const isCut = (at: number) => WORD.test(text[at - 1] ?? '') && WORD.test(text[at] ?? '');
  for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + 1)) {
    if (!isCut(at) && !isCut(at + form.length)) found.push({ start: at, end: at + form.length });
  }
  return found;
}
