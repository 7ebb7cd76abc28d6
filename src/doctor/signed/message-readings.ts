import { decodeBase64, encodeBase64 } from '../../core/bytes/base64.ts';
import { encodeHex } from '../../core/bytes/hex.ts';
import { decodeUtf8, encodeUtf8 } from '../../core/bytes/text.ts';
import { syncEngine } from '../../core/crypto/sync.ts';
import type { Alteration, Names } from '../alter/alteration.ts';
import { row, STAGE } from '../alter/alteration.ts';
import { htmlDecode, lenientPercentDecode } from '../alter/percent.ts';
import { alterationsOf } from '../fields.ts';
import { about } from '../hypothesis.ts';
import { readJson, type Json } from '../json/model.ts';
import { SERIALISERS } from '../json/serialisers.ts';
import { scalarText } from '../json/shown.ts';
import { writeJson } from '../json/write.ts';
import { leavesOf, type Leaf } from '../sites.ts';
import { single, textOf, type Breath, type Made, type Reading, type Subject } from './subject.ts';

/**
 * What was signed may be had from what was checked by doing to it what the sender did, or by undoing
 * what the receiver did. The causes are the receiver's: what was lost there has to be added here.
 */
const RECEIVED: Readonly<Record<string, readonly string[]>> = {
  'trailing-newline': ['trailing-newline-stripped'],
  'trailing-newline-stripped': ['trailing-newline'],
  'field-trimmed': ['whitespace-in-message'],
  'whitespace-in-message': ['field-trimmed'],
  'newlines-stripped': ['line-endings-crlf'],
};

const undo = (id: string, cause: string, says: string, alter: Alteration['alter'], cost = 1.3): Alteration =>
  row(STAGE.wrap, id, cause, says, alter, { cost });

