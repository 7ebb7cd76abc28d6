import { askingWorker } from './bridge.ts';
import type { DoctorResponse, Helper } from './doctor-client.ts';

/** Starts a worker of the Doctor's; asking it rejects when it could not be started. */
export function startDoctor(): Helper {
  const worker = new Worker(new URL('./doctor.worker.ts', import.meta.url), { type: 'module' });
  return {
    ask: askingWorker<DoctorResponse>(worker, 'the search could not be started'),
    end: () => worker.terminate(),
  };
}
