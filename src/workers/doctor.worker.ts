import { findOperation, type Operation } from '../core/scheme/define.ts';
import { signedTestOf } from '../core/scheme/verify.ts';
import { examine, opening, type Job, type Made, type Opening, type Patient } from '../doctor/index.ts';
import { loadMistakes, loadScheme, loadVectors } from '../schemes/registry.ts';
import { answering } from './bridge.ts';
import type { DoctorRequest, DoctorResponse, DoctorTask } from './doctor-client.ts';
import { breather, Pace, type Requests } from './pace.ts';
import { rehearse } from './rehearsal.ts';

const now = (): number => performance.now();

/** What tells the answer: not needed while the search runs, so it loads beside it. */
const answers = () => import('./doctor-answer.ts');

/** What the next step goes on with. */
type Work =
  | {
      readonly is: 'opening';
      readonly steps: Generator<Made, Opening>;
      readonly operation: Operation;
      readonly task: DoctorTask;
      readonly part: number;
    }
  | { readonly is: 'job'; readonly job: Job };

let work: Work | undefined;
let pace = new Pace(now);
const requests: Requests = { came: 0, taken: 0 };

async function answer(request: DoctorRequest): Promise<DoctorResponse> {
  requests.taken++;
  switch (request.is) {
    case 'warm':
      // Given up as soon as there is something to do.
      await warm(request).catch(() => undefined);
      return { is: 'warm' };
    case 'open':
      return await begin(request);
    case 'step':
      return await step();
    case 'conclude': {
      if (work?.is !== 'job') throw new Error('that search is gone');
      return { is: 'view', view: (await answers()).viewOfJob(work.job, request.tried) };
    }
    case 'forget':
      work = undefined;
      return { is: 'forgotten' };
  }
}

async function begin({ task, partition }: Extract<DoctorRequest, { is: 'open' }>): Promise<DoctorResponse> {
  work = undefined;
  pace = new Pace(now);
  const patient = await patientOf(task);
  const { operation } = patient;
  if (signedTestOf(operation) === undefined) {
    work = { is: 'opening', steps: opening(patient, task, partition), operation, task, part: partition.index };
    return { is: 'opening', made: 0, of: 0 };
  }
  // What can only be checked is no search to share out: the first part does it alone.
  if (partition.index > 0) return { is: 'idle' };
  const diagnosis = await examine(patient, task, breather(requests, now, heard));
  return { is: 'view', view: (await answers()).viewOfTask(operation, task, diagnosis) };
}

async function warm(request: Extract<DoctorRequest, { is: 'warm' }>): Promise<void> {
  const { scheme, operation } = request;
  const [patient, vectors] = await Promise.all([patientOf(request), loadVectors(scheme, operation), answers()]);
  await rehearse(patient, vectors, now, breather(requests, now, heard));
}

async function patientOf({ scheme: id, operation: name }: Pick<DoctorTask, 'scheme' | 'operation'>): Promise<Patient> {
  const [scheme, mistakes] = await Promise.all([loadScheme(id), loadMistakes(id)]);
  const operation = scheme && findOperation(scheme, name);
  if (!operation) throw new Error(`no operation ${id}/${name}`);
  const { confusables } = scheme;
  return { operation, mistakes, ...(confusables ? { confusables } : {}) };
}

/** Resolves when the messages that wait have come in. */
function heard(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

async function step(): Promise<DoctorResponse> {
  if (!work) throw new Error('that search is gone');
  if (work.is === 'opening') return await prepare(work);
  const { search } = work.job;
  const progress = pace.step((attempts) => search.step(attempts));
  return { is: 'progress', progress, hits: search.hits.length };
}

/** Goes on preparing, one hypothesis after the other: in a large body that takes seconds. */
async function prepare({ steps, operation, task, part }: Extract<Work, { is: 'opening' }>): Promise<DoctorResponse> {
  const slice = pace.step((attempts) => {
    let next = steps.next();
    for (let i = 1; i < attempts && next.done !== true; i++) next = steps.next();
    return { done: next.done === true, next };
  });
  const { next } = slice;
  if (next.done !== true) return { is: 'opening', ...next.value };
  const opened = next.value;
  if (opened.is !== 'job') {
    work = undefined;
    return { is: 'view', view: (await answers()).viewOfOpening(operation, task, opened) };
  }
  const { job } = opened;
  // What has single mistakes tried only is no search to share out.
  if (job.limited !== undefined && part > 0) {
    work = undefined;
    return { is: 'idle' };
  }
  work = { is: 'job', job };
  pace = new Pace(now);
  answers().catch(() => undefined);
  return { is: 'opened', singles: job.search.progress().total };
}

globalThis.addEventListener('message', () => requests.came++);
answering(globalThis, (body) => answer(body as DoctorRequest));
