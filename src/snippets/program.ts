import type { SignatureName } from '../core/crypto/port.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import type { Operation, SchemeCard } from '../core/scheme/define.ts';
import { FIELD_KINDS, type FieldDef } from '../core/scheme/fields.ts';
import type { Term } from './term.ts';

/** A program before any language: what it is given, what it computes in which order, what it then does. */
export interface Program {
  readonly scheme: SchemeCard;
  readonly operation: Operation;
  readonly side: 'sign' | 'verify';
  /** Only those that the program needs. */
  readonly inputs: readonly Input[];
  /** In the order in which they run. A binding's term may name earlier bindings by their terms. */
  readonly statements: readonly Statement[];
  /** Steps that nothing else uses: printed, because taking something apart is what they are for. */
  readonly prints: readonly Binding[];
  /** Sign side: the request to be sent. */
  readonly request?: RequestPlan;
  /** For tests: after each binding a line `name TAB hex`, then the parts of the request alike; nothing is sent. */
  readonly probe: boolean;
  /** What it was written for; a request that is computed beforehand needs the values. */
  readonly options: ProgramOptions;
}

export type Statement = { readonly do: 'bind'; readonly binding: Binding } | CheckStatement;

/** A named value. */
export interface Binding {
  /** The vendor's word for a step; ours for a value that several terms share. */
  readonly name: string;
  readonly term: Term;
  readonly isStep: boolean;
}

/** Ends the program, with the code, unless it holds. */
export interface CheckStatement {
  readonly do: 'check';
  readonly name: string;
  readonly code: string;
  readonly says: string;
  readonly test: CheckTest;
}

export type CheckTest =
  /** In constant time. */
  | { readonly is: 'equal'; readonly received: Term; readonly expected: Term }
  | { readonly is: 'oneOf'; readonly received: Term; readonly allowed: readonly string[] }
  /** `key` is a public key as PEM (SubjectPublicKeyInfo), whatever was pasted; RS256 or ES256 (r and s, 64 bytes). */
  | {
      readonly is: 'signed';
      readonly algorithm: SignatureName;
      readonly key: Term;
      readonly data: Term;
      readonly signature: Term;
    }
  /** The JSON's member is absent or a number: a time in quotes is none (RFC 7519 section 2). */
  | { readonly is: 'number'; readonly json: Term; readonly member: string }
  /** `time` is a number of seconds as text, or empty when the token has none; `now` is the clock. */
  | { readonly is: 'time'; readonly rule: 'expires' | 'starts' | 'issued'; readonly time: Term; readonly now: Term };

/** The terms that a check looks at. */
export function termsOf(test: CheckTest): readonly Term[] {
  switch (test.is) {
    case 'equal':
      return [test.received, test.expected];
    case 'oneOf':
      return [test.received];
    case 'signed':
      return [test.key, test.data, test.signature];
    case 'number':
      return [test.json];
    case 'time':
      return [test.time, test.now];
  }
}

/** Every part is a literal, an input or a binding's term. */
export interface RequestPlan {
  readonly method: Term;
  readonly url: Term;
  readonly headers: readonly Header[];
  /** An empty text means that no body is sent. */
  readonly body?: Term;
  /** Prove who calls by a TLS client certificate: the files' paths are in these environment variables. */
  readonly certificate?: { readonly certificate: string; readonly key: string };
}
export interface Header {
  readonly name: string;
  readonly value: Term;
  /** Left out when its value is empty. */
  readonly isOptional: boolean;
}

export interface Input {
  /** The vendor's name, or `received <result>`. */
  readonly name: string;
  readonly isSecret: boolean;
  readonly source: Source;
}

/** Where a program takes an input from. */
export type Source =
  | { readonly from: 'literal'; readonly text: string }
  /** `required`: the program ends with words that name the variable when it is not set, or empty. Otherwise not set is empty. */
  | { readonly from: 'environment'; readonly variable: string; readonly required?: true }
  /** The clock: whole Unix seconds, or milliseconds, as decimal text. */
  | { readonly from: 'seconds' }
  | { readonly from: 'milliseconds' }
  /** 32 random hexadecimal digits. */
  | { readonly from: 'nonce' }
  /** All of standard input, as it is, read as UTF-8. */
  | { readonly from: 'stdin' };

export interface ProgramOptions {
  /** The panel's values. Choices among them decide what the program is written for. */
  readonly values: Inputs;
  /** What was received, for the verify side. */
  readonly observed?: string;
  /** Put secret values into the code. */
  readonly inlineSecrets?: boolean;
  /** Time, rising keys and nonces of the panel instead of new ones at every run. */
  readonly pinned?: boolean;
  /** Everything from environment variables: tests compile once and run often. */
  readonly allFromEnvironment?: boolean;
  /** Sends there instead of to the vendor: scheme, host, port, and a path before the target. */
  readonly origin?: string;
  readonly probe?: boolean;
}

/** `PAYNET_TOKEN`: the scheme first, since TOKEN, HOST or PATH alone belong to others. */
export function variableOf(scheme: SchemeCard, name: string): string {
  return wordsOf(`${scheme.id} ${name}`).join('_').toUpperCase();
}

/** The words of a vendor's name: `X-App-Access-Sig`, `signStr`, `HMAC-SHA256`, `string to hash`. */
export function wordsOf(name: string): string[] {
  const words = name
    .replaceAll(/SHA-(?=\d)/g, 'SHA')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
  return words.length === 0 ? ['value'] : words;
}

/** Where the input comes from, by its kind and what was asked for. `clocks`: inputs that are the time of the judging. */
export function sourceOf(
  scheme: SchemeCard,
  side: Program['side'],
  field: FieldDef,
  clocks: ReadonlySet<string>,
  options: ProgramOptions,
): Source {
  const environment = fromEnvironment(scheme, field.name, !field.optional && NEEDED.has(field.kind));
  const value = options.values[field.name] ?? '';
  // What is verified is the body as it arrived, to the byte: no shell and no editor in between.
  if (side === 'verify' && (field.kind === 'rawBody' || field.kind === 'json')) return { from: 'stdin' };
  if (options.allFromEnvironment) return environment;
  if (field.secret && !options.inlineSecrets) return environment;
  // What was not typed is to be set: a signature under an empty secret is worth nothing.
  if (environment.required && value === '') return environment;
  if (clocks.has(field.name)) return { from: 'seconds' };
  // A time or nonce that was received is evidence.
  const { now, fresh = now } = FIELD_KINDS[field.kind];
  return fresh && side === 'sign' && !options.pinned ? { from: fresh } : { from: 'literal', text: value };
}

/** Kinds that nothing works without. */
const NEEDED: ReadonlySet<FieldDef['kind']> = new Set(['secret', 'token', 'publicKey'] satisfies FieldDef['kind'][]);

/** The variable of that name; a program may insist that it is there. */
export function fromEnvironment(scheme: SchemeCard, name: string, required: boolean) {
  const variable = variableOf(scheme, name);
  return { from: 'environment', variable, ...(required ? { required } : {}) } satisfies Source;
}
