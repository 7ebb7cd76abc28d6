import type { Operation, SchemeCard, Test } from '../core/scheme/define.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import { selectMessage, withInitials } from '../core/scheme/trace.ts';
import { isOptional } from '../core/scheme/template.ts';
import { evidenceName, verifierOf } from '../core/scheme/verify.ts';
import { checkTests } from './checks.ts';
import { planKey } from './keys.ts';
import {
  fromEnvironment,
  sourceOf,
  termsOf,
  variableOf,
  type Binding,
  type Header,
  type Input,
  type Program,
  type ProgramOptions,
  type RequestPlan,
  type Statement,
} from './program.ts';
import { bodyTerm, templateTerm } from './templates.ts';
import { Terms, type Term } from './term.ts';

/** The program that signs and sends; undefined where only the vendor can make what is sent. */
export function signProgram(scheme: SchemeCard, operation: Operation, typed: ProgramOptions): Program | undefined {
  const options = { ...typed, values: withInitials(operation, typed.values) };
  const terms = new Terms(choicesOf(operation, options));
  const build = new Builder(terms);
  for (const { name, expr } of operation.steps) build.step(name, terms.lower(expr));
  const request = requestPlan(scheme, operation, options, terms, build);
  return finish({ scheme, operation, side: 'sign', options, build, request });
}

/** The program that verifies what was received; undefined where nothing is signed, or `planKey` has a problem with the key. */
export function verifyProgram(scheme: SchemeCard, operation: Operation, typed: ProgramOptions): Program | undefined {
  const verifier = verifierOf(operation);
  const plan = planKey(operation, withInitials(operation, typed.values), typed.observed ?? '');
  if (!verifier || !plan.ok) return undefined;
  const options = { ...typed, values: plan.values };
  const terms = new Terms(choicesOf(operation, options));
  const build = new Builder(terms);
  const steps = verifier.steps.map(({ name, expr }) => ({ name, term: terms.lower(expr) }));
  for (const check of verifier.checks.filter(({ test }) => !lacksKey(test, options))) {
    for (const test of checkTests(check, terms, plan.algorithm)) {
      const used = new Set(test.terms.flatMap(nodesBelow));
      for (const { name, term } of steps) if (used.has(term) && !build.isBound(term)) build.step(name, term);
      for (const term of test.terms) build.prepare(check.name, term);
      if (check.test.is === 'time' && test.statement?.test.is === 'time')
        for (const term of test.terms) build.atom(check.test.claim, term);
      if (test.statement) build.add(test.statement);
    }
  }
  for (const { name, term } of steps) if (!build.isBound(term)) build.step(name, term);
  return finish({ scheme, operation, side: 'verify', options, build });
}

/** Collects statements; knows which terms have a name by now. */
class Builder {
  readonly statements: Statement[] = [];
  readonly #bound = new Map<Term, Binding>();
  readonly #terms: Terms;

  constructor(terms: Terms) {
    this.#terms = terms;
  }

  isBound(term: Term): boolean {
    return this.#bound.has(term);
  }

  add(statement: Statement): void {
    this.statements.push(statement);
  }

  step(name: string, term: Term): void {
    this.#bind(name, term, true);
  }

  /** The term as something that can stand anywhere: a literal, an input, or a name for it. */
  atom(name: string, term: Term): Term {
    if (term.word !== 'literal' && term.word !== 'input' && !this.isBound(term)) this.#bind(name, term, false);
    return term;
  }

  /** Names what cannot stand inside an expression. */
  prepare(name: string, term: Term): void {
    if (this.isBound(term)) return;
    for (const arg of term.args) this.prepare(name, arg);
    if (term.word === 'choose') this.#bind(`${name} part`, term, false);
    const own = this.#terms.isShared(term) ? nameOfRead(term) : undefined;
    if (own !== undefined) this.#bind(own, term, false);
  }

  #bind(name: string, term: Term, isStep: boolean): void {
    if (!this.isBound(term)) for (const arg of term.args) this.prepare(name, arg);
    const binding = { name, term, isStep };
    this.statements.push({ do: 'bind', binding });
    this.#bound.set(term, binding);
  }
}

/** What is read out of a text has a name of its own when it is read more than once: a claim, a part of a token. */
function nameOfRead({ word, param }: Term): string | undefined {
  if (!Array.isArray(param)) return undefined;
  const [first, index] = param as readonly string[];
  if (word === 'segment') return `part ${Number(index) + 1}`;
  return word === 'jsonMember' || word === 'optionalMember' ? first : undefined;
}