/** What receivers do to a message that no sender undoes. */
const UNDOING: readonly Alteration[] = [
  undo('json-parsed', 'body-double-encoded', 'takes it out of its JSON string', (text) => {
    const json = readJson(text);
    return json?.is === 'string' ? json.text : undefined;
  }),
  undo('base64-decoded', 'lambda-base64-body', 'base64-decodes it', (text) => {
    const bytes = decodeBase64(text.trim(), 'base64');
    return bytes && decodeUtf8(bytes);
  }),
  undo('html-decoded', 'html-entity-encoded', 'decodes the HTML entities in it', htmlDecode),
  undo('form-decoded', 'url-encoding', 'form-decodes it', (text) => lenientPercentDecode(text.replaceAll('+', ' '))),
  undo('unquoted', 'quotes-around-message', 'takes the quotes off it', (text) => text.replace(/^(["'])(.*)\1$/s, '$2')),
  undo('latin1-decoded', 'charset-double-utf8', 'reads it as UTF-8 (it was read as Latin-1)', fromLatin1),
  undo(
    'hashed',
    'double-hash',
    'signs the hex text of its SHA-256 digest',
    (text) => encodeHex(syncEngine.run({ call: 'hash', algorithm: 'SHA-256', data: encodeUtf8(text) })),
    1.8,
  ),
  undo('bom-dropped', 'utf8-bom', 'drops the byte order mark before it', (text) => text.replace(/^\ufeff/, '')),
];

/**
 * Other texts that may have been signed, where the message is a field of its own: plainest first. Of a large
 * message each is made when its turn comes, and not kept.
 */
export async function* textReadings(subject: Subject, breathe: Breath, isLarge: boolean): AsyncGenerator<Reading> {
  const message = messageOf(subject);
  if (!message) return;
  const { name, text, all } = message;
  if (!isLarge) return yield* readingsOf(name, await applied(text, all, breathe));
  for (const alteration of all) yield* readingsOf(name, await applied(text, [alteration], breathe));
}

/** Readings by two changes, one after the other. There are thousands: `breathe` is asked between them. */
export async function* pairReadings(subject: Subject, breathe: Breath): AsyncGenerator<Reading> {
  const message = messageOf(subject);
  if (message)
    yield* readingsOf(
      message.name,
      await pairs(await applied(message.text, message.all, breathe), message.all, breathe),
    );
}

/** Whether the message is a field of its own; else it is in the token. */
export const hasMessage = (subject: Subject): boolean => messageLeaf(subject) !== undefined;

function messageLeaf({ test, operation }: Subject): Leaf | undefined {
  return leavesOf(test.data, operation.fields).find(({ field }) => field.kind === 'rawBody');
}

function messageOf(
  subject: Subject,
): { readonly name: string; readonly text: string; readonly all: readonly Alteration[] } | undefined {
  const { operation, inputs } = subject;
  const leaf = messageLeaf(subject);
  if (!leaf) return undefined;
  const { name } = leaf.field;
  const text = inputs[name] ?? '';
  const tables = [...memberOfForm(name), ...UNDOING, ...alterationsOf(leaf, text, operation.fields, inputs)];
  return { name, text, all: tables.toSorted((a, b) => a.cost - b.cost) };
}

function readingsOf(name: string, changes: Changes): Reading[] {
  return [...changes].map(([result, [plainest, ...same]]) => ({
    inputs: { [name]: result },
    names: [namesOf(plainest), ...same.map(namesOf)].flat(),
    hows: [plainest, ...same].flatMap((parts) => parts.map((part) => madeBy(part, name))),
    says: `checks other bytes than were signed: the signature is right for whoever ${wordsOf(plainest, name)}`,
    cost: plainest.reduce((sum, { cost }) => sum + cost, 0),
  }));
}

/** Ways to a text, by that text; the first is the plainest. */
type Changes = Map<string, [plainest: readonly Alteration[], ...same: (readonly Alteration[])[]]>;

async function applied(text: string, all: readonly Alteration[], breathe: Breath): Promise<Changes> {
  const found: Changes = new Map();
  for (const alteration of all) {
    const pause = breathe();
    if (pause) await pause;
    const result = alteration.alter(text);
    if (result === undefined || result === text) continue;
    const known = found.get(result);
    if (known) known.push([alteration]);
    else found.set(result, [[alteration]]);
  }
  return found;
}

async function pairs(singles: Changes, all: readonly Alteration[], breathe: Breath): Promise<Changes> {
  const found: Changes = new Map();
  for (const [between, [[first]]] of singles) {
    if (!first) continue;
    const after = all.filter(({ stage, cost }) => stage > first.stage && first.cost + cost <= LIKELY);
    for (const then of after) {
      const pause = breathe();
      if (pause) await pause;
      const result = then.alter(between);
      if (result !== undefined && !singles.has(result) && !found.has(result)) found.set(result, [[first, then]]);
    }
  }
  return found;
}

const madeBy = (part: Alteration, name: string): Made => ({
  causes: namesOf([part]).flat(),
  how: { id: part.id, of: name, ...part.how },
});

const wordsOf = (parts: readonly Alteration[], name: string): string =>
  parts.map(({ says }) => about(name, says)).join(', and ');

/** As many pairs as are likely: their cost together. */
const LIKELY = 3.1;

function namesOf(parts: readonly Alteration[]): Names {
  const [first, second] = parts.map(({ names }) =>
    names.map((set) => set.flatMap((cause) => RECEIVED[cause] ?? cause)),
  );
  if (!first) return [];
  return second ? [[...new Set([...(first[0] ?? []), ...(second[0] ?? [])])]] : first;
}

/** The message inside the whole form it came in. */
function memberOfForm(name: string): Alteration[] {
  const taken = (text: string): string | undefined => {
    const member = text.split('&').find((part) => part.startsWith(`${name}=`));
    return member && lenientPercentDecode(member.slice(name.length + 1).replaceAll('+', ' '));
  };
  return [undo('form-member', 'signed-set-differs-from-sent', `takes ${name} out of the form`, taken, 1)];
}

/** Other headers and payloads that may have been signed: what reading and writing a token again does to it. */
export async function* tokenReadings(subject: Subject, breathe: Breath): AsyncGenerator<Reading> {
  const input = textOf(subject, subject.test.data.args[0] ?? subject.test.data) ?? '';
  const [header = '', payload = ''] = input.split('.');
  const signature = subject.observed.split('.')[2] ?? '';
  const texts = [header, payload].map((part) => {
    const bytes = decodeBase64(part, 'base64url');
    return (bytes && decodeUtf8(bytes)) ?? '';
  });
  const [head, body] = texts.map(readJson);
  if (!head || !body) return;
  for (const [i, serialiser] of SERIALISERS.entries()) {
    await breathe();
    const [h, p] = [head, body].map((json) => written(writeJson(json, serialiser)));
    const reading = (parts: readonly (string | undefined)[], what: string): Reading =>
      single(
        {
          observed: [...parts, signature].join('.'),
          names: [['body-reserialised-json']],
          says: `checks a token whose ${what} was read and written again: the signature is right for ${what} as ${serialiser.name} writes it`,
          cost: 1.5 + i / 100,
        },
        { id: 'token/json', of: what },
      );
    yield reading([header, p], 'payload');
    yield reading([h, payload], 'header');
    yield reading([h, p], 'header and payload');
  }
  const moved = lifetimes(texts[1] ?? '', body).map(([exp, text]) =>
    single(
      {
        observed: [header, written(text), signature].join('.'),
        names: [['token-tampered']],
        says: `checks a token whose exp was changed: the signature is right for exp ${exp}`,
        cost: 2,
      },
      { id: 'token/lifetime', at: exp },
    ),
  );
  const padded = [header, payload].map((part) => part.padEnd(Math.ceil(part.length / 4) * 4, '='));
  yield* moved;
  yield* ends(payload, header, signature, texts[1] ?? '');
  yield single(
    {
      observed: [...padded, signature].join('.'),
      names: [['base64url-vs-base64']],
      says: 'checks a token without the padding it was signed with',
      cost: 1.6,
    },
    { id: 'token/padding' },
  );
}

const written = (text: string): string => encodeBase64(encodeUtf8(text), 'base64url');

/** The payload with a line end that its copy lost, or without one that it won. */
function ends(payload: string, header: string, signature: string, text: string): Reading[] {
  return [`${text}\n`, `${text}\r\n`, text.trim(), ` ${text}`].flatMap((other) =>
    written(other) === payload
      ? []
      : [
          single(
            {
              observed: [header, written(other), signature].join('.'),
              names: [[other.length > text.length ? 'trailing-newline-stripped' : 'trailing-newline']],
              says: 'checks a payload whose white space at the ends was changed',
              cost: 1.6,
            },
            { id: 'token/ends' },
          ),
        ],
  );
}

/** Somebody who wants a token to live longer changes exp; what it was is iat and a round lifetime. */
const LIFETIMES = [
  60, 300, 600, 900, 1200, 1800, 3600, 7200, 14_400, 21_600, 28_800, 43_200, 86_400, 172_800, 604_800, 2_592_000,
];

function lifetimes(text: string, body: Json): (readonly [exp: number, text: string])[] {
  if (body.is !== 'object') return [];
  const member = (name: string): string => {
    const value = body.members.find(([other]) => other === name)?.[1];
    return value?.is === 'number' ? scalarText(value) : '';
  };
  const [exp, iat] = [member('exp'), Number(member('iat'))];
  if (!/^\d+$/.test(exp) || !Number.isSafeInteger(iat) || iat === 0) return [];
  return LIFETIMES.map(
    (lifetime) =>
      [
        iat + lifetime,
        text.replace(new RegExp(`("exp"\\s*:\\s*)${exp}`), (_, before: string) => `${before}${iat + lifetime}`),
      ] as const,
  );
}

function fromLatin1(text: string): string | undefined {
  const units = Array.from(text, (char) => char.charCodeAt(0));
  return units.every((unit) => unit < 0x100) ? decodeUtf8(Uint8Array.from(units)) : undefined;
}
