import { memberOf, scanJson, decodeJsonString } from '../core/json/scan.ts';
import type { Expectation, FlowJson, FlowValue } from '../core/scheme/flow.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';

/** Where the values of a flow's step come from. */
export interface FlowContext {
  /** The client's clock, Unix milliseconds. */
  readonly now: number;
  readonly kept: ReadonlyMap<string, string>;
  readonly credentials: ReadonlyMap<string, Inputs>;
  /** So many random letters and digits. */
  readonly random: (length: number) => string;
}

/** The text of a value at this moment. A name that nothing was kept under is a mistake in the flow. */
export function valueOf(value: FlowValue, context: FlowContext): string {
  if (typeof value === 'string') return value;
  if ('now' in value) {
    const time = context.now + (value.plus ?? 0) * 1000;
    return String(value.now === 'seconds' ? Math.floor(time / 1000) : time);
  }
  if ('random' in value) return context.random(value.random);
  if ('join' in value) return value.join.map((part) => valueOf(part, context)).join('');
  const [from, name] = 'kept' in value ? [context.kept.get(value.kept), value.kept] : ofCredential(value.of, context);
  if (from === undefined) throw nothingKept(name);
  return from;
}

/** Why a flow cannot go on: with a fault in the way, an earlier answer may not have brought what it needs. */
export function nothingKept(name: string): Error {
  return new Error(`there is no “${name}”, because an earlier answer did not bring it`);
}

function ofCredential([credential, field]: readonly [string, string], { credentials }: FlowContext) {
  return [credentials.get(credential)?.[field], `${credential}.${field}`] as const;
}

/** A body at this moment, as compact JSON; text stays the text it is. */
export function bodyOf(body: FlowJson, context: FlowContext): string {
  return typeof body === 'string' ? body : JSON.stringify(plain(body, context));
}

/** The JSON with its values filled in. */
export function plain(json: FlowJson, context: FlowContext): unknown {
  if (json === null || typeof json === 'number' || typeof json === 'boolean') return json;
  if (isList(json)) return json.map((item) => plain(item, context));
  if (typeof json === 'object' && 'json' in json)
    return Object.fromEntries(Object.entries(json.json).map(([name, value]) => [name, plain(value, context)]));
  return valueOf(json, context);
}

function isList(json: FlowJson): json is readonly FlowJson[] {
  return Array.isArray(json);
}

/** A member of a JSON text by path, as text: `data.accessToken`, `errors.0.code`. Numbers keep their literal. */
export function memberAt(text: string, path: string): string | undefined {
  const scan = scanJson(text);
  let at = scan.ok ? scan.root : undefined;
  for (const name of path === '' ? [] : path.split('.')) {
    if (!at) return undefined;
    at = at.type === 'array' ? at.items[Number(name)] : memberOf(at, name)?.value;
  }
  const literal = at && text.slice(at.start, at.end);
  return literal !== undefined && at?.type === 'string' ? decodeJsonString(literal) : literal;
}

/** What of the answer is not as the flow says it must be, in words. */
export function unmet(
  expect: Expectation,
  got: { readonly status: number; readonly verdict: string; readonly body: string },
): string[] {
  const members = Object.entries(expect.body ?? {}).flatMap(([path, text]) => {
    const found = memberAt(got.body, path);
    const fits = text === '*' ? found !== undefined : found === text;
    return fits ? [] : [`${path}: expected ${text}, got ${found ?? 'nothing'}`];
  });
  return [
    ...(got.status === expect.status ? [] : [`status: expected ${expect.status}, got ${got.status}`]),
    ...(got.verdict === expect.verdict ? [] : [`verdict: expected ${expect.verdict}, got ${got.verdict}`]),
    ...members,
  ];
}
