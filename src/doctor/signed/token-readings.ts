import { decodeBase64, encodeBase64 } from '../../core/bytes/base64.ts';
import { decodeUtf8, encodeUtf8 } from '../../core/bytes/text.ts';
import { readJson, type Json } from '../json/model.ts';
import { SERIALISERS } from '../json/serialisers.ts';
import { scalarText } from '../json/shown.ts';
import { writeJson } from '../json/write.ts';
import { memberOrders } from './member-orders.ts';
import { single, textOf, type Breath, type Reading, type Subject } from './subject.ts';

/** A token taken apart: its parts as they stand, and header and payload as text. */
interface Parts {
  readonly header: string;
  readonly payload: string;
  readonly signature: string;
  readonly head: string;
  readonly body: string;
}

/** Other headers and payloads that may have been signed: what reading and writing a token again does to it. */
export async function* tokenReadings(subject: Subject, breathe: Breath): AsyncGenerator<Reading> {
  const parts = partsOf(subject);
  yield* charset(parts);
  const [head, body] = [readJson(parts.head), readJson(parts.body)];
  if (!head || !body) return;
  for (const [i, serialiser] of SERIALISERS.entries()) {
    await breathe();
    const [header, payload] = [head, body].map((json) => written(writeJson(json, serialiser)));
    const again = (what: string, changed: Partial<Parts>): Reading =>
      single(
        {
          observed: tokenOf({ ...parts, ...changed }),
          names: [['body-reserialised-json']],
          says: `checks a token whose ${what} was read and written again: the signature is right for ${what} as ${serialiser.name} writes it`,
          cost: 1.5 + i / 100,
        },
        { id: 'token/json', of: what },
      );
    if (payload !== undefined) yield again('payload', { payload });
    if (header !== undefined) yield again('header', { header });
    if (header !== undefined && payload !== undefined) yield again('header and payload', { header, payload });
  }
  yield* lifetimes(parts, body);
  yield* headers(parts, head);
  yield* ends(parts);
  yield padding(parts);
}

/** The payload with its members in the order that they may have had before somebody sorted them. */
export async function* tokenOrders(subject: Subject, breathe: Breath): AsyncGenerator<Reading> {
  const parts = partsOf(subject);
  for (const { text, names } of memberOrders(parts.body)) {
    const pause = breathe();
    if (pause) await pause;
    yield single(
      {
        observed: tokenOf({ ...parts, payload: written(text) }),
        names: [['json-key-order'], ['body-reserialised-json']],
        says: `checks a token whose payload was sorted: the signature is right for the members in the order ${names.join(', ')}`,
        cost: 1.8,
      },
      { id: 'token/order', names },
    );
  }
}

function partsOf({ test, observed, ...rest }: Subject): Parts {
  const input = textOf({ test, observed, ...rest }, test.data.args[0] ?? test.data) ?? '';
  const [header = '', payload = ''] = input.split('.');
  return { header, payload, signature: observed.split('.')[2] ?? '', head: read(header), body: read(payload) };
}

function read(part: string): string {
  const bytes = decodeBase64(part, 'base64url');
  return (bytes && decodeUtf8(bytes)) ?? '';
}

const written = (text: string): string => encodeBase64(encodeUtf8(text), 'base64url');
const tokenOf = ({ header, payload, signature }: Parts): string => `${header}.${payload}.${signature}`;

/** A payload of a byte for each letter, as Latin-1 has it, in UTF-8. */
function charset(parts: Parts): Reading[] {
  const bytes = decodeBase64(parts.payload, 'base64url');
  if (!bytes || decodeUtf8(bytes) !== undefined) return [];
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return [
    single(
      {
        observed: tokenOf({ ...parts, payload: written(text) }),
        names: [['charset-platform-default'], ['charset-latin1-truncate']],
        says: 'checks a token whose payload was written again in Latin-1: the signature is right for UTF-8',
        cost: 1.5,
      },
      { id: 'token/charset' },
    ),
  ];
}

/** The header with the members that every library writes, and none that was put in since. */
function headers(parts: Parts, head: Json): Reading[] {
  const alg = head.is === 'object' ? head.members.find(([name]) => name === 'alg')?.[1] : undefined;
  if (alg?.is !== 'string') return [];
  const name = JSON.stringify(alg.text);
  return [`{"alg":${name},"typ":"JWT"}`, `{"typ":"JWT","alg":${name}}`, `{"alg":${name}}`]
    .filter((text) => text !== parts.head)
    .map((text) =>
      single(
        {
          observed: tokenOf({ ...parts, header: written(text) }),
          names: [['token-tampered'], ['body-reserialised-json']],
          says: `checks a token whose header was changed: the signature is right for the header ${text}`,
          cost: 1.9,
        },
        { id: 'token/header', text },
      ),
    );
}

function padding(parts: Parts): Reading {
  const padded = (part: string): string => part.padEnd(Math.ceil(part.length / 4) * 4, '=');
  return single(
    {
      observed: tokenOf({ ...parts, header: padded(parts.header), payload: padded(parts.payload) }),
      names: [['base64url-vs-base64']],
      says: 'checks a token without the padding it was signed with',
      cost: 1.6,
    },
    { id: 'token/padding' },
  );
}

/** The payload with a line end that its copy lost, or without one that it won. */
function ends(parts: Parts): Reading[] {
  const { body, payload } = parts;
  return [`${body}\n`, `${body}\r\n`, body.trim(), ` ${body}`].flatMap((other) =>
    written(other) === payload
      ? []
      : [
          single(
            {
              observed: tokenOf({ ...parts, payload: written(other) }),
              names: [[other.length > body.length ? 'trailing-newline-stripped' : 'trailing-newline']],
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

function lifetimes(parts: Parts, body: Json): Reading[] {
  if (body.is !== 'object') return [];
  const member = (name: string): string => {
    const value = body.members.find(([other]) => other === name)?.[1];
    return value?.is === 'number' ? scalarText(value) : '';
  };
  const [exp, iat] = [member('exp'), Number(member('iat'))];
  if (!/^\d+$/.test(exp) || !Number.isSafeInteger(iat) || iat === 0) return [];
  return LIFETIMES.map((lifetime) => {
    const text = parts.body.replace(
      new RegExp(`("exp"\\s*:\\s*)${exp}`),
      (_, before: string) => `${before}${iat + lifetime}`,
    );
    return single(
      {
        observed: tokenOf({ ...parts, payload: written(text) }),
        names: [['token-tampered']],
        says: `checks a token whose exp was changed: the signature is right for exp ${iat + lifetime}`,
        cost: 2,
      },
      { id: 'token/lifetime', at: iat + lifetime },
    );
  });
}
