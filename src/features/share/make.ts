import { writeCase, type Case } from '../../cases/case.ts';
import { harFile } from '../../cases/export/har.ts';
import { writeLink } from '../../cases/link.ts';
import { reportHtml } from '../../cases/report/html.ts';
import { reportMarkdown } from '../../cases/report/markdown.ts';
import { coveredMessage, reportOf, type ReportedDiagnosis } from '../../cases/report/report.ts';
import { itemsOf, secretNames, withItems, type CaseItem } from '../../cases/secrets.ts';
import { utf8Length } from '../../core/bytes/text.ts';
import { curlCommand } from '../../core/http/curl.ts';
import { rawHttp } from '../../core/http/message.ts';
import { webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import { compareResult } from '../../core/scheme/compare.ts';
import type { Operation, Scheme } from '../../core/scheme/define.ts';
import { withInitials } from '../../core/scheme/trace.ts';
import { observedName, signedTestOf, verifyOperation } from '../../core/scheme/verify.ts';
import { createDoctorClient } from '../../workers/doctor-client.ts';
import type { ShareForm } from './forms.ts';

export interface Subject {
  readonly scheme: Scheme;
  readonly operation: Operation;
  /** Everything that is on screen, secrets too. */
  readonly value: Case;
  /** The computed result, where there is one. */
  readonly computed: string | undefined;
  readonly tab: string;
  /** The page's own address, without what follows the #. */
  readonly page: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Which of the items go out; by place and name. */
export type Chosen = ReadonlySet<string>;
export const keyOf = ({ place, name }: CaseItem): string => `${place}/${name}`;

/** The case as it leaves: what was chosen, and nothing else. */
export function chosenCase({ value, operation }: Subject, chosen: Chosen): Case {
  return withItems(
    value,
    itemsOf(value, operation).filter((item) => chosen.has(keyOf(item))),
  );
}

/** The text of a form; undefined when there is no request to write yet. */
export async function made(form: ShareForm, subject: Subject, chosen: Chosen): Promise<string | undefined> {
  if (form === 'link')
    return (
      subject.page + (await writeLink(chosenCase(subject, chosen), subject.tab === 'compute' ? undefined : subject.tab))
    );
  if (form === 'case') return writeCase(chosenCase(subject, chosen));
  if (form === 'html' || form === 'markdown') {
    const report = await reportOf({
      ...subject,
      shown: shownOf(subject, chosen),
      at: subject.now(),
      ...(await diagnosisOf(subject)),
    });
    return form === 'html' ? reportHtml(report) : reportMarkdown(report);
  }
  return madeRequest(form, subject, chosen);
}

async function madeRequest(
  form: 'har' | 'raw' | 'curl',
  subject: Subject,
  chosen: Chosen,
): Promise<string | undefined> {
  const { operation, value, now } = subject;
  const shown = shownOf(subject, chosen);
  const hidden = new Set([...secretNames(operation)].filter((name) => !shown.has(name)));
  const message = await coveredMessage(operation, value.inputs, hidden);
  if (!message) return undefined;
  if (form === 'har')
    return harFile([{ request: message, at: now(), comment: 'Computed by Countersign; never sent.' }]);
  return form === 'raw' ? rawHttp(message, utf8Length(message.body ?? '')) : `${curlCommand(message)}\n`;
}

function shownOf({ value, operation }: Subject, chosen: Chosen): ReadonlySet<string> {
  const ticked = itemsOf(value, operation).filter((item) => item.isSecret && chosen.has(keyOf(item)));
  return new Set(ticked.map(({ name }) => name));
}

/** The Doctor's word, where something was observed that is not right. */
async function diagnosisOf(subject: Subject): Promise<{ readonly diagnosis?: ReportedDiagnosis }> {
  const { operation, value } = subject;
  const name = observedName(operation);
  const seen = name === undefined ? undefined : (Object.values(value.observed)[0] ?? value.inputs[name]);
  if (name === undefined || !seen || !(await isWrong(subject, seen))) return {};
  try {
    const client = createDoctorClient(1);
    const task = { ...value, observed: { [name]: seen } };
    const { verdict, says, explanations } = await client.diagnose(task, AbortSignal.timeout(20_000), () => {});
    return { diagnosis: { verdict, says, explanations } };
  } catch {
    // A report without a diagnosis is a report.
    return {};
  }
}

/** Not what was computed; of a signature that only its signer can compute, not what verifies. */
async function isWrong({ operation, value, computed }: Subject, seen: string): Promise<boolean> {
  if (!signedTestOf(operation)) return computed !== undefined && compareResult(computed, seen).is !== 'equal';
  return !(await verifyOperation(operation, withInitials(operation, value.inputs), seen, webcryptoEngine)).ok;
}

/** The name of the file. */
export function fileNameOf({ value }: Subject, ending: string): string {
  return `${value.scheme}-${value.operation}${ending}`;
}
