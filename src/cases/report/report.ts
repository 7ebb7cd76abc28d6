import { webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import { utf8Length } from '../../core/bytes/text.ts';
import { rawHttp, type HttpMessage } from '../../core/http/message.ts';
import { describeProblem } from '../../core/problem.ts';
import { evaluate } from '../../core/recipe/evaluate.ts';
import { fieldsIn } from '../../core/recipe/expression.ts';
import { phraseOf } from '../../core/recipe/formula.ts';
import { totalOf } from '../../core/recipe/view.ts';
import { compareResult } from '../../core/scheme/compare.ts';
import type { Operation, Scheme } from '../../core/scheme/define.ts';
import { secretsIn } from '../../core/scheme/hidden.ts';
import {
  lookupIn,
  shownMessage,
  traceOperation,
  withInitials,
  type Trace,
  type TraceStep,
} from '../../core/scheme/trace.ts';
import { verifierOf, verifyOperation, withEvidence, type Verdict } from '../../core/scheme/verify.ts';
import type { Case } from '../case.ts';
import { coverOf, coveredParts, coveredText, scrubbed, type Hidden, type Part, type Secrets } from '../export/cover.ts';
import { redacted } from '../export/redact.ts';
import { hiddenOf, secretNames } from '../secrets.ts';

/** What a diagnosis said, in words. */
export interface ReportedDiagnosis {
  readonly verdict: string;
  readonly says: string;
  readonly explanations: readonly { readonly causes: readonly string[]; readonly says: string; readonly fix: string }[];
}

export interface ReportedStep {
  readonly name: string;
  /** What was done, in words. */
  readonly phrase: string;
  /** Where it could not be computed: why. */
  readonly problem?: string;
  readonly text?: readonly Part[];
  readonly hex?: readonly Part[];
  /** Of the whole value; left out where it would give away a secret's length. */
  readonly bytes?: number;
  readonly isCut: boolean;
}

/** Everything a report says, secrets covered up already. Plain data: the writers only lay it out. */
export interface Report {
  readonly scheme: string;
  readonly operation: string;
  readonly place: string;
  readonly summary: string;
  /** UTC, as text. */
  readonly at: string;
  readonly fields: readonly { readonly name: string; readonly text: string; readonly isCover: boolean }[];
  readonly steps: readonly ReportedStep[];
  readonly problems: readonly string[];
  readonly result?: { readonly name: string; readonly text: string };
  readonly message?: string;
  readonly observed?: { readonly name: string; readonly text: string; readonly says: string };
  readonly verdict?: Verdict;
  readonly diagnosis?: ReportedDiagnosis;
  /** Names of the secrets that were covered up. */
  readonly hidden: readonly string[];
}

/** So much of a value is written out: a report is for reading. */
const MOST = 4000;
/** So much of a message, which is copied from reports, too. */
const MOST_OF_MESSAGE = 65_536;

/** Covers the secrets in a text that has no origins. */
type Clean = (text: string) => string;

interface Subject {
  readonly scheme: Scheme;
  readonly operation: Operation;
  readonly value: Case;
  /** Secrets that somebody wants in: fields, and a result that is one. */
  readonly shown: ReadonlySet<string>;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly diagnosis?: ReportedDiagnosis;
}

/** Computes a case and covers its secrets: only what is in the report can get out of it. */
export async function reportOf({ scheme, operation, value, shown, at, diagnosis }: Subject): Promise<Report> {
  const inputs = withInitials(operation, value.inputs);
  const hidden = hiddenOf(operation, inputs, shown);
  const verifier = verifierOf(operation);
  const seen = verifier && (value.observed[verifier.evidence] ?? inputs[verifier.evidence]);
  const evident = verifier && seen !== undefined && seen !== '' ? withEvidence(verifier, inputs, seen) : inputs;
  const trace = await traceOperation(operation, evident, webcryptoEngine);
  const message = await coveredMessage(operation, inputs, hidden);
  const verdict =
    seen === undefined || seen === '' ? undefined : await verifyOperation(operation, inputs, seen, webcryptoEngine);
  const secrets = await secretsOf(operation, evident, hidden, [seen, trace.result]);
  const clean: Clean = (text) => scrubbed(text, secrets);
  const observed = verifier && seen ? observedOf(trace, verifier.evidence, seen, hidden, clean) : undefined;
  const result = resultOf(trace, hidden);
  return {
    scheme: scheme.card.name,
    operation: operation.title,
    place: `${scheme.card.id}/${operation.id}`,
    summary: operation.summary,
    at: `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`,
    fields: operation.fields
      .filter(({ name }) => inputs[name] !== undefined)
      .map(({ name }) => fieldOf(name, inputs[name] ?? '', hidden, clean)),
    steps: trace.steps.map((step) => stepOf(step, hidden, clean)),
    problems: trace.problems.map((problem) => clean(`${problem.field ?? ''}: ${describeProblem(problem)}`)),
    hidden: [...hidden.fields, ...(hidden.made && (seen || result) ? [hidden.made.name] : [])],
    ...(result ? { result } : {}),
    ...(message ? { message: cut(clean(rawHttp(message, utf8Length(message.body ?? ''))), MOST_OF_MESSAGE) } : {}),
    ...(observed ? { observed } : {}),
    ...(verdict ? { verdict: cleanVerdict(verdict, clean) } : {}),
    ...(diagnosis ? { diagnosis: cleanDiagnosis(diagnosis, clean) } : {}),
  };
}

/** The message with secrets covered up by their origin, by their value in what was typed beside them, and by usual names. */
export async function coveredMessage(
  operation: Operation,
  inputs: Readonly<Record<string, string>>,
  hidden: Hidden,
): Promise<HttpMessage | undefined> {
  const message = await shownMessage(operation, inputs, webcryptoEngine, (value) => coveredText(value, hidden));
  // A password that is to be seen stands in a header that would be covered by its name.
  const isWanted = operation.isPassword === true && !hidden.made;
  if (!message || isWanted || (hidden.fields.size === 0 && !hidden.made)) return message;
  const secrets = secretsIn(operation, inputs).filter(({ name }) => hidden.fields.has(name));
  const wanted = [...secretNames(operation)].filter((name) => !hidden.fields.has(name));
  return redacted(message, secrets, new Set(wanted));
}

/** What to look for in texts that origins do not follow. */
async function secretsOf(
  operation: Operation,
  inputs: Readonly<Record<string, string>>,
  { fields, made }: Hidden,
  [seen, computed]: readonly [seen: string | undefined, computed: TraceStep | undefined],
): Promise<Secrets> {
  const typed = [...fields].map((name) => [name, inputs[name] ?? ''] as const);
  if (!made) return typed;
  // What is held against a value that only the secret's holder can make is the secret part of a received password.
  const proofs = (verifierOf(operation)?.checks ?? []).flatMap(({ test }) =>
    test.is === 'equal' && fieldsIn(test.expected).some((name) => made.from.has(name))
      ? [test.received, test.expected]
      : [],
  );
  const valueOf = lookupIn(await evaluate(proofs, inputs, webcryptoEngine), inputs);
  const whole = computed?.outcome.ok && computed.outcome.value.kind === 'text' ? computed.outcome.value.text : '';
  const texts = [seen ?? '', whole, ...proofs.map((expr) => valueOf(expr) ?? '')];
  return [...typed, ...texts.map((text) => [made.name, text] as const)];
}

function fieldOf(name: string, text: string, hidden: Hidden, clean: Clean): Report['fields'][number] {
  if (hidden.fields.has(name)) return { name, text: coverOf(name), isCover: true };
  return { name, text: cut(clean(text)), isCover: false };
}

function stepOf({ name, expr, outcome }: TraceStep, hidden: Hidden, clean: Clean): ReportedStep {
  const phrase = phraseOf(expr);
  if (!outcome.ok) return { name, phrase, problem: describeProblem(outcome.problem), isCut: false };
  const { value } = outcome;
  const isReadable = value.kind !== 'bytes' || totalOf(value, 'text') > 0;
  const shown = isReadable ? coveredParts(value, 'text', hidden, MOST) : undefined;
  const text = shown?.map((part) => ({ ...part, text: clean(part.text) }));
  // A secret that was typed in another field has no origin of its own: where its text is, its hex is, too.
  const isClean = shown?.every((part, index) => part.text === text?.[index]?.text) ?? true;
  const hex = isClean
    ? coveredParts(value, 'hex', hidden, MOST)
    : [{ text: coverOf(name), fields: [], isCover: true as const }];
  const isCovered = [...(text ?? []), ...hex].some((part) => part.isCover);
  return {
    name,
    phrase,
    hex,
    isCut: totalOf(value, 'hex') > MOST || totalOf(value, 'text') > MOST,
    ...(text ? { text } : {}),
    ...(isCovered ? {} : { bytes: totalOf(value, 'hex') / 2 }),
  };
}

function resultOf({ result }: Trace, hidden: Hidden): Report['result'] {
  if (!result?.outcome.ok) return undefined;
  return { name: result.name, text: cut(coveredText(result.outcome.value, hidden)) };
}

function observedOf({ result }: Trace, name: string, seen: string, hidden: Hidden, clean: Clean): Report['observed'] {
  const outcome = result?.outcome;
  const computed = outcome?.ok && outcome.value.kind === 'text' ? outcome.value.text : undefined;
  const comparison = computed === undefined ? undefined : compareResult(computed, seen);
  const says = {
    equal: 'It matches what was computed.',
    'equal-but': 'It matches what was computed, but in another form.',
    different: 'It does not match what was computed.',
  };
  return {
    name,
    text: hidden.fields.has(name) || hidden.made?.name === name ? coverOf(name) : cut(clean(seen)),
    says: comparison ? says[comparison.is] : '',
  };
}

function cleanVerdict(verdict: Verdict, clean: (text: string) => string): Verdict {
  return { ...verdict, rows: verdict.rows.map((row) => ({ ...row, measured: clean(row.measured) })) };
}

function cleanDiagnosis({ verdict, says, explanations }: ReportedDiagnosis, clean: (text: string) => string) {
  return {
    verdict,
    says: clean(says),
    explanations: explanations
      .slice(0, 5)
      .map((one) => ({ causes: one.causes, says: clean(one.says), fix: clean(one.fix) })),
  };
}

function cut(text: string, most = MOST): string {
  return text.length > most ? `${text.slice(0, most)}… (${text.length} characters)` : text;
}
