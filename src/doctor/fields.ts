import { field as fieldExpr, altered, alteredBytes, nodesOf, type Expr } from '../core/recipe/expression.ts';
import { encodeHex } from '../core/bytes/hex.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import { FIELD_KINDS, type FieldDef } from '../core/scheme/fields.ts';
import type { Alteration, Names } from './alter/alteration.ts';
import { row, STAGE, UNCOMMON } from './alter/alteration.ts';
import { AMOUNT } from './alter/amount.ts';
import { BODY } from './alter/body.ts';
import { parts, reserialisations, withoutMember } from './alter/reserialise.ts';
import { currencies } from './alter/currency.ts';
import { DATE } from './alter/date.ts';
import { INVISIBLE, LINE_ENDS } from './alter/invisible.ts';
import { READINGS } from './alter/reading.ts';
import { SECRET } from './alter/secret.ts';
import { ADDRESS } from './alter/address.ts';
import { BEYOND_ASCII } from './alter/beyond-ascii.ts';
import { TEXT } from './alter/text.ts';
import { WRITTEN } from './alter/text-written.ts';
import { INTEGER, TIME } from './alter/time.ts';
import { enumsOf } from './alter/enums.ts';
import { HOST, looksLikeHost, looksLikeMethod, looksLikePort, METHOD, PORT } from './alter/host.ts';
import { PARAMETERS, withoutParameter } from './alter/parameters.ts';
import { looksLikePath, PATH } from './alter/url.ts';
import type { How } from './how.ts';
import { snakeName } from './json/go-values.ts';
import { about, type Hypothesis } from './hypothesis.ts';
import type { Leaf } from './sites.ts';

/** A member cut out of the JSON as it stands there. */
const SLASHES = row(STAGE.place, 'slashes', 'json-escaped-slashes', String.raw`has \/ for each / in it`, (text) =>
  text.replaceAll('/', String.raw`\/`),
);

const isTime = (text: string): boolean => /^\d{10}$|^\d{13}$/.test(text);

/** What may happen to the text of one leaf, by the kind of its field and by how it looks. */
export function alterationsOf(leaf: Leaf, text: string, fields: readonly FieldDef[], inputs: Inputs): Alteration[] {
  const { field, isMember } = leaf;
  const others = otherFields(leaf, text, fields, inputs);
  if (isMember) return [...others, ...ofMember(leaf.name, text, inputs[field.name] ?? '')];
  if (field.secret === true) return [...others, ...joinedKeys(leaf, fields, inputs), ...SECRET, ...BEYOND_ASCII];
  if (field.kind === 'rawBody' || field.kind === 'json') return [...others, ...ofBody(text)];
  const origins = looksLikePath(text) ? absolute(fields, inputs) : [];
  return [
    ...others,
    ...origins,
    ...byLook(field, text),
    ...TEXT,
    ...WRITTEN,
    ...BEYOND_ASCII,
    ...LINE_ENDS,
    ...INVISIBLE,
  ];
}

function ofMember(name: string, text: string, body: string): Alteration[] {
  return [
    ...AMOUNT,
    ...currencies(text, body),
    ...DATE,
    ...TEXT,
    ...WRITTEN,
    ...enumsOf(name, text),
    ...BEYOND_ASCII,
    ...LINE_ENDS,
    SLASHES,
  ];
}

function ofBody(text: string): Alteration[] {
  return [
    ...reserialisations(text),
    ...BODY,
    ...parts(text),
    ...withoutMember(text),
    ...LINE_ENDS,
    ...INVISIBLE,
    ...formsOf(TEXT),
    ...BEYOND_ASCII,
  ];
}

/** What happens to times, paths, queries, methods, ports and hosts alone. */
function byLook({ kind }: FieldDef, text: string): Alteration[] {
  const isNow = isTime(text) || FIELD_KINDS[kind].now !== undefined;
  return [
    ...(isNow ? TIME : kind === 'integer' ? INTEGER : []),
    ...(looksLikePath(text) ? [...PATH, ...withoutParameter(text)] : []),
    ...(kind === 'query' ? [...PARAMETERS, ...withoutParameter(`?${text}`)] : []),
    ...(kind === 'text' ? ADDRESS : []),
    ...(looksLikeMethod(text) ? [...METHOD, ...enumsOf('method', text)] : []),
    ...(looksLikePort(text) && kind === 'port' ? PORT : []),
    ...(looksLikeHost(text) && !text.includes('@') ? HOST : []),
  ];
}

