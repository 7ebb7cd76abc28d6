import { apartInWords } from '../doctor/index.ts';
import type { DiagnosisView, ExplanationView } from './doctor-view.ts';

const MOST = 16;

/** The answers of the parts of one search as one: each set of causes once, plainest first. */
export function mergeViews(views: readonly DiagnosisView[]): DiagnosisView {
  const [first] = views;
  if (!first) throw new Error('no part of the search answered');
  const matching = views.find(({ verdict }) => verdict === 'matches');
  if (matching || views.length === 1) return matching ?? first;
  const byCauses = new Map<string, ExplanationView>();
  for (const explanation of views.flatMap(({ explanations }) => explanations)) {
    const key = explanation.causes.join();
    const known = byCauses.get(key);
    if (!known || explanation.cost < known.cost) byCauses.set(key, explanation);
  }
  const explanations = [...byCauses.values()].toSorted(plainest).slice(0, MOST);
  const apart = views
    .flatMap(({ distinguish }) => distinguish ?? [])
    .toSorted((a, b) => apartInWords(a).localeCompare(apartInWords(b), 'en'))[0];
  return {
    ...first,
    explanations,
    says: explanations[0]?.says ?? first.says,
    ...(apart === undefined ? {} : { distinguish: apart }),
  };
}

function plainest(a: ExplanationView, b: ExplanationView): number {
  return a.cost - b.cost || a.causes.length - b.causes.length || a.says.localeCompare(b.says, 'en');
}
