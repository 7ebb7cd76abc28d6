import { asking } from './bridge.ts';
import type { DoctorResponse, Helper } from './doctor-client.ts';

/** Starts a worker of the Doctor's; asking it rejects when it could not be started. */
export function startDoctor(): Helper {
  const worker = new Worker(new URL('./doctor.worker.ts', import.meta.url), { type: 'module' });
  const broken = new Promise<never>((_, reject) =>
    worker.addEventListener('error', () => reject(new Error('the search could not be started'))),
  );
  broken.catch(() => undefined);
  const ask = asking<DoctorResponse>(worker);
  return {
    ask: (request, signal) => Promise.race([ask(request, signal), broken]),
    end: () => worker.terminate(),
  };
}
