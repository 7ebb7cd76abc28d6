import { askingWorker } from './bridge.ts';
import type { DoctorResponse, Helper } from './doctor-client.ts';

const WORDS = 'the search could not be started';

/** Starts a worker of the Doctor's; asking it rejects when it could not be started. */
export function startDoctor(): Helper {
  try {
    const worker = new Worker(new URL('./doctor.worker.ts', import.meta.url), { type: 'module' });
    return { ask: askingWorker<DoctorResponse>(worker, WORDS), end: () => worker.terminate() };
  } catch (cause) {
    return { ask: () => Promise.reject(new Error(WORDS, { cause })), end: () => {} };
  }
}
