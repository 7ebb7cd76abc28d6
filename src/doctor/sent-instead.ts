import { encodeBase64 } from '../core/bytes/base64.ts';
import { encodeUtf8 } from '../core/bytes/text.ts';
import { syncEngine } from '../core/crypto/sync.ts';
import { evaluateSync, type Inputs } from '../core/recipe/evaluate.ts';
import type { Expr } from '../core/recipe/expression.ts';
import type { Operation } from '../core/scheme/define.ts';
import type { Finding } from './evidence.ts';
import type { How } from './how.ts';
import { FEWEST } from './observed.ts';

/** What languages print for bytes that are taken for a text. */
const TYPES = /^(?:System\.Byte\[\]|\[B@[0-9a-f]{5,8}|\[object (?:ArrayBuffer|Uint8Array)\])$/;
/** Such fields hold too much, or one of a few words: to be equal says nothing of them. */
const OTHERS: ReadonlySet<string> = new Set(['rawBody', 'json', 'choice', 'method', 'port', 'publicKey']);

/** A secret, as it is or encoded, in the place of a token's signature: as known at sight as in the place of a whole result. */
export function secretInPlace({ fields }: Operation, inputs: Inputs, text: string): Finding | undefined {
  const told = (words: string, id: string, of: string): Finding => ({
    causes: ['secret-sent-as-signature'],
    says: `puts ${words} where the token's signature belongs`,
    how: { id, of },
  });
  for (const { name } of fields.filter(({ secret }) => secret === true)) {
    const value = inputs[name] ?? '';
    if (value === '') continue;
    if (value === text) return told(`${name} itself`, 'sent/secret-third', name);
    const data = encodeUtf8(value);
    if ([encodeBase64(data, 'base64'), encodeBase64(data, 'base64url')].includes(text))
      return told(`the base64 of ${name}`, 'sent/secret-third', name);
  }
  return undefined;
}

/** Something that is no signature at all, sent in its place: known at sight, without a search. */
export function sentInstead(operation: Operation, inputs: Inputs, observed: string): Finding | undefined {
  const [text, result] = [observed.trim(), operation.result?.name ?? 'the result'];
  const sends = (what: string, how: How): Finding => ({
    causes: ['secret-sent-as-signature'],
    says: `sends ${what} as ${result}`,
    how,
  });
  const valueOf = (name: string): string => inputs[name] ?? '';
  const secrets = operation.fields.filter(({ secret }) => secret === true);
  const secret = secrets.find(({ name }) => valueOf(name) === text);
  if (secret) return sends(`${secret.name} itself`, { id: 'sent/secret', of: secret.name });
  if (text.length < FEWEST) return undefined;
  const encoded = secrets.find(({ name }) => encodeBase64(encodeUtf8(valueOf(name)), 'base64') === text);
  if (encoded)
    return sends(`the base64 of ${encoded.name}, and no signature,`, { id: 'sent/secret-base64', of: encoded.name });
  const other = operation.fields.find(({ name, kind }) => !OTHERS.has(kind) && valueOf(name) === text);
  if (other) return sends(`the value of ${other.name}, and no signature,`, { id: 'sent/field', of: other.name });
  const token = damagedToken(operation, inputs, text);
  if (token) return token;
  const step = stepWith(operation, inputs, text);
  if (step?.isBeginning)
    return {
      causes: ['truncated'],
      says: `sends ${step.name} alone as ${result}, and loses the rest`,
      how: { id: 'sent/beginning', of: step.name },
    };
  if (step?.isEnd)
    return {
      causes: ['truncated'],
      says: `sends ${step.name} alone as ${result}, and loses what stands before it`,
      how: { id: 'sent/end', of: step.name },
    };
  if (step) return sends(`${step.name}, and no signature,`, { id: 'sent/step', of: step.name });
  return TYPES.test(text)
    ? {
        causes: ['byte-array-to-string'],
        says: `sends ${text}, what a language prints for an array of bytes, as ${result}`,
        how: { id: 'sent/type', text },
      }
    : undefined;
}

/** A token with its letters changed to one case, or cut within header or payload: they can no longer be decoded. */
function damagedToken({ result, steps }: Operation, inputs: Inputs, text: string): Finding | undefined {
  if (result?.expr.op !== 'join') return undefined;
  const right = textsOf([result.expr], inputs)[0] ?? '';
  const to = text === right.toUpperCase() ? 'upper' : 'lower';
  if (text === (to === 'upper' ? right.toUpperCase() : right.toLowerCase()))
    return {
      causes: ['base64-case-changed'],
      says: `changes the letters of ${result.name} to ${to} case`,
      how: { id: 'token/recased', of: result.name, to },
    };
  const part = right.startsWith(text) && text.split('.').length < 3 ? 'first' : 'last';
  const isCut = part === 'first' || right.endsWith(text);
  // A part by itself has a name.
  const isStep = textsOf(
    steps.map(({ expr }) => expr),
    inputs,
  ).includes(text);
  if (!isCut || isStep) return undefined;
  return {
    causes: ['truncated'],
    says: `sends only the ${part} ${text.length} characters of ${result.name}`,
    how: { id: 'token/cut', of: result.name },
  };
}

/** What texts come to; undefined for what has none. */
function textsOf(exprs: readonly Expr[], inputs: Inputs): (string | undefined)[] {
  const outcomes = evaluateSync(exprs, inputs, syncEngine);
  return exprs.map((expr) => {
    const outcome = outcomes.get(expr);
    return outcome?.ok && outcome.value.kind === 'text' ? outcome.value.text : undefined;
  });
}

/** The step that has this text, the string that is to be signed or the hash of a part; and whether the result begins or ends with it, as a token does. */
function stepWith({ steps, result }: Operation, inputs: Inputs, text: string) {
  const texts = textsOf(
    steps.map(({ expr }) => expr),
    inputs,
  );
  const at = steps.findIndex(({ name }, i) => name !== result?.name && texts[i] === text);
  const step = steps[at];
  const whole = texts[steps.findIndex(({ name }) => name === result?.name)];
  return (
    step && { name: step.name, isBeginning: whole?.startsWith(text) === true, isEnd: whole?.endsWith(text) === true }
  );
}