/** The path with the origin before it, where a host is among the inputs. */
function absolute(fields: readonly FieldDef[], inputs: Inputs): Alteration[] {
  const valuesOf = (is: (field: FieldDef, value: string) => boolean): string[] =>
    fields.flatMap((field) => (is(field, inputs[field.name] ?? '') ? [inputs[field.name] ?? ''] : []));
  const hosts = valuesOf((_, value) => looksLikeHost(value)).flatMap((host) => [host, host.toLowerCase()]);
  const ports = valuesOf(({ kind }, value) => kind === 'port' && !/^(?:80|443)?$/.test(value));
  const origins = hosts.flatMap((host) => [
    `https://${host}`,
    `http://${host}`,
    host,
    `https://${host}:443`,
    `http://${host}:80`,
    `//${host}`,
    ...ports.flatMap((port) => [`https://${host}:${port}`, `http://${host}:${port}`, `${host}:${port}`]),
  ]);
  return [...new Set(origins)].map((origin, i) =>
    row(STAGE.tail, `absolute-${i}`, 'proxy-scheme-host', `has ${origin} before the path`, (path) => origin + path, {
      cost: 1 + i / 20,
      how: { id: 'absolute', text: origin },
      fix: 'Sign path and query alone, as on the request line: scheme and host are no part of them.',
    }),
  );
}

/** Of a body's alterations, those of short texts that it shares: Unicode forms. */
function formsOf(table: readonly Alteration[]): Alteration[] {
  return table.filter(({ names }) => names[0]?.[0] === 'unicode-normalisation');
}

/** Another input put in this one's place: another credential for a secret, another identifier for a part of the string. */
function otherFields(
  { field, isMember }: Leaf,
  text: string,
  fields: readonly FieldDef[],
  inputs: Inputs,
): Alteration[] {
  if (isMember || field.kind === 'rawBody' || field.kind === 'json') return [];
  return fields
    .filter(
      (other) =>
        other !== field &&
        other.kind !== 'choice' &&
        other.kind !== 'rawBody' &&
        other.kind !== 'json' &&
        (inputs[other.name] ?? '') !== '',
    )
    .map((other) => {
      const value = inputs[other.name] ?? '';
      const isSecret = field.secret === true;
      const also = isSecret && other.kind === 'credential' ? [['key-id-secret-swapped']] : [];
      return row(
        STAGE.otherField,
        `other-${other.name}`,
        isSecret ? 'wrong-key-field' : 'wrong-id-in-base',
        `uses ${other.name} for ${field.name}`,
        () => (value === text ? undefined : value),
        {
          cost: isSecret ? 1 : 1.8,
          also,
          how: { id: 'other', other: other.name },
        },
      );
    });
}

/** The secret with something beside it, or its own name in its place. */
function joinedKeys({ field }: Leaf, fields: readonly FieldDef[], inputs: Inputs): Alteration[] {
  const others = fields.filter((other) => other !== field && other.kind === 'credential' && inputs[other.name]);
  const oauth = joinedKey('oauth', 'uses it with & after it, as OAuth 1 does', (text) => `${text}&`, {}, [
    ['missing-key-separator'],
  ]);
  return [
    ...others.flatMap(({ name }) => besideCredential(field.name, name, inputs[name] ?? '')),
    oauth,
    ...stored(field.name),
    nameAlone(field.name),
    ...unread(field.name),
  ];
}

function joinedKey(
  id: string,
  says: string,
  alter: Alteration['alter'],
  how: Partial<How>,
  also: Names = [],
): Alteration {
  return row(STAGE.content, `joined-${id}`, 'wrong-key-derivation', says, alter, { cost: 2.1, also, how });
}

/** Another credential before or after the secret, as the keys of other schemes are made. */
function besideCredential(secret: string, name: string, value: string): Alteration[] {
  return ['', ':', '&', '|', '-', '.'].flatMap((separator) => [
    joinedKey(
      `${name}${separator}`,
      `uses ${name}${separator} and ${secret} together as the key`,
      (text) => `${value}${separator}${text}`,
      { id: 'joined', names: [name, secret], text: separator },
    ),
    joinedKey(
      `${separator}${name}`,
      `uses ${secret}${separator} and ${name} together as the key`,
      (text) => `${text}${separator}${value}`,
      { id: 'joined', names: [secret, name], text: separator },
    ),
  ]);
}

