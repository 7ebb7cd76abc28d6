import { findOperation } from '../core/scheme/define.ts';
import { observedName, signedTestOf } from '../core/scheme/verify.ts';
import { examine, open, type Job, type Patient } from '../doctor/index.ts';
import { loadMistakes, loadScheme } from '../schemes/registry.ts';
import { answering } from './bridge.ts';
import type { DoctorRequest, DoctorResponse, DoctorTask } from './doctor-client.ts';

/** One step lasts about so long, in milliseconds: between two of them a search can be given up. */
const STEP = 25;

/** What tells the answer: not needed while the search runs, so it loads beside it. */
const answers = () => import('./doctor-answer.ts');

let job: Job | undefined;
/** Requests that came, and those that were taken up: when they differ, whoever asked for the one at work wants it no more. */
const requests = { came: 0, taken: 0 };
let budget = 64;

async function answer(request: DoctorRequest): Promise<DoctorResponse> {
  requests.taken++;
  switch (request.is) {
    case 'open':
      return await begin(request);
    case 'step':
      return step(held());
    case 'conclude': {
      const asked = held();
      return { is: 'view', view: (await answers()).viewOfJob(asked, request.tried) };
    }
    case 'forget':
      job = undefined;
      return { is: 'forgotten' };
  }
}

async function begin({ task, partition }: Extract<DoctorRequest, { is: 'open' }>): Promise<DoctorResponse> {
  job = undefined;
  const patient = await patientOf(task);
  const { operation } = patient;
  // What can only be checked is no search to share out: the first part does it alone.
  const isSigned = signedTestOf(operation) !== undefined;
  if (isSigned && partition.index > 0) return { is: 'opened', singles: 0 };
  const opening = isSigned ? undefined : open(patient, task, partition);
  if (opening?.is === 'job') {
    job = opening.job;
    answers().catch(() => undefined);
    return { is: 'opened', singles: job.search.progress().total };
  }
  const observed = task.observed[observedName(operation) ?? ''] ?? Object.values(task.observed)[0] ?? '';
  const diagnosis = await examine(patient, task, breather());
  return { is: 'view', view: (await answers()).viewOf({ operation, inputs: task.inputs, observed }, diagnosis) };
}

async function patientOf({ scheme: id, operation: name }: DoctorTask): Promise<Patient> {
  const [scheme, mistakes] = await Promise.all([loadScheme(id), loadMistakes(id)]);
  const operation = scheme && findOperation(scheme, name);
  if (!operation) throw new Error(`no operation ${id}/${name}`);
  const { confusables } = scheme;
  return { operation, mistakes, ...(confusables ? { confusables } : {}) };
}

/** A breath every step: messages are heard, and a search nobody waits for ends there. */
function breather(): () => Promise<void> | undefined {
  let last = performance.now();
  const breathed = async (): Promise<void> => {
    await heard();
    last = performance.now();
    if (requests.came > requests.taken) throw new Error('that search was given up');
  };
  return () => (performance.now() - last < STEP ? undefined : breathed());
}

/** Resolves when the messages that wait have come in. */
function heard(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** As many attempts as fit into one step; how many that is shows itself. */
function step({ search }: Job): DoctorResponse {
  const started = performance.now();
  let progress = search.step(budget);
  let lasted = performance.now() - started;
  if (lasted < STEP / 4) budget = Math.min(budget * 2, 65_536);
  while (!progress.done && lasted < STEP) {
    progress = search.step(Math.max(16, budget >> 2));
    lasted = performance.now() - started;
  }
  if (lasted > STEP * 2) budget = Math.max(16, budget >> 1);
  return { is: 'progress', progress, hits: search.hits.length };
}

function held(): Job {
  if (!job) throw new Error('that search is gone');
  return job;
}

globalThis.addEventListener('message', () => requests.came++);
answering(globalThis, (body) => answer(body as DoctorRequest));
