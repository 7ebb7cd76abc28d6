import { syncEngine } from '../core/crypto/sync.ts';
import { createKeyedEngine } from '../core/crypto/keyed.ts';
import { describeProblem } from '../core/problem.ts';
import { evaluateSync, type Inputs } from '../core/recipe/evaluate.ts';
import { literal } from '../core/recipe/expression.ts';
import { rewrite } from '../core/recipe/rewrite.ts';
import type { Operation } from '../core/scheme/define.ts';
import { verifierOf, withEvidence } from '../core/scheme/verify.ts';
import { lookupIn, withInitials } from '../core/scheme/trace.ts';
import { around, BARE } from './around.ts';
import { explainEvidence, type Finding } from './evidence.ts';
import { Matcher } from './matcher.ts';
import { observedProblem } from './observed.ts';
import { groupsIn } from './classes.ts';
import { catalogued, rebuild, type Catalogue, type Made, type Patient, type Site } from './generate.ts';
import { Values } from './plan.ts';
import { tokenWarning } from './token-warning.ts';
import { secretInPlace, sentInstead } from './sent-instead.ts';
import { Search, type Hit, type Partition, type Progress } from './search.ts';
import { SinglesSearch } from './singles.ts';
import { specialise } from './sites.ts';
import { limitOf, refusedSize } from './size.ts';
import { inOneLine, isPrintedInLines, PRINTED_IN_LINES } from './token-lines.ts';
import { bundleOf, locate, type Bundle, type Evidence, type Target } from './target.ts';
import type { Group } from './words.ts';

/** What somebody wants explained: inputs believed right, and the value their code made. */
export interface Complaint {
  readonly inputs: Inputs;
  /** By the result's name. */
  readonly observed: Readonly<Record<string, string>>;
}

/** What goes on until it is done: about `budget` attempts each time. */
export interface Searching {
  readonly hits: readonly Hit[];
  step(budget: number): Progress;
  progress(): Progress;
}

/** A complaint that can be searched for. */
export interface Job {
  readonly operation: Operation;
  readonly inputs: Inputs;
  /** The observed value, whole; a token that was printed in lines, in one. */
  readonly observed: string;
  readonly target: Target;
  /** What header and payload of a token showed by themselves. */
  readonly findings: readonly Finding[];
  /** What stands round a token. */
  readonly before: string;
  readonly after: string;
  /** Empty where mistakes are made one by one. */
  readonly catalogue: Catalogue;
  readonly search: Searching;
  /** Single mistakes that were tried, by their group. */
  readonly ruledOut: () => ReadonlyMap<Group, number>;
  /** Why only single mistakes are tried, where that is so. There is nothing to share out then. */
  readonly limited?: string;
}

export type Opening =
  | { readonly is: 'unusable'; readonly why: string; readonly fix: string }
  | { readonly is: 'matches'; readonly says: string; readonly warning?: string }
  /** Explained without a search. */
  | { readonly is: 'plain'; readonly findings: readonly Finding[] }
  /** Of another shape than any result: nothing to search with. */
  | { readonly is: 'shapeless'; readonly says: string }
  | { readonly is: 'job'; readonly job: Job };

