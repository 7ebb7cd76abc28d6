import { syncEngine } from '../core/crypto/sync.ts';
import type { CodeLanguage } from '../core/recipe/op.ts';
import { nodesOf, type Expr } from '../core/recipe/expression.ts';
import { evaluateSync } from '../core/recipe/evaluate.ts';
import type { Value } from '../core/recipe/value.ts';
import { rewrite } from '../core/recipe/rewrite.ts';
import { plainest } from './candidates.ts';
import { open, type Complaint, type Job, type Opening } from './diagnose.ts';
import { distinguish, type Apart } from './distinguish.ts';
import type { Finding } from './evidence.ts';
import { fixOf, type BodyWay } from './fixing.ts';
import type { Form } from './forms.ts';
import type { Patient } from './generate.ts';
import { RESULT, type How } from './how.ts';
import type { Hypothesis } from './hypothesis.ts';
import { saidOnce } from './once.ts';
import type { Hit } from './search.ts';
import { withWriters } from './writers.ts';
import { groupOf, GROUPS, type Group } from './words.ts';
import { tokenWarning } from './token-warning.ts';

/** One true sentence about somebody's code. */
export interface Explanation {
  readonly causes: readonly string[];
  readonly groups: readonly Group[];
  readonly says: string;
  /** The same in pieces: what belongs to which causes. */
  readonly phrases: readonly Phrase[];
  readonly fix: string;
  readonly languages: readonly CodeLanguage[];
  /** Plainness: the order of explanations, also of those that parts of a search found. */
  readonly cost: number;
  /** Matched on a part of the value only. */
  readonly weak?: true;
  /** The steps as their code computed them; the proof. Same for all explanations of one class. */
  readonly theirs: readonly { readonly name: string; readonly value: Value }[];
  /** The steps as they were signed, where that is not what the inputs give. */
  readonly right?: Explanation['theirs'];
}

/** What one mistake does, completing "Your code …", and how it is called. */
export interface Phrase {
  readonly causes: readonly string[];
  readonly says: string;
  /** The same as data, for the change of code. */
  readonly how: How;
}

export interface Diagnosis {
  readonly verdict: 'matches' | 'explained' | 'not-found' | 'unusable';
  readonly says: string;
  /** What is wrong with a value that matches. */
  readonly warning?: string;
  /** What a search in vain has shown all the same: one sentence. */
  readonly shown?: string;
  /** All give the observed value; simplest first. */
  readonly explanations: readonly Explanation[];
  /** What to send to tell the explanations apart. */
  readonly distinguish?: Apart;
  /** After a search in vain: how many single mistakes of each group were ruled out. */
  readonly excluded?: readonly { readonly group: Group; readonly name: string; readonly count: number }[];
  readonly advice?: readonly string[];
  /** Why less was searched than elsewhere: a sentence. */
  readonly limited?: string;
  readonly tried: number;
}

/** At most so many explanations: the rest say the same in other words. */
const MOST = 16;

/** Diagnoses at one go, without a clock or a worker. */
export function diagnose(patient: Patient, complaint: Complaint): Diagnosis {
  const opening = open(patient, complaint);
  if (opening.is !== 'job') return settled(opening);
  const { search } = opening.job;
  while (!search.step(10_000).done);
  return conclude(opening.job, search.hits, search.progress().tried);
}

/** The diagnosis of what needs no search. */
export function settled(opening: Exclude<Opening, { is: 'job' }>): Diagnosis {
  switch (opening.is) {
    case 'unusable':
      return { verdict: 'unusable', says: `${opening.why} ${opening.fix}`, explanations: [], tried: 0 };
    case 'matches':
      return {
        verdict: 'matches',
        says: opening.says,
        explanations: [],
        tried: 1,
        ...(opening.warning === undefined ? {} : { warning: opening.warning }),
      };
    case 'plain':
      return {
        verdict: 'explained',
        says: 'No search was needed.',
        explanations: [explanation(opening.findings, [], [])],
        tried: 1,
      };
    case 'shapeless':
      return { verdict: 'not-found', says: opening.says, explanations: [], tried: 0, advice: ADVICE };
  }
}

/** The diagnosis from what a search (or all its partitions together) found. */
export function conclude(job: Job, hits: readonly Hit[], tried: number): Diagnosis {
  const explanations = explain(job, hits);
  const [first] = explanations;
  if (!first) return notFound(job, tried);
  const isFlawless = explanations.some(({ causes }) => causes.length === 0);
  if (isFlawless) {
    const warning = tokenWarning(job.operation, job.inputs, job.observed);
    const says = 'The signature is right for the parts it came with.';
    return { verdict: 'matches', says, explanations: [], tried, ...(warning === undefined ? {} : { warning }) };
  }
  const apart = distinguish(hits, job.operation.fields);
  return {
    verdict: 'explained',
    says: first.says,
    explanations,
    tried,
    ...(apart === undefined ? {} : { distinguish: apart }),
  };
}

function explain(job: Job, hits: readonly Hit[]): Explanation[] {
  const way = bodyWay(job);
  return plainest(job, hits)
    .slice(0, MOST)
    .map(({ causes, cost, hypotheses, form, hit }) => ({
      ...explanation(
        [...job.findings, ...hypotheses.map((one) => withWriters(one, hit)), form],
        hypotheses,
        causes,
        way,
      ),
      cost,
      ...(form.weak ? { weak: true as const } : {}),
      theirs: theirSteps(job, hit),
    }));
}

