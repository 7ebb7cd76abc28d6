import { utf8Length } from '../core/bytes/text.ts';
import { curlCommand } from '../core/http/curl.ts';
import { rawHttp } from '../core/http/message.ts';
import type { Operation, Scheme } from '../core/scheme/define.ts';
import { writeCase, type Case } from './case.ts';
import { harFile } from './export/har.ts';
import { writeLink } from './link.ts';
import { reportHtml } from './report/html.ts';
import { reportMarkdown } from './report/markdown.ts';
import { coveredMessage, reportOf, type ReportedDiagnosis } from './report/report.ts';
import { hiddenOf, itemsOf, withItems, type CaseItem } from './secrets.ts';

/** What a case can leave the page as. */
export type ShareForm = 'link' | 'case' | 'html' | 'markdown' | 'har' | 'raw' | 'curl';

/** What is to be written. Plain data: it can cross to a worker. */
export interface FormTask {
  readonly form: ShareForm;
  /** Everything that is on screen, secrets too. */
  readonly value: Case;
  /** Keys of the items that go out; where single values cannot be left out, of the secrets among them. */
  readonly chosen: readonly string[];
  readonly tab: string;
  /** The page's own address, without what follows the #. */
  readonly page: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly diagnosis?: ReportedDiagnosis;
}

/** What tells an item from all others of its case: `inputs/SecretToken`. */
export const keyOf = ({ place, name }: CaseItem): string => `${place}/${name}`;

/** The case as it leaves: what was chosen, and nothing else. */
export function chosenCase(value: Case, operation: Operation, chosen: ReadonlySet<string>): Case {
  return withItems(
    value,
    itemsOf(value, operation).filter((item) => chosen.has(keyOf(item))),
  );
}

/**
 * What a form can hold: a case, the texts on screen; a report or a request, what was computed, too. A computed
 * password and an observed one are told apart by a case alone.
 */
export function itemsIn(isPicky: boolean, value: Case, operation: Operation, computed: string | undefined): CaseItem[] {
  const items = itemsOf(value, operation);
  const { isPassword, result } = operation;
  if (isPicky || !isPassword || !result) return items;
  const text = computed ?? value.observed[result.name] ?? '';
  const plain = items.filter(({ place }) => place !== 'observed');
  return text === '' ? plain : [...plain, { place: 'result', name: result.name, text, isSecret: true }];
}

/** The text of a form; undefined when there is no request to write yet. */
export async function formText(
  scheme: Scheme,
  operation: Operation,
  { form, value, chosen, tab, page, at, diagnosis }: FormTask,
): Promise<string | undefined> {
  const keys = new Set(chosen);
  if (form === 'case') return writeCase(chosenCase(value, operation, keys));
  if (form === 'link')
    return page + (await writeLink(chosenCase(value, operation, keys), tab === 'compute' ? undefined : tab));
  const shown = shownOf(keys);
  if (form === 'har' || form === 'raw' || form === 'curl') return requestText(form, operation, value, shown, at);
  const report = await reportOf({ scheme, operation, value, shown, at, ...(diagnosis ? { diagnosis } : {}) });
  return form === 'html' ? reportHtml(report) : reportMarkdown(report);
}

async function requestText(
  form: 'har' | 'raw' | 'curl',
  operation: Operation,
  { inputs }: Case,
  shown: ReadonlySet<string>,
  at: number,
): Promise<string | undefined> {
  const message = await coveredMessage(operation, inputs, hiddenOf(operation, inputs, shown));
  if (!message) return undefined;
  if (form === 'har') return harFile([{ request: message, at, comment: 'Computed by Countersign; never sent.' }]);
  return form === 'raw' ? rawHttp(message, utf8Length(message.body ?? '')) : `${curlCommand(message)}\n`;
}

/** Names of the secrets that were ticked in. */
function shownOf(chosen: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...chosen].map((key) => key.slice(key.indexOf('/') + 1)));
}
