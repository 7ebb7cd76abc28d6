import { signedTestOf } from '../core/scheme/verify.ts';
import { diagnose, type Diagnosis } from './answer.ts';
import type { Complaint } from './diagnose.ts';
import type { Patient } from './generate.ts';
import { diagnoseSigned } from './signed/index.ts';

/** Diagnoses whatever kind of operation it is: one whose value can be computed, or one whose signature can only be checked. */
export async function examine(patient: Patient, complaint: Complaint): Promise<Diagnosis> {
  const { operation } = patient;
  return signedTestOf(operation) ? await diagnoseSigned(operation, complaint) : diagnose(patient, complaint);
}
