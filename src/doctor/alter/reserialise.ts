import { encodeHex } from '../../core/bytes/hex.ts';
import { encodeUtf8 } from '../../core/bytes/text.ts';
import { syncEngine } from '../../core/crypto/sync.ts';
import { memberOf, scanJson, type JsonNode } from '../../core/json/scan.ts';
import { aspectsFrom } from '../json/aspects.ts';
import { jsJson } from '../json/as-js.ts';
import { readJson, type Json, type Member } from '../json/model.ts';
import { serialiserOf, SERIALISERS, type NamedSerialiser } from '../json/serialisers.ts';
import * as shown from '../json/shown.ts';
import { writeJson } from '../json/write.ts';
import { row, STAGE, UNCOMMON, type Alteration, type Names } from './alteration.ts';

/**
 * The body read and written by every serialiser; the names say what that changed. Nothing is written or
 * compared before somebody asks: of a large body that is most of the work.
 */
export function reserialisations(body: string): Alteration[] {
  const json = readJson(body);
  if (!json) return [];
  const writing = writer(body, json);
  return SERIALISERS.map((serialiser, i) => reserialisation(body, serialiser, i, writing));
}

interface Writing {
  readonly written: (serialiser: NamedSerialiser) => string;
  /** In what the text as it was written differs from the body. */
  readonly aspects: (written: string) => readonly string[] | undefined;
}

/** Many serialisers write the same. Of what they wrote only the last and digests are kept: the body may be large. */
function writer(body: string, json: Json): Writing {
  let last: { readonly by: NamedSerialiser; readonly text: string } | undefined;
  let compare: ReturnType<typeof aspectsFrom> | undefined;
  const known = new Map<string, readonly string[] | undefined>();
  return {
    written: (serialiser) => {
      if (last?.by !== serialiser) last = { by: serialiser, text: writeJson(json, serialiser) };
      return last.text;
    },
    aspects: (written) => {
      const data = encodeUtf8(written);
      const key = encodeHex(syncEngine.run({ call: 'hash', algorithm: 'SHA-256', data }));
      if (!known.has(key)) known.set(key, (compare ??= aspectsFrom(body))(written));
      return known.get(key);
    },
  };
}

function reserialisation(
  body: string,
  serialiser: NamedSerialiser,
  rank: number,
  { written, aspects }: Writing,
): Alteration {
  // Which program it was the signature does not tell: the words say how it is written.
  const saysOf = (who: string): string => `parses it and writes it again as ${who}`;
  const alter: Alteration['alter'] = (text) => {
    if (text === body) return written(serialiser);
    const other = readJson(text);
    return other && writeJson(other, serialiser);
  };
  const { language, isLayout, name } = serialiser;
  const says = isLayout ? `parses it and writes it again with ${name}` : saysOf(`${name} does`);
  const known = row(STAGE.content, `json-${serialiser.id}`, 'body-reserialised-json', says, alter, {
    cost: 1.5 + rank / 100,
    ...(language ? { language } : {}),
    ...(isLayout ? {} : { writer: { name, saysOf } }),
    how: isLayout ? { id: 'json-layout' } : { id: 'json', writers: [serialiser.id] },
  });
  let names: Names | undefined;
  const get = (): Names => {
    if (names) return names;
    const text = written(serialiser);
    return (names = namesOf(body, text, serialiser, aspects(text)));
  };
  return Object.defineProperty(known, 'names', { get });
}

function namesOf(
  body: string,
  result: string,
  { isLayout }: NamedSerialiser,
  aspects: readonly string[] | undefined,
): Names {
  const withEnd = result.endsWith('\n') && !body.endsWith('\n') ? [['body-reserialised-json', 'trailing-newline']] : [];
  const generic = [['body-reserialised-json'], ...withEnd, ['framework-parsed-body'], ['proxy-rewrote-body']];
  const named = aspects && aspects.length > 0 ? [aspects] : [];
  return isLayout && named.length > 0
    ? [...named, ...generic]
    : [...generic.slice(0, 1), ...named, ...generic.slice(1)];
}

/** Who writes a part of a body, where it is no text that was cut out. */
const WRITERS = [
  ['python', 'json.dumps'],
  ['php', 'json_encode'],
  ['go', 'json.Marshal'],
] as const;
/** Met less often, of a part. */
const RARER_WRITERS = [
  ['python-compact-utf8', "json.dumps(separators=(',', ':'), ensure_ascii=False)"],
  ['python-utf8', 'json.dumps(ensure_ascii=False)'],
  ['php-raw', 'json_encode with both UNESCAPED flags'],
] as const;
const SIGNATURE = /sign|hmac|hash|digest|checksum|^mac$/i;

/** At most so many other members are left out, one at a time. */
const LEFT_OUT = 24;

