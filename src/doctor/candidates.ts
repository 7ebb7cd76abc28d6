import { reproduces, type Job } from './diagnose.ts';
import type { Form } from './forms.ts';
import type { Hypothesis } from './hypothesis.ts';
import type { Hit } from './search.ts';

/** A hit under one of its names: by a hypothesis of each class it may be, and a set of causes of each. */
interface Candidate {
  readonly causes: readonly string[];
  readonly cost: number;
  readonly hypotheses: readonly Hypothesis[];
  readonly form: Form;
  readonly hit: Hit;
}

/** Of all names of these hits the plainest for each set of causes, the plainest first. Hits that do not reproduce have none. */
export function plainest(job: Job, hits: readonly Hit[]): readonly Candidate[] {
  const byCauses = new Map<string, Candidate>();
  for (const candidate of hits.flatMap((hit) => reproduced(job, hit))) {
    const key = candidate.causes.join();
    const known = byCauses.get(key);
    if (!known || candidate.cost < known.cost) byCauses.set(key, candidate);
  }
  return [...byCauses.values()].toSorted((a, b) => a.cost - b.cost || a.causes.length - b.causes.length);
}

/** Every way to name a hit in each form that gives the observed value. */
function reproduced(job: Job, hit: Hit): Candidate[] {
  // Forms come plainest first; parts of a search that are put together keep that order.
  return hit.forms.flatMap((form, rank) =>
    reproduces(job, hit, form)
      ? candidatesOf(job, hit, form).map((plain) => ({ ...plain, cost: plain.cost + rank / 1000 }))
      : [],
  );
}

/** Every way to name a hit: each hypothesis of each class, each of its sets of causes. */
function candidatesOf(job: Job, hit: Hit, form: Form): Candidate[] {
  const own = job.findings.flatMap(({ causes }) => causes);
  let ways: { causes: readonly string[]; cost: number; hypotheses: readonly Hypothesis[] }[] = [
    { causes: own, cost: 0, hypotheses: [] },
  ];
  for (const members of hit.parts) {
    const named = members
      .slice(0, 12)
      .flatMap((hypothesis) =>
        hypothesis.names.map((causes, i) => ({ hypothesis, causes, cost: hypothesis.cost + i * 0.35 })),
      );
    ways = ways.flatMap((way) =>
      named.map(({ hypothesis, causes, cost }) => ({
        causes: [...way.causes, ...causes],
        cost: way.cost + cost,
        hypotheses: [...way.hypotheses, hypothesis],
      })),
    );
  }
  return ways
    .map((way) => exchanged(way, own))
    .flatMap((way) =>
      form.names.map((causes, i) => ({
        ...way,
        causes: [...new Set([...way.causes, ...causes])].toSorted(),
        cost: way.cost + i * 0.35 + (form.weak ? 1 : 0),
        form,
        hit,
      })),
    );
}

/** Each credential in the other's place is one mistake, of which the token showed a half: then it is the plainest name. */
function exchanged<W extends { readonly causes: readonly string[]; readonly cost: number }>(
  way: W,
  own: readonly string[],
): W {
  if (!own.includes('wrong-key-field') || !way.causes.includes('key-id-secret-swapped')) return way;
  return { ...way, causes: way.causes.filter((cause) => cause !== 'wrong-key-field'), cost: way.cost - 0.5 };
}