function requestPlan(
  scheme: SchemeCard,
  operation: Operation,
  options: ProgramOptions,
  terms: Terms,
  build: Builder,
): RequestPlan {
  const { method, origin, target, headers, body } = selectMessage(operation, options.values);
  const start = options.origin === undefined ? templateTerm(origin, terms) : terms.literal(options.origin);
  const parts = [start, templateTerm(target, terms)].flatMap((term) => (term.word === 'concat' ? term.args : [term]));
  const url = build.atom('url', terms.concat(parts));
  const plan = headers.map(([name, value]): Header => {
    const term = build.atom(name, templateTerm(value, terms));
    return { name, value: term, isOptional: isOptional(value) };
  });
  const { certificate } = operation;
  const query = certificate ? new URLSearchParams(options.values[certificate.parameters] ?? '') : [];
  const extra = [...query].map(([name, value]): Header => ({
    name: certificate?.headerOf(name) ?? name,
    value: terms.literal(value),
    isOptional: false,
  }));
  return {
    method: build.atom('request method', templateTerm(method, terms)),
    url,
    headers: [...plan, ...extra],
    ...(body ? { body: build.atom('request body', bodyTerm(body, terms)) } : {}),
    ...(certificate
      ? { certificate: { certificate: variableOf(scheme, 'certificate'), key: variableOf(scheme, 'key') } }
      : {}),
  };
}

interface Parts {
  readonly scheme: SchemeCard;
  readonly operation: Operation;
  readonly side: Program['side'];
  readonly options: ProgramOptions;
  readonly build: Builder;
  readonly request?: RequestPlan;
}

function finish({ scheme, operation, side, options, build: { statements }, request }: Parts): Program | undefined {
  const base = { scheme, operation, side, statements, probe: options.probe ?? false, ...(request ? { request } : {}) };
  const used = usedIn(base);
  const received = evidenceName(verifierOf(operation)?.evidence ?? '');
  if (side === 'sign' && used.inputs.has(received)) return undefined;
  const clocks = clocksIn(statements);
  const inputs = operation.fields.flatMap((field): Input[] =>
    used.inputs.has(field.name)
      ? [{ name: field.name, isSecret: field.secret ?? false, source: sourceOf(scheme, side, field, clocks, options) }]
      : [],
  );
  if (used.inputs.has(received)) inputs.push(receivedInput(scheme, received, operation, options));
  const prints = statements.flatMap((statement) =>
    statement.do === 'bind' && !used.bindings.has(statement.binding) ? [statement.binding] : [],
  );
  return { ...base, inputs, prints, options };
}

function receivedInput(scheme: SchemeCard, name: string, operation: Operation, options: ProgramOptions): Input {
  const own = operation.fields.find((field) => evidenceName(field.name) === name);
  const isSecret = own?.secret ?? false;
  const text = options.observed ?? '';
  const isSet = !options.allFromEnvironment && text !== '' && (!isSecret || options.inlineSecrets);
  return { name, isSecret, source: isSet ? { from: 'literal', text } : fromEnvironment(scheme, name, true) };
}

/** The inputs and bindings that something refers to, read as a language reads them: up to the nearest name. */
function usedIn({ statements, request }: Pick<Program, 'statements' | 'request'>) {
  const inputs = new Set<string>();
  const bindings = new Set<Binding>();
  const named = new Map<Term, Binding>();
  const visit = (term: Term): void => {
    const binding = named.get(term);
    if (binding) bindings.add(binding);
    else if (term.word === 'input') inputs.add(String(term.param));
    else for (const arg of term.args) visit(arg);
  };
  for (const statement of statements) {
    if (statement.do === 'bind') {
      visit(statement.binding.term);
      named.set(statement.binding.term, statement.binding);
    } else for (const term of termsOf(statement.test)) visit(term);
  }
  if (request)
    for (const term of [request.method, request.url, ...request.headers.map(({ value }) => value)]) visit(term);
  if (request?.body) visit(request.body);
  return { inputs, bindings };
}

/** The inputs that checks hold times against. */
function clocksIn(statements: readonly Statement[]): ReadonlySet<string> {
  const names = statements.flatMap((statement) =>
    statement.do === 'check' && statement.test.is === 'time' ? [String(statement.test.now.param)] : [],
  );
  return new Set(names);
}

/** Without a key the signature cannot be looked at. */
function lacksKey(test: Test, { values }: ProgramOptions): boolean {
  if (test.is !== 'signed' || !test.keyOptional) return false;
  return test.key.op === 'field' && (values[String(test.key.param)] ?? '') === '';
}

function nodesBelow(term: Term): Term[] {
  return [term, ...term.args.flatMap(nodesBelow)];
}

function choicesOf({ fields }: Operation, { values }: ProgramOptions): Record<string, string> {
  const decided = fields.filter(({ kind }) => kind === 'choice');
  return Object.fromEntries(decided.map((field) => [field.name, chosen(field, values[field.name])]));
}

/** A choice that was not made is its first value. */
function chosen({ choices = [] }: FieldDef, value: string | undefined): string {
  return value === undefined || value === '' ? (choices[0] ?? '') : value;
}
