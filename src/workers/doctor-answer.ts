import type { Operation } from '../core/scheme/define.ts';
import { observedName } from '../core/scheme/verify.ts';
import { conclude, settled } from '../doctor/answer.ts';
import type { Diagnosis, Job, Opening } from '../doctor/index.ts';
import type { DoctorTask } from './doctor-client.ts';
import { viewOf, type DiagnosisView } from './doctor-view.ts';

/** The answer to a task that was diagnosed at one go. */
export function viewOfTask(
  operation: Operation,
  { inputs, observed }: DoctorTask,
  diagnosis: Diagnosis,
): DiagnosisView {
  const value = observed[observedName(operation) ?? ''] ?? Object.values(observed)[0] ?? '';
  return viewOf({ operation, inputs, observed: value }, diagnosis);
}

/** The answer to what needed no search. */
export function viewOfOpening(
  operation: Operation,
  task: DoctorTask,
  opening: Exclude<Opening, { is: 'job' }>,
): DiagnosisView {
  return viewOfTask(operation, task, settled(opening));
}

/** The answer to a search that has ended; `tried` by all its parts together, its own count if not given. */
export function viewOfJob(job: Job, tried?: number): DiagnosisView {
  const { operation, inputs, observed, search } = job;
  const diagnosis = conclude(job, search.hits, tried ?? search.progress().tried);
  return viewOf({ operation, inputs, observed }, diagnosis);
}
