import * as fc from 'fast-check';

import type { Inputs } from '../../core/recipe/evaluate.ts';
import { nodesOf } from '../../core/recipe/expression.ts';
import type { Operation, Scheme, Vector } from '../../core/scheme/define.ts';
import type { FieldDef } from '../../core/scheme/fields.ts';
import { loadSchemes, loadVectors } from '../../schemes/registry.ts';
import { allWords } from './all-words.ts';

/** An operation with everything there is to run its programs on. */
export interface Subject {
  readonly scheme: Scheme;
  readonly operation: Operation;
  readonly vectors: readonly Vector[];
  /** Inputs of the vectors, then random ones: the same at every run. */
  readonly samples: readonly Inputs[];
}

const RANDOM_SAMPLES = 6;

/** Every operation of every scheme, and those of `allWords`. Random inputs come from one seed. */
export async function subjects(): Promise<Subject[]> {
  const schemes = await loadSchemes();
  const found: Subject[] = [];
  for (const scheme of [...schemes, allWords]) {
    for (const operation of scheme.operations) {
      const vectors = await loadVectors(scheme.card.id, operation.id);
      found.push({ scheme, operation, vectors, samples: samplesOf(operation, vectors) });
    }
  }
  return found;
}

/** The inputs as the page takes them: an absent field has its documented value, or is empty. */
export function withDefaults({ fields }: Operation, inputs: Inputs): Inputs {
  return { ...Object.fromEntries(fields.map(({ name, initial = '' }) => [name, initial])), ...inputs };
}

/** What an environment variable and every language's text can hold: no NUL, no half of a surrogate pair. */
export function isCarried(inputs: Inputs): boolean {
  return Object.values(inputs).every((text) => !/\0|\p{Surrogate}/u.test(text));
}

function samplesOf(operation: Operation, vectors: readonly Vector[]): Inputs[] {
  const arbitrary = fc.record(
    Object.fromEntries(operation.fields.map((field) => [field.name, valueOf(field, operation)])),
  );
  const random = fc.sample(arbitrary, { numRuns: RANDOM_SAMPLES, seed: 20_261_122 });
  const known = new Map(vectors.map(({ inputs }) => [JSON.stringify(inputs), inputs]));
  return [...known.values(), ...random].filter(isCarried);
}

/** Everything that quoting goes wrong with, among plain words. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom('"', "'", '\\', '/', '\r\n', '\n', '\t', '`', '$', '${x}', '#{x}', '%s', '%', '&', '=', '+', ' '),
      fc.constantFrom(
        'é',
        'ß',
        '€',
        '日本',
        '😀',
        '\u2028',
        '\ufeff',
        '\u0001',
        '\u007f',
        '\u00a0',
        '<',
        '>',
        '~',
        '*',
      ),
      fc.string({ maxLength: 6 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join('').replaceAll('\0', ''));
const filled = nasty.map((text) => `s${text}`);
const digits = fc.bigInt({ min: 0n, max: 10n ** 30n }).map(String);
const base64url = (text: string): string => Buffer.from(text, 'utf8').toString('base64url');
const token = fc
  .record({ sub: nasty, iat: fc.nat(), exp: fc.nat() })
  .map((claims) => `${base64url('{"alg":"RS256"}')}.${base64url(JSON.stringify(claims))}.${base64url('signature')}`);

function valueOf({ kind, choices = [] }: FieldDef, operation: Operation): fc.Arbitrary<string> {
  switch (kind) {
    case 'text':
    case 'credential':
    case 'rawBody':
      return nasty;
    case 'secret':
      return filled;
    case 'integer':
    case 'risingKey':
    case 'unixSeconds':
    case 'unixMillis':
      return digits;
    case 'json':
      return jsonOf(membersIn(operation));
    case 'choice':
      return fc.constantFrom(...choices);
    case 'nonce':
      return fc.stringMatching(/^[ !#-[\]-~]{1,20}$/);
    case 'method':
      return fc.constantFrom('GET', 'POST', 'put', 'Delete');
    case 'host':
      return fc.constantFrom('wallet.paysera.com', 'API.Example.com');
    case 'port':
      return fc.constantFrom('443', '80', '8443');
    case 'uri':
      return fc.constantFrom('/', '/a/b?x=%20&y=1', '/rest/v1/payment?name=caf%C3%A9&empty=');
    case 'query':
      return fc.constantFrom('', 'project_id=1', 'a=1&b=x%20y');
    case 'token':
      return token;
    case 'publicKey':
      return fc.constant('');
  }
}

function membersIn({ steps }: Operation): string[] {
  return nodesOf(steps.map(({ expr }) => expr)).flatMap(({ op, param }) =>
    op === 'jsonMember' && Array.isArray(param) ? [String(param[0])] : [],
  );
}

/** A body as vendors write them: escapes of many kinds, numbers that a parser would change. */
function jsonOf(names: readonly string[]): fc.Arbitrary<string> {
  const number = fc.constantFrom('2600.00', '0', '-0', '1e3', '9007199254740993', '100.50', 'true', 'false');
  const value = fc.oneof(
    nasty.map((text) => JSON.stringify(text)),
    nasty.map((text) =>
      JSON.stringify(text)
        .replaceAll('/', '\\/')
        .replaceAll(/[\u0080-\uffff]/g, escaped),
    ),
    number,
  );
  const members = fc.record(Object.fromEntries(names.map((name) => [name, value])));
  return members.map(
    (row) =>
      `{ ${Object.entries(row)
        .map(([name, text]) => `${JSON.stringify(name)}: ${text}`)
        .join(',\n  ')} }\n`,
  );
}

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