const ECHO = 'Sign the message alone: echo of Windows prints its quotes as well, and ends the line with CR LF.';
const UNQUOTED = 'Send the value without the quotes: printing it as JSON or with repr() put them there.';
const DECODED = 'Make text of the bytes with decode() before they are sent.';
/** How a result was printed has a fix of its own, by what stands round it or by the way's id: the cause's speaks of the message. */
const RESULT_FIXES: Readonly<Record<string, { readonly causes: readonly string[]; readonly fix: string }>> = {
  blanks: {
    causes: ['trailing-newline'],
    fix: 'Trim what is printed: a line end after the value is no part of it.',
  },
  'go-sum': {
    causes: ['prefix-missing-or-included'],
    fix: 'Give the message to Write first and call Sum(nil): what Sum is given is only put before the digest.',
  },
  quotes: { causes: ['quotes-around-message'], fix: UNQUOTED },
  'token/quotes': { causes: ['quotes-around-message'], fix: UNQUOTED },
  'bytes-quotes': { causes: ['byte-array-to-string'], fix: DECODED },
  'token/bytes': { causes: ['byte-array-to-string'], fix: DECODED },
  'token/nested': {
    causes: ['wrapper-object-signed'],
    fix: 'Give the library the members themselves as payload, not an object with them inside.',
  },
  percent: { causes: ['url-encoding'], fix: 'Send the value as it is computed, without percent-encoding it.' },
  'message/quotes-crlf': { causes: ['quotes-around-message', 'trailing-newline'], fix: ECHO },
  'message/quotes-crlf-bare': { causes: ['quotes-around-message', 'trailing-newline'], fix: ECHO },
};
/** The keys of a part among them; what is done to one text has plain ids, and none here. */
const fixedBy = ({ id, of, around = [] }: How) =>
  [...(of === RESULT ? around : []), ...(id.includes('/') ? [id] : [])].flatMap((key) => RESULT_FIXES[key] ?? []);

function explanation(
  parts: readonly (Finding | Hypothesis | Form)[],
  hypotheses: readonly Hypothesis[],
  named: readonly string[],
  way?: BodyWay,
): Explanation {
  const causes = named.length > 0 ? named : parts.flatMap((part) => ('causes' in part ? part.causes : []));
  const phrases = parts
    .filter(({ says }) => says !== '')
    .map((part) => {
      const own = new Set('causes' in part ? part.causes : part.names.flat());
      return { says: part.says, causes: causes.filter((cause) => own.has(cause)), how: part.how };
    });
  // A hypothesis with words of its own speaks for its causes; the others keep theirs.
  const spoken = hypotheses.filter(({ fix }) => fix !== undefined);
  const printed = parts.flatMap(({ how }) => fixedBy(how));
  const isSpoken = (cause: string): boolean =>
    spoken.some(({ names }) => names.flat().includes(cause)) || printed.some((one) => one.causes.includes(cause));
  const rest = causes.filter((cause) => !isSpoken(cause));
  const placeOf = (cause: string) => hypotheses.find(({ names }) => names.flat().includes(cause))?.place;
  const own = [...spoken.map(({ fix }) => fix ?? ''), ...printed.map(({ fix }) => fix)];
  const fixes = [...new Set(own), fixOf(rest, placeOf, way)].filter((fix) => fix !== '');
  return {
    causes,
    groups: [...new Set(causes.map(groupOf))].toSorted(),
    says: `Your code ${phrases.map(({ says }) => says).join(', and ')}.`,
    phrases,
    fix: saidOnce(fixes),
    languages: [...new Set(hypotheses.flatMap(({ language }) => (language ? [language] : [])))],
    cost: 0,
    theirs: [],
  };
}

/** How a body goes: one that is received and verified whole nobody serialises. */
function bodyWay({ operation, target }: Job): BodyWay | undefined {
  if (operation.direction === 'request') return 'sent';
  const isBody = ({ op, param }: Expr): boolean =>
    op === 'field' &&
    operation.fields.some(({ name, kind }) => name === param && (kind === 'rawBody' || kind === 'json'));
  const isWhole = ({ op, args }: Expr): boolean => op !== 'jsonMember' && op !== 'optionalMember' && args.some(isBody);
  return nodesOf([target.digest]).some(isWhole) ? 'received' : undefined;
}

function theirSteps(job: Job, hit: Hit): Explanation['theirs'] {
  const bundle = hit.edits.reduce((graph, edit) => rewrite(graph, edit), job.target.bundle);
  const memo = evaluateSync(bundle.args, job.inputs, syncEngine);
  return job.operation.steps.flatMap(({ name }, i) => {
    const node = bundle.args[i];
    const outcome = node && memo.get(node);
    return outcome?.ok ? [{ name, value: outcome.value }] : [];
  });
}

function notFound(job: Job, tried: number): Diagnosis {
  const excluded = [...job.ruledOut()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, count]) => ({ group, name: GROUPS[group], count }));
  return {
    verdict: 'not-found',
    says: `None of ${tried.toLocaleString('en')} computations gives this value.${job.limited === undefined ? '' : ` ${job.limited}`}`,
    explanations: [],
    excluded,
    ...(job.limited === undefined ? {} : { limited: job.limited }),
    advice: ADVICE,
    tried,
  };
}

/** What recomputation cannot find, and what settles it (mistakes.md, section 3). */
const ADVICE: readonly string[] = [
  'A wrong secret cannot be found from its signature: try every secret of the account, of test and production, old and new.',
  'Bring a second delivery or request that is known to be good: if it verifies with these inputs, the secret is right and the body of this one was changed.',
  'Compare the number of bytes you have with Content-Length: a difference means that the copy is not what was signed.',
  'Log the exact string your code signs, in hex, and compare it with the steps shown here.',
];
