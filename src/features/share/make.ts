import type { Case } from '../../cases/case.ts';
import { formText, type FormTask, type ShareForm } from '../../cases/form.ts';
import type { ReportedDiagnosis } from '../../cases/report/report.ts';
import { utf8Length } from '../../core/bytes/text.ts';
import { compareResult } from '../../core/scheme/compare.ts';
import type { Operation, Scheme } from '../../core/scheme/define.ts';
import { observedName, signedTestOf } from '../../core/scheme/verify.ts';
import { createDoctorClient } from '../../workers/doctor-client.ts';
import { startDoctor } from '../../workers/doctor-helper.ts';
import { formRemotely, type FormText } from '../../workers/form-client.ts';

export interface Subject {
  readonly scheme: Scheme;
  readonly operation: Operation;
  /** Everything that is on screen, secrets too. */
  readonly value: Case;
  /** The computed result, where there is one. */
  readonly computed: string | undefined;
  /** What the Doctor has found to be wrong with it: ids of causes. */
  readonly causes?: readonly string[];
  readonly tab: string;
  /** The page's own address, without what follows the #. */
  readonly page: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Which of the items go out; by place and name. */
export type Chosen = ReadonlySet<string>;

/** Above this many characters a form is written in a worker. */
const WORKER_FROM = 64 * 1024;
/** Above this many the Doctor refuses anyway: nothing is sent to it. */
const DOCTOR_TO = 512 * 1024;

/** The text of a form; undefined when there is no request to write yet. */
export async function made(form: ShareForm, subject: Subject, chosen: Chosen): Promise<FormText | undefined> {
  const { scheme, operation, value, tab, page, now } = subject;
  const size = sizeOf(value);
  const isReport = form === 'html' || form === 'markdown';
  const diagnosis = isReport && size <= DOCTOR_TO ? await diagnosisOf(subject) : undefined;
  const rest: Omit<FormTask, 'form'> = { value, chosen: [...chosen], tab, page, at: now() };
  const task: FormTask = { form, ...rest, ...(diagnosis ? { diagnosis } : {}) };
  if (size > WORKER_FROM) return formRemotely(task);
  const text = await formText(scheme, operation, task);
  return text === undefined ? undefined : { text, bytes: utf8Length(text) };
}

function sizeOf({ inputs, observed }: Case): number {
  return [...Object.values(inputs), ...Object.values(observed)].reduce((sum, text) => sum + text.length, 0);
}

/** The Doctor's word, where something was observed that is not right. */
async function diagnosisOf({ operation, value, computed }: Subject): Promise<ReportedDiagnosis | undefined> {
  const name = observedName(operation);
  const seen = name === undefined ? undefined : (Object.values(value.observed)[0] ?? value.inputs[name]);
  if (name === undefined || !seen) return undefined;
  // What only its signer can compute is the Doctor's to judge.
  const isOpen = signedTestOf(operation) !== undefined;
  if (!isOpen && (computed === undefined || compareResult(computed, seen).is === 'equal')) return undefined;
  const doctor = startDoctor();
  try {
    const client = createDoctorClient(1, () => doctor);
    const task = { ...value, observed: { [name]: seen } };
    const { verdict, says, explanations } = await client.diagnose(task, AbortSignal.timeout(20_000), () => {});
    return verdict === 'matches' ? undefined : { verdict, says, explanations };
  } catch {
    // A report without a diagnosis is a report.
    return undefined;
  } finally {
    doctor.end();
  }
}

/** `aeterna-request.json`: what the download is called; nothing typed is in it. */
export function fileNameOf({ value }: Subject, ending: string): string {
  return `${value.scheme}-${value.operation}${ending}`;
}