/**
 * The body without one of its members: the one that holds a signature, as vendors have it that send it there, or one
 * that a class of the program does not know.
 */
export function withoutMember(body: string): Alteration[] {
  const json = readJson(body);
  if (json?.is !== 'object') return [];
  const names = json.members.map(([name]) => name);
  const signatures = names.filter((name) => SIGNATURE.test(name)).slice(0, 4);
  const others = names.length > 1 ? names.filter((name) => !SIGNATURE.test(name)).slice(0, LEFT_OUT) : [];
  return [
    ...signatures.flatMap((name) =>
      without(json.members, name, [['js', 'JSON.stringify'], ['spaced', ''], ...WRITERS]),
    ),
    ...others.flatMap((name) => without(json.members, name, [['js', 'JSON.stringify'], WRITERS[0]])),
  ];
}

function without(
  members: readonly Member[],
  name: string,
  writers: readonly (readonly [string, string])[],
): Alteration[] {
  const rest: Json = { is: 'object', members: members.filter(([other]) => other !== name) };
  return writers.map(([id, by], i) =>
    row(
      STAGE.content,
      `without-${name}-${id}`,
      'params-missing-from-base',
      `signs it without the member ${name}${by === '' ? '' : `, written again as ${by} does`}`,
      () => writeJson(rest, serialiserOf(id)),
      {
        cost: UNCOMMON + i / 100,
        also: [
          ['partial-body-signed'],
          ['body-reserialised-json', 'params-missing-from-base'],
          ['body-reserialised-json'],
        ],
        how: { id: 'without-member', other: name },
      },
    ),
  );
}

/** One member or the value of one, where the whole body should be signed. */
export function parts(body: string): Alteration[] {
  const scan = scanJson(body);
  if (!scan.ok) return [];
  const { root } = scan;
  if (root.type === 'array') return elements(body, root.items);
  if (root.type !== 'object') return [];
  const deeper = root.members.flatMap(({ name, value }) =>
    value.type === 'object' ? value.members.map((inner) => [`${name}.${inner.name}`, inner] as const) : [],
  );
  const found = [...root.members.map((member) => [member.name, member] as const), ...deeper];
  return found
    .slice(0, MEMBERS)
    .filter(([name, member]) => name.includes('.') || memberOf(root, member.name) !== undefined)
    .flatMap(([name, { value }]) => onlyMember(name, body.slice(value.start, value.end)));
}

/** At most so many members are tried alone. */
const MEMBERS = 60;

/** The value of one member in every writing of it. */
function onlyMember(name: string, raw: string): Alteration[] {
  const json = readJson(raw);
  const made = (id: string, says: string, text: string | undefined, cost = 1.7, also: Names = []): Alteration =>
    row(STAGE.content, `part-${id}-${name}`, 'partial-body-signed', says, () => text, {
      cost,
      also,
      how: { id: `part-${id}`, other: name },
    });
  const again = (writers: readonly (readonly [id: string, by: string])[], cost?: number): Alteration[] =>
    writers.map(([id, by]) =>
      made(
        id,
        `signs only the member ${name}, written again as ${by} does`,
        json && writeJson(json, serialiserOf(id)),
        cost,
        [['body-reserialised-json', 'partial-body-signed']],
      ),
    );
  return [
    made('raw', `signs only the member ${name}, letter for letter`, raw),
    made('js', `signs only the member ${name}, written again as JSON.stringify does`, json && jsJson(json)),
    ...(json?.is === 'object' || json?.is === 'array' ? [...again(WRITERS), ...again(RARER_WRITERS, UNCOMMON)] : []),
    made('text', `signs only the value of ${name}`, json && shown.scalarText(json)),
  ];
}

/** At most so many elements of a list are tried alone. */
const ELEMENTS = 20;

/** One element of a list: the loop that should have come after the check. */
function elements(body: string, items: readonly JsonNode[]): Alteration[] {
  return items.slice(0, ELEMENTS).flatMap((item, i) => {
    const raw = body.slice(item.start, item.end);
    const json = readJson(raw);
    const made = (id: string, words: string, text: string | undefined, cost: number): Alteration =>
      row(
        STAGE.content,
        `element-${id}-${i}`,
        'partial-body-signed',
        `signs only element ${i + 1} of it, ${words}`,
        () => text,
        {
          cost: cost + i / 100,
          how: { id: `element-${id}`, at: i },
          also: id === 'raw' ? [] : [['body-reserialised-json', 'partial-body-signed']],
        },
      );
    return [
      made('raw', 'letter for letter', raw, 1.7),
      made('js', 'written again as JSON.stringify does', json && jsJson(json), 2.1),
      ...WRITERS.map(([id, by]) =>
        made(id, `written again as ${by} does`, json && writeJson(json, serialiserOf(id)), UNCOMMON),
      ),
    ];
  });
}
