import type { BodyTemplate } from '../core/scheme/define.ts';
import type { JsonTemplate } from '../core/scheme/json-template.ts';
import { asTemplate, type Template } from '../core/scheme/template.ts';
import type { Term, Terms } from './term.ts';

/** A template is a text like any other: fixed stretches, slots, and groups that depend on one. */
export function templateTerm(template: string | Template, terms: Terms): Term {
  const piece = (part: string | Parameters<Terms['lower']>[0]) =>
    typeof part === 'string' ? terms.literal(part) : terms.lower(part);
  return terms.concat(
    asTemplate(template).parts.map((part) => {
      if (typeof part === 'string' || !('group' in part)) return piece(part);
      return terms.choose(terms.lower(part.when), [''], [terms.literal(''), terms.concat(part.group.map(piece))]);
    }),
  );
}

/** The body as one text. Numbers stay the literal they are, so integers of any size are exact. */
export function bodyTerm(body: BodyTemplate, terms: Terms): Term {
  if ('raw' in body) return terms.lower(body.raw);
  if ('json' in body) return jsonTerm(body.json, terms);
  const texts = body.form.map(([, slot]) => terms.lower(slot));
  return terms.make(
    'form',
    texts,
    body.form.map(([name]) => name),
  );
}

function jsonTerm(template: JsonTemplate, terms: Terms): Term {
  const strings = stringMembers(template);
  if (strings)
    return terms.make(
      'jsonObject',
      strings.map(({ slot }) => terms.lower(slot)),
      strings.map(({ name }) => name),
    );
  if (template.json !== 'object') {
    const text = terms.lower(template.slot);
    return template.json === 'number' ? text : terms.make('jsonString', [text]);
  }
  const members = template.members.flatMap(([name, value], index) => [
    terms.literal(`${index ? ',' : ''}${JSON.stringify(name)}:`),
    ...flat(jsonTerm(value, terms)),
  ]);
  return terms.concat([terms.literal('{'), ...members, terms.literal('}')]);
}

function flat(term: Term): readonly Term[] {
  return term.word === 'concat' ? term.args : [term];
}

function stringMembers(template: JsonTemplate) {
  if (template.json !== 'object') return undefined;
  const members = template.members.flatMap(([name, value]) =>
    value.json === 'string' ? [{ name, slot: value.slot }] : [],
  );
  return members.length === template.members.length ? members : undefined;
}
