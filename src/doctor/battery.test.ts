import { describe, expect, it } from 'vitest';
import { createKeyedEngine } from '../core/crypto/keyed.ts';
import { cards, loadScheme } from '../schemes/registry.ts';
import { conclude } from './answer.ts';
import { formed, injected, jobOf, resultWith } from './fixtures/injected.ts';
import type { Job } from './index.ts';
import { Matcher } from './matcher.ts';
import type { HypothesisClass } from './classes.ts';
import { Plan, Values } from './plan.ts';
import { Search, type Hit } from './search.ts';
import { CAUSES } from './words.ts';

const schemes = await Promise.all(cards.map(({ id }) => loadScheme(id)));
const operations = schemes.flatMap((scheme) =>
  scheme ? scheme.operations.filter(({ result }) => result).map((operation) => ({ scheme, operation })) : [],
);

/** The search for the result with this text for the digest. */
function withSearch(job: Job, text: string, values: Values): Job {
  const search = new Search(job.target.digest, job.catalogue, values, new Matcher(text, job.target.own));
  return { ...job, observed: resultWith(job, text), search };
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
      const job = await jobOf(`${scheme.card.id}/${operation.id}`, operation);
      const values = new Values(job.inputs, createKeyedEngine());
      const right = formed(job, job.target.digest);
      const twins = new Twins(job, values);
      const strangers: string[] = [];
      let [ambiguous, count] = [0, 0];
      for (const candidate of job.catalogue.classes) {
        const text = formed(job, injected(job, candidate));
        if (text === undefined || text === right) continue;
        count++;
        const mutant = withSearch(job, text, values);
        const hits = count % SEARCHED === 1 ? searched(mutant) : twins.of(mutant, text, candidate);
        const found = conclude(mutant, hits, 0);
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
      const job = await jobOf(`${scheme.card.id}/${operation.id}`, operation);
      for (const { members } of job.catalogue.classes)
        for (const { names } of members) for (const cause of names.flat()) reported.add(cause);
    }
    expect([...reported].filter((cause) => !CAUSES[cause])).toEqual([]);
    expect(reported.size).toBeGreaterThan(80);
  });
});
