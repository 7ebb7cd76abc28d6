import type { SignatureName } from '../crypto/port.ts';
import type { Problem } from '../problem.ts';
import { field as fieldExpr, type Expr } from '../recipe/expression.ts';
import type { FieldDef } from './fields.ts';
import type { JsonTemplate } from './json-template.ts';
import type { Template } from './template.ts';

/** The part of a scheme that is loaded before anybody opens it. */
export interface SchemeCard {
  /** Stable: routes, cases and links use it. */
  readonly id: string;
  /** The name on screen. */
  readonly name: string;
  /** What it is, in one line. */
  readonly line: string;
  readonly tags: readonly string[];
  /** The vendor's page the facts come from, if it has a public one. */
  readonly docs?: string;
}

/** One vendor's way to authenticate. Data, read by every screen; no screen knows any scheme. */
export interface Scheme {
  readonly card: SchemeCard;
  readonly operations: readonly Operation[];
  /** Other vendors' schemes that people sign with by mistake, because the names are the same. */
  readonly confusables?: readonly Confusable[];
}

/** A step of a recipe: the vendor's word for an intermediate value. */
export interface Step {
  readonly name: string;
  readonly expr: Expr;
}

/** One thing a scheme does. */
export interface Operation {
  readonly id: string;
  readonly title: string;
  /** One sentence: when it is used. */
  readonly summary: string;
  /** `request`: the integrator signs it. `callback`: the vendor signs it, the integrator verifies. */
  readonly direction: 'request' | 'callback';
  /** The kind of screen that serves it; `compute` when absent. */
  readonly screen?: 'compute' | 'token' | 'certificate';
  readonly fields: readonly FieldDef[];
  /** In the order in which they are shown; the last is the result, if there is one. */
  readonly steps: readonly Step[];
  /** What can be computed, compared and verified. Absent where only the vendor can make it (a private key) or nothing is signed. */
  readonly result?: Step & { readonly expr: Expr<'text'> };
  /** The result opens doors by itself, again and again: it is kept as secret as what it was made with. */
  readonly isPassword?: true;
  readonly message: MessageTemplates;
  /** Own checks where equality of texts is not the question (tokens). */
  readonly verifier?: Verifier;
  /** What the signature leaves open, in words, where the templates cannot know. */
  readonly coverageNotes: readonly string[];
  /** For `screen: 'certificate'`: which of the fields mean what. */
  readonly certificate?: CertificateParts;
  /** An address that a user is sent to before this request can be made. */
  readonly redirect?: Redirect;
  /** How an answer to this request is read, and what it opens. */
  readonly answer?: Answer;
}

/** The fields of an operation that proves who calls by a TLS client certificate. */
export interface CertificateParts {
  /** A choice among the key types of core/pki. */
  readonly keyType: string;
  /** Fields of the subject, named as its parts are (CN, O, OU, C …). */
  readonly subject: readonly string[];
  /** Alternative names, separated by commas. */
  readonly altNames: string;
  /** A query string of parameters that a signed request would carry, and the header each becomes. */
  readonly parameters: string;
  readonly headerOf: (parameter: string) => string;
}

/** An address as a recipe over fields of its own and those of the operation. */
export interface Redirect {
  readonly title: string;
  /** What happens there and what comes back. */
  readonly says: string;
  /** Fields beside those of the operation; a `nonce` among them has its button. */
  readonly fields: readonly FieldDef[];
  /** Fields of the operation and of its own that the address makes no sense without. */
  readonly needs: readonly string[];
  readonly url: Expr<'text'>;
  /** Fields of the operation, and the parameter each is filled from when the user comes back. */
  readonly fills: Readonly<Record<string, string>>;
}

/** Reads a pasted answer. What it holds are secrets: it is kept in memory only. */
export interface Answer {
  readonly title: string;
  readonly says: string;
  /** The members that matter, by their own names, or why there are none. Problems never quote. */
  readonly read: (raw: string) => AnswerReading;
  /** Members that must stay secret. */
  readonly secrets: readonly string[];
  /** The member with the end of its life: seconds from now, or a time in Unix seconds. */
  readonly expires: { readonly member: string; readonly is: 'span' | 'time' };
  readonly next: readonly NextUse[];
}
export type AnswerReading =
  | { readonly ok: true; readonly members: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly problem: Problem };