/** Looks at a complaint: answers at once where it can, otherwise prepares the search. */
export function open(patient: Patient, complaint: Complaint, partition?: Partition): Opening {
  const steps = opening(patient, complaint, partition);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** `open` step by step, for whoever has to breathe between them: preparing may take seconds. */
export function* opening(patient: Patient, complaint: Complaint, partition?: Partition): Generator<Made, Opening> {
  const { operation } = patient;
  const { result } = operation;
  if (!result)
    return unusable('This operation has no result to compare.', 'Choose one that is computed from its inputs.');
  const observed = observedOf(complaint.observed, result.name);
  if (observed === undefined || observed === '')
    return unusable(
      `There is no observed ${result.name}.`,
      `Put the value your code made into observed, as ${result.name}.`,
    );
  const missing = operation.fields.find(
    (field) => field.optional !== true && field.initial === undefined && complaint.inputs[field.name] === undefined,
  );
  if (missing)
    return unusable(
      `The input ${missing.name} is missing.`,
      'Add it to inputs, as an empty string if it is meant to be empty.',
    );
  const inputs = withInitials(operation, complaint.inputs);
  const tooLarge = refusedSize(inputs);
  if (tooLarge) return unusable(tooLarge.why, tooLarge.fix);
  const outcome = evaluateSync([result.expr], inputs, syncEngine).get(result.expr);
  if (!outcome?.ok)
    return unusable(
      outcome ? describeProblem(outcome.problem) : 'It cannot be computed.',
      'Correct the input, then ask again.',
    );
  const wrapped =
    outcome.value.kind === 'text' && result.expr.op === 'base64' && observed === `${outcome.value.text}\n`;
  if (wrapped) return { is: 'plain', findings: [LINE_END] };
  // White space round it came with the copy.
  if (outcome.value.kind === 'text' && [observed, observed.trim()].includes(outcome.value.text))
    return { is: 'matches', says: `${result.name} is what these inputs give.` };
  if (accepted(operation, inputs, observed)) return matching(operation, inputs, observed);
  const whole = result.expr.op === 'join' ? inOneLine(observed) : undefined;
  if (whole !== undefined && accepted(operation, inputs, whole)) return { is: 'plain', findings: [PRINTED_IN_LINES] };
  const instead = sentInstead(operation, inputs, observed);
  if (instead) return { is: 'plain', findings: [instead] };
  const tooShort = observedProblem(operation, inputs, observed);
  if (tooShort)
    return unusable(`${result.name} is too short: expected ${tooShort.expected}; got ${tooShort.got}.`, tooShort.fix);
  if (whole === undefined || !isPrintedInLines(observed)) return yield* prepare(patient, inputs, observed, partition);
  return yield* prepare(patient, inputs, whole, partition, [PRINTED_IN_LINES]);
}

function* prepare(
  patient: Patient,
  inputs: Inputs,
  observed: string,
  partition?: Partition,
  known: readonly Finding[] = [],
): Generator<Made, Opening> {
  const { operation } = patient;
  const values = new Values(inputs, createKeyedEngine());
  const bundle = specialise(bundleOf(operation.steps), values, rebuild);
  // Of a token; what stands round a value in one piece is a form of it.
  const { before, after, findings: outside } = isOnePiece(bundle, observed) ? BARE : around(observed);
  const target = locate(bundle, observed.slice(before.length, observed.length - after.length));
  if (!target)
    return {
      is: 'shapeless',
      says: `This is not a ${operation.result?.name ?? 'result'}: it does not have as many parts as one.`,
    };
  const seen = explainAll(target.evidence, values, inputs);
  if (!seen) return { is: 'shapeless', says: 'Header or payload of the token hold other data than these inputs.' };
  const findings: Finding[] = [...known, ...outside, ...seen];
  if (target.text === '') return { is: 'plain', findings: [...findings, unsigned(findings)] };
  const secret = target.evidence.length > 0 ? secretInPlace(operation, inputs, target.text) : undefined;
  if (secret) return { is: 'plain', findings: [...findings, secret] };
  const about = { operation, inputs, observed, target, findings, before, after };
  const site: Site = { patient, target, inputs, values };
  const matcher = new Matcher(target.text, target.own);
  const limited = limitOf(inputs);
  if (limited !== undefined) {
    const search = new SinglesSearch(site, matcher);
    return { is: 'job', job: { ...about, catalogue: NONE, search, ruledOut: () => search.ruledOut, limited } };
  }
  const found = yield* catalogued(site);
  const search = new Search(target.digest, found, values, matcher, partition);
  return { is: 'job', job: { ...about, catalogue: found, search, ruledOut: () => groupsIn(found.classes) } };
}

/** Of every part of a token that can be read; undefined where one holds other data than the inputs. */
function explainAll(evidence: readonly Evidence[], values: Values, inputs: Inputs): Finding[] | undefined {
  const computed = evidence.map(({ node }) => {
    const value = values.of(node);
    return value?.kind === 'text' ? value.text : undefined;
  });
  const [first, second, ...more] = evidence.map(({ text }) => text);
  const isExchanged = more.length === 0 && first === computed[1] && second === computed[0] && first !== second;
  if (isExchanged && first !== undefined) return [EXCHANGED];
  const found = evidence.map((one, i) => {
    const right = computed[i];
    return right === undefined ? undefined : explainEvidence(one, right, inputs);
  });
  // Both parts may say the same.
  return found.every((findings) => findings !== undefined) ? [...new Set(found.flat())] : undefined;
}

const EXCHANGED: Finding = {
  causes: ['field-order'],
  says: 'puts the payload before the header',
  how: { id: 'token/exchanged' },
};

const isOnePiece = (bundle: Bundle, observed: string): boolean => locate(bundle, observed)?.evidence.length === 0;

/** What MIME's encoders put after the last line, the only one of a value as short as this. */
const LINE_END: Finding = {
  causes: ['base64-line-wrap'],
  says: 'ends the base64 with a line feed, as encoders for MIME do (encode64, encodebytes); if it only came with the copy, the value is right',
  how: { id: 'sent/line-end', text: '\n' },
};

/** A token that ends with its last dot. */
function unsigned(findings: readonly Finding[]): Finding {
  const isNone = findings.some(({ causes }) => causes.includes('jwt-alg-confusion'));
  return { causes: isNone ? [] : ['truncated'], says: 'leaves the signature out', how: { id: 'token/unsigned' } };
}

const NONE: Catalogue = { classes: [], later: [], leaves: [] };

/** Whether the operation's own checks, those that need no promise, all pass. */
function accepted(operation: Operation, inputs: Inputs, observed: string): boolean {
  const verifier = operation.verifier && verifierOf(operation);
  if (!verifier) return false;
  const given = withEvidence(verifier, inputs, observed);
  return verifier.checks.every(({ test }) => {
    // Whether its time has come or gone, a clock must say; the words tell of it (`matching`).
    if (test.is === 'time') return true;
    if (test.is !== 'equal' && test.is !== 'oneOf' && test.is !== 'readable') return false;
    const exprs = test.is === 'equal' ? [test.received, test.expected] : [test.received];
    const memo = evaluateSync(exprs, given, syncEngine);
    const valueOf = lookupIn(memo, given);
    const received = valueOf(test.received);
    if (received === undefined) return false;
    if (test.is === 'equal') return received === valueOf(test.expected);
    return test.is === 'readable' || test.allowed.includes(received);
  });
}

/** Of a token that verifies though it is not the computed one. */
function matching(operation: Operation, inputs: Inputs, observed: string): Opening {
  const says = `${operation.result?.name ?? ''} is written differently but just as valid: its signature is right.`;
  const warning = tokenWarning(operation, inputs, observed);
  return { is: 'matches', says, ...(warning === undefined ? {} : { warning }) };
}

/**
 * The boundary: what is reported has been computed once more, from the inputs, with the ordinary
 * engine, and is the observed value to the last character.
 */
export function reproduces(job: Job, hit: Hit, form: Hit['forms'][number]): boolean {
  const bundle = hit.edits.reduce(
    (graph, edit) => rewrite(graph, edit),
    job.target.digest as ReturnType<typeof rewrite>,
  );
  const outcome = evaluateSync([bundle], job.inputs, syncEngine).get(bundle);
  if (!outcome?.ok || outcome.value.kind !== 'bytes') return false;
  const whole = rewrite(job.target.result, new Map([[job.target.form, literal(form.write(outcome.value.bytes))]]));
  const text = evaluateSync([whole], job.inputs, syncEngine).get(whole);
  return text?.ok === true && text.value.kind === 'text' && job.before + text.value.text + job.after === job.observed;
}

/** By the result's name; by whatever name when there is only one and it differs in case. */
function observedOf(observed: Readonly<Record<string, string>>, name: string): string | undefined {
  return observed[name] ?? Object.entries(observed).find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1];
}

function unusable(why: string, fix: string): Opening {
  return { is: 'unusable', why, fix };
}