/** The secret as a secret manager or a file of settings has it. */
function stored(name: string): Alteration[] {
  return [
    [`{"${name}":"`, '"}'],
    [`{"${name}": "`, '"}'],
    [`${name}=`, ''],
    [`${name}: `, ''],
  ].map(([open = '', close = ''], i) =>
    row(
      STAGE.quotes,
      `stored-${i}`,
      'prefix-missing-or-included',
      `uses ${close === '' ? `it with ${JSON.stringify(open)} before it` : `the JSON that it is stored in, ${open}…${close}`}`,
      (text) => open + text + close,
      {
        cost: UNCOMMON + i / 100,
        fix: 'Take the value out of what it is stored in: a secret manager gives JSON, a file of settings a name before it.',
      },
    ),
  );
}

const nameAlone = (name: string): Alteration =>
  row(STAGE.content, 'own-name', 'literal-undefined', `uses the text ${JSON.stringify(name)} for it`, () => name, {
    cost: UNCOMMON,
    also: [['wrong-key-field']],
    fix: 'Read the value: between the quotes stands its name alone.',
  });

/** Variables that no shell has read: between single quotes stands their name. */
function unread(name: string): Alteration[] {
  const names = [...new Set([snakeName(name).toUpperCase(), ...SECRET_VARIABLES])];
  return names
    .flatMap((variable) => [`$${variable}`, `\${${variable}}`])
    .map((text, i) =>
      row(STAGE.content, `unread-${text}`, 'literal-undefined', `uses the text ${text} for it`, () => text, {
        cost: UNCOMMON + i / 1000,
        language: 'bash',
        also: [['secret-dollar-interpolated']],
        how: { id: 'unread', text },
        fix: 'Put the variable between double quotes: single quotes keep its name as it stands.',
      }),
    );
}
const SECRET_VARIABLES: readonly string[] = ['SECRET', 'KEY', 'SECRET_KEY', 'API_SECRET', 'secret', 'key'];

/** Hypotheses that alter the text of a leaf, made one by one: undefined for what would change nothing. */
export function* leafHypotheses(
  leaf: Leaf,
  text: string,
  alterations: readonly Alteration[],
): Generator<Hypothesis | undefined, void> {
  for (const alteration of alterations) {
    const result = alteration.alter(text);
    yield result === undefined || result === text ? undefined : alteredLeaf(leaf, alteration, result);
  }
}

const BODIES: ReadonlySet<string> = new Set(['rawBody', 'json']);

/** One alteration as a hypothesis. */
export function alteredLeaf({ site, name, field, isMember }: Leaf, alteration: Alteration, result: string): Hypothesis {
  const { id, names, says, cost, language, fix, how } = alteration;
  return {
    id: `${name}/${id}`,
    names,
    says: about(name, says),
    how: { id, of: name, ...how },
    site,
    replacement: altered(site, result),
    cost,
    alteration,
    place: isMember ? 'part' : field.secret === true ? 'secret' : BODIES.has(field.kind) ? 'body' : 'part',
    ...(language ? { language } : {}),
    ...(fix === undefined ? {} : { fix }),
  };
}

/** A secret read as other bytes, where it alone is made into bytes. */
export function keyReadings(root: Expr, leaf: Leaf, text: string): Hypothesis[] {
  if (leaf.field.secret !== true) return [];
  const site = nodesOf([root]).find((node) => node.op === 'utf8' && node.args[0] === leaf.site);
  return site ? readingsAt(site, leaf.field, text) : [];
}

/** The readings of a secret where it is made into bytes. */
export function readingsAt(site: Expr, field: FieldDef, text: string): Hypothesis[] {
  return READINGS.flatMap(({ id, names, says, read, cost, language, how }) => {
    const bytes = read(text);
    if (!bytes || bytes.length === 0) return [];
    return [
      {
        id: `${field.name}/${id}`,
        names,
        says: about(field.name, says),
        how: { id: `key/${id}`, of: field.name, ...how },
        site,
        replacement: alteredBytes(fieldExpr(field.name), encodeHex(bytes)),
        cost,
        ...(language ? { language } : {}),
      },
    ];
  });
}
