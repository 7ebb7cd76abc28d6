import { encodeBase64 } from '../../core/bytes/base64.ts';
import { encodeUtf8 } from '../../core/bytes/text.ts';
import { DEMO_PUBLIC_KEY, signWithDemoKey } from '../../core/crypto/demo-key.ts';
import { syncEngine } from '../../core/crypto/sync.ts';
import { createSignature, webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';
import { traceOperationSync } from '../../core/scheme/trace.ts';
import { signedTestOf, verifierOf, verifyOperation, type Verdict } from '../../core/scheme/verify.ts';
import { verifyProgram } from '../build.ts';
import { planKey } from '../keys.ts';
import type { Program } from '../program.ts';
import { isCarried, withDefaults, type Subject } from './samples.ts';

/** Something that was received, the program that judges it, and the verdict that it must come to. */
export interface Verification {
  readonly id: string;
  readonly program: Program;
  readonly values: Inputs;
  readonly verdict: Verdict;
}

interface Received {
  readonly id: string;
  readonly inputs: Inputs;
  readonly received: string;
}

/** Every vector with something to verify, and random messages: genuine, and changed. */
export async function verifications(all: readonly Subject[]): Promise<Verification[]> {
  const found: Verification[] = [];
  for (const subject of all) {
    const { scheme, operation } = subject;
    const name = verifierOf(operation)?.evidence;
    if (name === undefined) continue;
    const known = ofVectors(subject, name).map((one) => [one]);
    const made = (await random(subject)).map((one, index) => [one, ...changed(one, index, subject)]);
    for (const { id, inputs, received } of [...known, ...made].flat()) {
      const plan = planKey(operation, withDefaults(operation, inputs), received);
      const options = { values: inputs, observed: received, allFromEnvironment: true };
      const program = verifyProgram(scheme.card, operation, options);
      if (!plan.ok || !program) continue;
      const verdict = await verifyOperation(operation, inputs, received, webcryptoEngine);
      const values = { ...plan.values, [`received ${name}`]: received };
      if (isCarried(values)) found.push({ id, program, values, verdict });
    }
  }
  return found;
}

function ofVectors({ vectors }: Subject, name: string): Received[] {
  return vectors.flatMap(({ id, inputs, observed, result }) => {
    const received = (observed ?? result)?.[name];
    return received === undefined ? [] : [{ id, inputs, received }];
  });
}

/** What the operation computes from random inputs; where only a private key can sign, the demo key does. */
async function random({ scheme, operation, samples }: Subject): Promise<Received[]> {
  const id = `${scheme.card.id}/${operation.id} at random`;
  if (operation.fields.some(({ kind }) => kind === 'token')) return tokens(id);
  const test = signedTestOf(operation);
  const some = samples.slice(-2);
  if (!test)
    return some.flatMap((inputs) => {
      const outcome = traceOperationSync(operation, inputs, syncEngine).result?.outcome;
      return outcome?.ok && outcome.value.kind === 'text' ? [{ id, inputs, received: outcome.value.text }] : [];
    });
  const message = operation.fields.find(({ kind }) => kind === 'rawBody')?.name ?? '';
  return Promise.all(
    some.map(async (own) => {
      const inputs = { ...own, 'public key': DEMO_PUBLIC_KEY };
      const signature = await signWithDemoKey(encodeUtf8(own[message] ?? ''));
      return { id, inputs, received: encodeBase64(signature, 'base64') };
    }),
  );
}

/** The key of RFC 7515 appendix A.3. */
const EC_KEY = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
};
const EC_PRIVATE = 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI';
const EC_TOKEN =
  'eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q';

