import { create } from 'zustand';

import { whenLeaving } from '../../core/leaving.ts';
import { wordsOfError } from '../../core/problem.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';
import type { Operation } from '../../core/scheme/define.ts';
import { observedName } from '../../core/scheme/verify.ts';
import {
  createDoctorClient,
  type DoctorClient,
  type DoctorTask,
  type SearchProgress,
} from '../../workers/doctor-client.ts';
import { oneAtATime } from '../../ui/one-at-a-time.ts';
import { startDoctor } from '../../workers/doctor-helper.ts';
import type { DiagnosisView } from '../../workers/doctor-view.ts';

/** The case as it stands on the screen. Lives in memory only: it holds secrets. */
interface Complaint {
  readonly scheme: string;
  readonly operation: string;
  readonly inputs: Inputs;
  readonly observed: string;
}

export type Finding =
  | { readonly is: 'idle' }
  | { readonly is: 'running'; readonly progress?: SearchProgress; readonly ms: number }
  | { readonly is: 'cancelled' }
  | { readonly is: 'failed'; readonly why: string }
  | { readonly is: 'done'; readonly view: DiagnosisView; readonly of: Complaint; readonly ms: number };

interface DoctorState extends Complaint {
  readonly finding: Finding;
  /** Changes the case; an answer to another case goes. */
  readonly change: (change: Partial<Complaint>) => void;
  /** A search of this operation's may come. */
  readonly expect: (scheme: string, operation: string) => void;
  readonly diagnose: (operation: Operation, now: () => number) => Promise<void>;
  readonly cancel: () => void;
}

const IDLE: Finding = { is: 'idle' };

/** How often progress is drawn, in milliseconds. */
const EVERY = 100;

const search = oneAtATime();
let client: DoctorClient | undefined;
const doctor = () => (client ??= createDoctorClient(navigator.hardwareConcurrency, startDoctor));

/**
 * The one case on the Doctor's screen with its search; a change ends the search that runs. In memory only: it
 * holds secrets.
 */
export const useDoctor = create<DoctorState>()((set, get) => ({
  scheme: '',
  operation: '',
  inputs: {},
  observed: '',
  finding: IDLE,
  change: (change) => {
    search.stop();
    set({ ...change, finding: IDLE });
  },
  expect: (scheme, operation) => doctor().warm(scheme, operation),
  cancel: () => {
    search.stop();
    set({ finding: { is: 'cancelled' } });
  },
  diagnose: async (patient, now) => {
    const signal = search.next();
    const { scheme, operation, inputs, observed } = get();
    const of = { scheme, operation, inputs, observed };
    const started = now();
    let told = -EVERY;
    set({ finding: { is: 'running', ms: 0 } });
    const tell = (progress: SearchProgress) => {
      const ms = now() - started;
      if (signal.aborted || ms - told < EVERY) return;
      told = ms;
      set({ finding: { is: 'running', progress, ms } });
    };
    const finding = await doctor()
      .diagnose(taskOf(patient, of), signal, tell)
      .then(
        (view): Finding => ({ is: 'done', view, of, ms: now() - started }),
        (error: unknown): Finding => ({ is: 'failed', why: wordsOfError(error) }),
      );
    if (!signal.aborted) set({ finding });
  },
}));

/** What is searched. A field that was never touched is empty; one with a documented value keeps that. */
function taskOf(patient: Operation, { inputs, observed, ...place }: Complaint): DoctorTask {
  const untouched = patient.fields.filter(({ name, initial }) => inputs[name] === undefined && initial === undefined);
  return {
    ...place,
    inputs: { ...Object.fromEntries(untouched.map(({ name }) => [name, ''])), ...inputs },
    observed: { [observedName(patient) ?? '']: observed },
  };
}

whenLeaving(() => {
  useDoctor.getState().cancel();
  useDoctor.setState({ scheme: '', operation: '', inputs: {}, observed: '', finding: IDLE });
});
