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
  readonly vectors: readonly Vector[];
  /** The Learn page's prose (Markdown): formulas and tables are rendered from the definition. */
  readonly page: string;
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
  readonly fields: readonly FieldDef[];
  /** In the order in which they are shown; the last is the result. */
  readonly steps: readonly Step[];
  readonly result: Step & { readonly expr: Expr<'text'> };
  readonly message: MessageTemplates;
  /** Own checks where equality of texts is not the question (tokens). */
  readonly verifier?: Verifier;
  /** What the signature leaves open, in words, where the templates cannot know. */
  readonly coverageNotes: readonly string[];
}

/** The complete request, as a template. */
export interface MessageTemplate {
  readonly method: string;
  readonly origin: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: Template])[];
  readonly body?: BodyTemplate;
  /** Set when the vendor documents no such endpoint: the words shown beside it. */
  readonly ours?: string;
}
export type BodyTemplate = { readonly json: JsonTemplate } | { readonly raw: Expr<'text'> };
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
  readonly test:
    | { readonly is: 'equal'; readonly received: Expr<'text'>; readonly expected: Expr<'text'> }
    | { readonly is: 'oneOf'; readonly received: Expr<'text'>; readonly allowed: readonly string[] }
    | { readonly is: 'readable'; readonly received: Expr<'text'> };
  /** What a failure means and what to do. */
  readonly says: string;
}

/** A published or computed value with its intermediate steps. Every scheme's battery runs them. */
export interface Vector {
  readonly id: string;
  readonly operation: string;
  /** Where it comes from: vendor page, or how it was computed. */
  readonly source: string;
  readonly note: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Texts of steps, by name. */
  readonly steps?: Readonly<Record<string, string>>;
  readonly result?: Readonly<Record<string, string>>;
  /** An observed value to be verified, and the verdict it must get: `ok` or a check's code. */
  readonly observed?: Readonly<Record<string, string>>;
  readonly verdict?: string;
}

type Exprs<F> = { readonly [Key in keyof F]: Expr<'text'> };

interface OperationSource<F extends Readonly<Record<string, FieldDef>>, S extends Readonly<Record<string, Expr>>> {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly direction: Operation['direction'];
  readonly fields: F;
  readonly recipe: (fields: Exprs<F>) => S;
  /** The step that is the result; it must be text. */
  readonly result: NoInfer<keyof S & string>;
  readonly message: (values: Exprs<F>, steps: S) => MessageTemplates;
  readonly verifier?: (values: Exprs<F>, steps: S) => Verifier;
  readonly coverageNotes?: readonly string[];
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
  const { id, title, summary, direction, verifier, coverageNotes = [] } = source;
  return {
    id,
    title,
    summary,
    direction,
    fields: Object.values(source.fields),
    steps,
    result: { name: source.result, expr: textStep(exprs[source.result]) },
    message: source.message(symbols, exprs),
    coverageNotes,
    ...(verifier ? { verifier: verifier(symbols, exprs) } : {}),
  };
}

function textStep(expr: Expr | undefined): Expr<'text'> {
  if (expr?.kind !== 'text') throw new Error('the result of an operation must be a text step');
  return expr as Expr<'text'>;
}

/** The operation of that id. */
export function findOperation(scheme: Scheme, id: string): Operation | undefined {
  return scheme.operations.find((operation) => operation.id === id);
}

/** An operation's field by name. */
export function findField(operation: Operation, name: string): FieldDef | undefined {
  return operation.fields.find((field) => field.name === name);
}