/** ES256 as published and made here, the key chosen from a set; RS256; and an algorithm that is not the key's. */
async function tokens(id: string): Promise<Received[]> {
  const ec = { 'public key': JSON.stringify(EC_KEY), now: '1300819379' };
  const rsa = { 'public key': DEMO_PUBLIC_KEY, now: '1767225600' };
  const set = JSON.stringify({
    keys: [
      { ...(JSON.parse(DEMO_PUBLIC_KEY) as object), kid: 'a' },
      { ...EC_KEY, kid: 'é' },
    ],
  });
  const claims = { iss: 'é€😀', iat: 1_767_225_000, nbf: 1_767_225_000, exp: 1_767_225_601 };
  const es256 = await token({ alg: 'ES256', kid: 'é' }, claims, signWithEc);
  const quoted = await token({ alg: 'RS256' }, { ...claims, exp: '1767225601' }, signWithDemoKey);
  const nothing = await token({ alg: 'RS256' }, { ...claims, nbf: null }, signWithDemoKey);
  const rs256 = await token({ alg: 'RS256' }, claims, signWithDemoKey);
  return [
    { id: `${id}: RFC 7515 A.3`, inputs: ec, received: EC_TOKEN },
    { id: `${id}: ES256`, inputs: { ...rsa, 'public key': set }, received: es256 },
    { id: `${id}: RS256`, inputs: rsa, received: rs256 },
    { id: `${id}: none`, inputs: { ...rsa, 'public key': '' }, received: await token({ alg: 'none' }, claims) },
    { id: `${id}: no key`, inputs: { ...rsa, 'public key': '' }, received: rs256 },
    { id: `${id}: expired`, inputs: { ...rsa, now: '1767225601' }, received: rs256 },
    { id: `${id}: early`, inputs: { ...rsa, now: '1767224999' }, received: rs256 },
    { id: `${id}: exp in quotes`, inputs: rsa, received: quoted },
    { id: `${id}: nbf is null`, inputs: rsa, received: nothing },
    { id: `${id}: other key`, inputs: { ...rsa, 'public key': JSON.stringify(EC_KEY) }, received: rs256 },
  ];
}

type Sign = (data: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;
const signWithEc: Sign = (data) => createSignature('ES256', { format: 'jwk', jwk: { ...EC_KEY, d: EC_PRIVATE } }, data);

async function token(header: object, claims: object, sign?: Sign): Promise<string> {
  const input = [header, claims].map((part) => encodeBase64(encodeUtf8(JSON.stringify(part)), 'base64url')).join('.');
  const signature = sign ? await sign(encodeUtf8(input)) : new Uint8Array(0);
  return `${input}.${encodeBase64(signature, 'base64url')}`;
}

/** Two changes of each: one of what was received, in turn, and one of what it was made from. */
function changed({ id, inputs, received }: Received, turn: number, { operation }: Subject): Received[] {
  const edit = EDITS[turn % EDITS.length];
  const fields = operation.fields.filter(({ name, kind }) => kind !== 'choice' && kind !== 'publicKey' && inputs[name]);
  const field = fields[turn % Math.max(1, fields.length)]?.name;
  return [
    ...(edit ? [{ id: `${id}, ${edit[0]}`, inputs, received: edit[1](received) }] : []),
    ...(field === undefined
      ? []
      : [{ id: `${id}, other ${field}`, inputs: { ...inputs, [field]: altered(inputs[field] ?? '') }, received }]),
  ];
}

/** Another letter or digit somewhere in the middle, so that JSON stays JSON and a number a number. */
function altered(text: string): string {
  const at = text.slice(Math.floor(text.length / 2)).search(/[0-9A-Za-z]/) + Math.floor(text.length / 2);
  const letter = text[at] ?? '';
  return `${text.slice(0, at)}${letter === '1' ? '2' : letter === 'a' ? 'b' : /\d/.test(letter) ? '1' : 'a'}${text.slice(at + 1)}`;
}

const EDITS: readonly (readonly [says: string, edit: (text: string) => string])[] = [
  ['one letter changed', altered],
  ['cut short', (text) => text.slice(0, -1)],
  ['in capitals', (text) => text.toUpperCase()],
  ['with a line break', (text) => `${text}\n`],
  ['twice', (text) => `${text}${text}`],
];
