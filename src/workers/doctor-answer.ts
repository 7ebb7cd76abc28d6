import { conclude } from '../doctor/answer.ts';
import type { Job } from '../doctor/index.ts';
import { viewOf, type DiagnosisView } from './doctor-view.ts';

export { viewOf } from './doctor-view.ts';

/** The answer to a search that has ended; `tried` by all its parts together, its own count if not given. */
export function viewOfJob(job: Job, tried?: number): DiagnosisView {
  const { operation, inputs, observed, search } = job;
  const diagnosis = conclude(job, search.hits, tried ?? search.progress().tried);
  return viewOf({ operation, inputs, observed }, diagnosis);
}