/** Members of an answer as inputs of another operation of the scheme. */
export interface NextUse {
  readonly title: string;
  readonly operation: string;
  /** Field, and the member that fills it. */
  readonly fills: Readonly<Record<string, string>>;
  /** Fields with a fixed value, such as the grant. */
  readonly sets?: Readonly<Record<string, string>>;
}

/** The complete request, as a template. Its line is fixed text, or a template where fields decide it. */
export interface MessageTemplate {
  readonly method: string | Template;
  readonly origin: string | Template;
  /** Path and query. */
  readonly target: string | Template;
  /** A header whose template is one optional group is left out when the group is. */
  readonly headers: readonly (readonly [name: string, value: Template])[];
  readonly body?: BodyTemplate;
  /** Set when the vendor documents no such endpoint: the words shown beside it. */
  readonly ours?: string;
}
export type BodyTemplate =
  | { readonly json: JsonTemplate }
  /** `omitEmpty`: an empty text means no body at all, not a body of no bytes. */
  | { readonly raw: Expr<'text'>; readonly omitEmpty?: true }
  /** `application/x-www-form-urlencoded`; members with an empty value are left out. */
  | { readonly form: readonly (readonly [name: string, slot: Expr<'text'>])[] };
/** One message, or one for each value of a choice field. */
export type MessageTemplates =
  | MessageTemplate
  | { readonly by: string; readonly of: Readonly<Record<string, MessageTemplate>> };

/** Checks over evidence that is never rewritten. */
export interface Verifier {
  /** The evidence field, named as the result. */
  readonly evidence: string;
  readonly steps: readonly Step[];
  readonly checks: readonly Check[];
}

/** One row of a verification. `code` is the verdict when it fails. */
export interface Check {
  readonly name: string;
  readonly code: string;
  readonly test: Test;
  /** What a failure means and what to do. */
  readonly says: string;
}

export type Test =
  | { readonly is: 'equal'; readonly received: Expr<'text'>; readonly expected: Expr<'text'> }
  | { readonly is: 'oneOf'; readonly received: Expr<'text'>; readonly allowed: readonly string[] }
  /** Nothing stood in the way of computing it; where it was read out of a JSON object, that one's members are told. */
  | { readonly is: 'readable'; readonly received: Expr<'text'>; readonly object?: Expr<'text'> }
  | SignedTest
  /** A JWS `alg` that the pasted key can have made: RS256 for RSA, ES256 for P-256, HS256 for a secret. Never `none`. */
  | { readonly is: 'fitsKey'; readonly received: Expr<'text'>; readonly key: Expr<'text'>; readonly kid?: Expr<'text'> }
  /** A NumericDate claim (RFC 7519 section 2) of a JSON text against a clock in Unix seconds; skipped when either is absent. */
  | {
      readonly is: 'time';
      readonly claims: Expr<'text'>;
      readonly claim: string;
      readonly rule: 'expires' | 'starts' | 'issued';
      readonly now: Expr<'text'>;
    };

/**
 * A signature under a public key (or an HMAC under an oct JWK). Fails as `key-unusable`, or whatever
 * the key reader says, `signature-malformed`, or the check's own code when the signature is not the key's.
 */
export interface SignedTest {
  readonly is: 'signed';
  readonly algorithm: SignatureName | Expr<'text'>;
  /** A key as text: PEM, certificate, JWK, JWKS. */
  readonly key: Expr<'text'>;
  /** Chooses among the keys of a set. */
  readonly kid?: Expr<'text'>;
  readonly data: Expr<'bytes'>;
  readonly signature: Expr<'bytes'>;
  /** Skip the check, saying so, when no key was given. The verdict is then `signature-not-checked`. */
  readonly keyOptional?: true;
}

