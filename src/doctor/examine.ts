import { signedTestOf } from '../core/scheme/verify.ts';
import type { Diagnosis } from './answer.ts';
import type { Complaint } from './diagnose.ts';
import type { Patient } from './generate.ts';
import type { Breath } from './signed/subject.ts';

/** Diagnoses whatever kind of operation it is: one whose value can be computed, or one whose signature can only be checked. */
export async function examine(patient: Patient, complaint: Complaint, breathe?: Breath): Promise<Diagnosis> {
  const { operation } = patient;
  // Each kind loads its own part: a search for a value never needs keys, and the words come with the answer.
  if (signedTestOf(operation)) {
    const { diagnoseSigned } = await import('./signed/index.ts');
    return await diagnoseSigned(operation, complaint, breathe);
  }
  return (await import('./answer.ts')).diagnose(patient, complaint);
}
