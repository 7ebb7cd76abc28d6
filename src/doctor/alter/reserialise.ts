import { memberOf, scanJson } from '../../core/json/scan.ts';
import { aspectsOf } from '../json/aspects.ts';
import { jsJson } from '../json/as-js.ts';
import { readJson, type Json } from '../json/model.ts';
import { SERIALISERS, type NamedSerialiser } from '../json/serialisers.ts';
import * as shown from '../json/shown.ts';
import { writeJson } from '../json/write.ts';
import { row, STAGE, type Alteration } from './alteration.ts';

/** The body read and written by every serialiser; the names say what that changed. */
export function reserialisations(body: string): Alteration[] {
  const json = readJson(body);
  if (!json) return [];
  return SERIALISERS.map((serialiser, i) => reserialisation(body, json, serialiser, i));
}

function reserialisation(body: string, json: Json, serialiser: NamedSerialiser, rank: number): Alteration {
  const result = writeJson(json, serialiser);
  const aspects = aspectsOf(body, result);
  const withEnd = result.endsWith('\n') && !body.endsWith('\n') ? [['body-reserialised-json', 'trailing-newline']] : [];
  const generic = [['body-reserialised-json'], ...withEnd, ['framework-parsed-body'], ['proxy-rewrote-body']];
  const named = aspects && aspects.length > 0 ? [aspects] : [];
  const says = `parses it and writes it again with ${serialiser.name}`;
  return {
    ...row(STAGE.content, `json-${serialiser.id}`, 'body-reserialised-json', says, (text) => {
      if (text === body) return result;
      const other = readJson(text);
      return other && writeJson(other, serialiser);
    }),
    names:
      serialiser.isLayout && named.length > 0
        ? [...named, ...generic]
        : [...generic.slice(0, 1), ...named, ...generic.slice(1)],
    cost: 1.5 + rank / 100,
    ...(serialiser.language ? { language: serialiser.language } : {}),
  };
}

/** One member or the value of one, where the whole body should be signed. */
export function parts(body: string): Alteration[] {
  const scan = scanJson(body);
  if (!scan.ok || scan.root.type !== 'object') return [];
  const { root } = scan;
  const deeper = root.members.flatMap(({ name, value }) =>
    value.type === 'object' ? value.members.map((inner) => [`${name}.${inner.name}`, inner] as const) : [],
  );
  const found = [...root.members.map((member) => [member.name, member] as const), ...deeper];
  return found.slice(0, 60).flatMap(([name, member]) => {
    if (memberOf(root, member.name) === undefined && !name.includes('.')) return [];
    const raw = body.slice(member.value.start, member.value.end);
    const json = readJson(raw);
    const made = (id: string, says: string, text: string | undefined): Alteration =>
      row(STAGE.content, `part-${id}-${name}`, 'partial-body-signed', says, () => text, { cost: 1.7 });
    return [
      made('raw', `signs only the member ${name}, as it stands`, raw),
      made('js', `signs only the member ${name}`, json && jsJson(json)),
      made('text', `signs only the value of ${name}`, json && shown.scalarText(json)),
    ];
  });
}