/** Another vendor's scheme that shares names with an operation of this one: what that vendor's code would have computed. */
export interface Confusable {
  readonly id: string;
  readonly name: string;
  /** Where its requests go: one that is imported from there is not this vendor's. */
  readonly host: string;
  /** The operation of this scheme it is taken for. */
  readonly operation: string;
  /** Fields it needs besides those of the operation. */
  readonly fields: readonly FieldDef[];
  readonly steps: readonly Step[];
  readonly result: Expr<'text'>;
  /** What happened, and what to do. */
  readonly says: string;
  readonly source: string;
}

/**
 * A published or computed value with its intermediate steps. They stand in vectors.json beside the scheme, apart from
 * it: a panel loads them when somebody asks for a sample. Every scheme's battery runs them.
 */
export interface Vector {
  readonly id: string;
  readonly operation: string;
  /** Where it comes from: vendor page, or how it was computed. */
  readonly source: string;
  readonly note: string;
  /** What a menu calls it; where there is none, what it shows is its name. */
  readonly title?: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Texts of steps, by name. */
  readonly steps?: Readonly<Record<string, string>>;
  readonly result?: Readonly<Record<string, string>>;
  /** An observed value to be verified, and the verdict it must get: `ok` or a check's code. */
  readonly observed?: Readonly<Record<string, string>>;
  readonly verdict?: string;
  /** Headers of the complete message, by name. */
  readonly headers?: Readonly<Record<string, string>>;
}

type Exprs<F> = { readonly [Key in keyof F]: Expr<'text'> };

interface OperationSource<F extends Readonly<Record<string, FieldDef>>, S extends Readonly<Record<string, Expr>>> {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly direction: Operation['direction'];
  readonly screen?: Operation['screen'];
  readonly fields: F;
  readonly recipe: (fields: Exprs<F>) => S;
  /** The step that is the result, if any; it must be text. */
  readonly result?: NoInfer<keyof S & string>;
  readonly isPassword?: Operation['isPassword'];
  readonly message: (values: Exprs<F>, steps: S) => MessageTemplates;
  readonly verifier?: (values: Exprs<F>, steps: S) => Verifier;
  readonly coverageNotes?: readonly string[];
  readonly certificate?: CertificateParts;
  readonly redirect?: (values: Exprs<F>) => Redirect;
  readonly answer?: Answer;
}

/**
 * Turns an operation as written into data: the recipe runs once, here, on symbols. Step names are the
 * keys of what it returns, in their order, and are the vendor's own words.
 */
export function defineOperation<F extends Readonly<Record<string, FieldDef>>, S extends Readonly<Record<string, Expr>>>(
  source: OperationSource<F, S>,
): Operation {
  const symbols = Object.fromEntries(
    Object.entries(source.fields).map(([key, def]) => [key, fieldExpr(def.name)]),
  ) as Exprs<F>;
  const exprs = source.recipe(symbols);
  const steps = Object.entries(exprs).map(([name, expr]) => ({ name, expr }));
  const { id, title, summary, direction, screen, result, verifier, coverageNotes = [] } = source;
  const { certificate, redirect, answer, isPassword } = source;
  return {
    id,
    title,
    summary,
    direction,
    fields: Object.values(source.fields),
    steps,
    message: source.message(symbols, exprs),
    coverageNotes,
    ...(screen ? { screen } : {}),
    ...(result === undefined ? {} : { result: { name: result, expr: textStep(exprs[result]) } }),
    ...(isPassword ? { isPassword } : {}),
    ...(verifier ? { verifier: verifier(symbols, exprs) } : {}),
    ...(certificate ? { certificate } : {}),
    ...(redirect ? { redirect: redirect(symbols) } : {}),
    ...(answer ? { answer } : {}),
  };
}

function textStep(expr: Expr | undefined): Expr<'text'> {
  if (expr?.kind !== 'text') throw new Error('the result of an operation must be a text step');
  return expr as Expr<'text'>;
}

/** The operation of that id; undefined when the scheme has none. */
export function findOperation(scheme: Scheme, id: string): Operation | undefined {
  return scheme.operations.find((operation) => operation.id === id);
}

/** An operation's field by name. */
export function findField(operation: Operation, name: string): FieldDef | undefined {
  return operation.fields.find((field) => field.name === name);
}
