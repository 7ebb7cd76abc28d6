import { describe, expect, it } from 'vitest';
import { createKeyedEngine } from '../core/crypto/keyed.ts';
import { syncEngine } from '../core/crypto/sync.ts';
import { evaluateSync } from '../core/recipe/evaluate.ts';
import { literal } from '../core/recipe/expression.ts';
import { rewrite } from '../core/recipe/rewrite.ts';
import type { Operation } from '../core/scheme/define.ts';
import { withInitials } from '../core/scheme/trace.ts';
import { cards, loadMistakes, loadScheme } from '../schemes/registry.ts';
import { conclude } from './answer.ts';
import { open, type Job } from './index.ts';
import { Matcher } from './matcher.ts';
import type { HypothesisClass } from './classes.ts';
import { Plan, Values } from './plan.ts';
import { Search, type Hit } from './search.ts';
import { RICHEST } from './fixtures/richest.ts';
import { CAUSES } from './words.ts';

const schemes = await Promise.all(cards.map(({ id }) => loadScheme(id)));
const operations = schemes.flatMap((scheme) =>
  scheme ? scheme.operations.filter(({ result }) => result).map((operation) => ({ scheme, operation })) : [],
);

/** The job of a value that nobody computed: its search is replaced for each mutant. */
async function jobOf(id: string, operation: Operation): Promise<Job> {
  const inputs = RICHEST[`${id}/${operation.id}`];
  if (!inputs) throw new Error(`no rich sample of ${id}/${operation.id}`);
  const correct = computed(operation, inputs);
  const last = correct.at(-1) === '0' ? '1' : '0';
  const observed = { [operation.result?.name ?? '']: correct.slice(0, -1) + last };
  const opening = open({ operation, mistakes: await loadMistakes(id) }, { inputs, observed });
  if (opening.is !== 'job') throw new Error(`${id}/${operation.id}: ${opening.is}`);
  return opening.job;
}

function computed(operation: Operation, typed: Readonly<Record<string, string>>): string {
  if (!operation.result) throw new Error('no result');
  const outcome = evaluateSync([operation.result.expr], withInitials(operation, typed), syncEngine).get(
    operation.result.expr,
  );
  if (!outcome?.ok || outcome.value.kind !== 'text') throw new Error('not computed');
  return outcome.value.text;
}

/** The result with one hypothesis in it; undefined when it changes nothing that can be computed. */
function mutant(job: Job, { site, replacement }: HypothesisClass): string | undefined {
  const digest = rewrite(job.target.digest, new Map([[site, replacement]]));
  const form = rewrite(job.target.form, new Map([[job.target.digest, digest]]));
  const outcome = evaluateSync([form], job.inputs, syncEngine).get(form);
  return outcome?.ok && outcome.value.kind === 'text' ? outcome.value.text : undefined;
}

function withSearch(job: Job, text: string, values: Values): Job {
  const whole = rewrite(job.target.result, new Map([[job.target.form, literal(text)]]));
  const outcome = evaluateSync([whole], job.inputs, syncEngine).get(whole);
  const observed = outcome?.ok && outcome.value.kind === 'text' ? outcome.value.text : text;
  const search = new Search(job.target.digest, job.catalogue, values, new Matcher(text, job.target.own));
  return { ...job, observed, search };
}

/** Every so many mutants are searched for; for the others the digests of all singles are looked up, which is the same and quicker. */
const SEARCHED = 40;

function searched({ search, catalogue }: Job): readonly Hit[] {
  search.step(catalogue.classes.length + 1);
  return search.hits;
}

class Twins {
  private readonly digests = new Map<string, HypothesisClass[]>();
  private readonly bytes = new Map<HypothesisClass, Hit['digest']>();

  constructor(job: Job, values: Values) {
    const plan = new Plan(job.target.digest, values);
    for (const candidate of job.catalogue.classes) {
      const runner = plan.at(candidate.site);
      const digest = runner?.run(candidate.value)?.slice();
      runner?.done();
      if (!digest) continue;
      this.bytes.set(candidate, digest);
      this.digests.set(digest.join(), [...(this.digests.get(digest.join()) ?? []), candidate]);
    }
  }

  of({ target }: Job, text: string, candidate: HypothesisClass): Hit[] {
    const digest = this.bytes.get(candidate);
    const matcher = new Matcher(text, target.own);
    return (digest ? (this.digests.get(digest.join()) ?? []) : []).map((twin) => ({
      parts: [twin.members],
      forms: digest ? matcher.match(digest) : [],
      edits: [new Map([[twin.site, twin.replacement]])],
      digest: digest ?? new Uint8Array(),
    }));
  }
}

describe('the doctor knows itself', () => {
  for (const { scheme, operation } of operations) {
    it(`recognises every mistake injected into ${scheme.card.id}/${operation.id}`, async () => {
      const job = await jobOf(scheme.card.id, operation);
      const values = new Values(job.inputs, createKeyedEngine());
      const right = mutant(job, { site: job.target.digest, replacement: job.target.digest } as HypothesisClass);
      const twins = new Twins(job, values);
      const strangers: string[] = [];
      let [ambiguous, count] = [0, 0];
      for (const candidate of job.catalogue.classes) {
        const text = mutant(job, candidate);
        if (text === undefined || text === right) continue;
        count++;
        const injected = withSearch(job, text, values);
        const hits = count % SEARCHED === 1 ? searched(injected) : twins.of(injected, text, candidate);
        const found = conclude(injected, hits, 0);
        const own = candidate.members[0]?.names[0]?.toSorted().join() ?? '';
        if (!found.explanations.some(({ causes }) => causes.join() === own))
          strangers.push(`${candidate.members[0]?.id}`);
        else if (found.explanations[0]?.causes.join() !== own) ambiguous++;
      }
      expect(strangers).toEqual([]);
      expect(count).toBeGreaterThan(150);
      // Told by another cause first: what this input cannot tell apart.
      expect(ambiguous / count).toBeLessThan(0.12);
    }, 60_000);
  }

  it('has words for every cause that it can report', async () => {
    const reported = new Set<string>();
    for (const { scheme, operation } of operations) {
      const job = await jobOf(scheme.card.id, operation);
      for (const { members } of job.catalogue.classes)
        for (const { names } of members) for (const cause of names.flat()) reported.add(cause);
    }
    expect([...reported].filter((cause) => !CAUSES[cause])).toEqual([]);
    expect(reported.size).toBeGreaterThan(80);
  });
});
