import type { Otherwise } from '../../features/present/perform.ts';
import { answerWords } from '../../ui/answer-words.ts';
import type { Sent } from '../../workers/page/exchanges.ts';
import type { DiagnosisView } from '../../workers/doctor-view.ts';

/** What the sandbox answered, where it did not accept, or not refuse with this code, as the demo says. */
export function answeredOtherwise(sent: Sent | undefined, refused: string | undefined): Otherwise {
  if (!sent) return 'the request cannot be written with these values, so nothing was sent.';
  const { server, failed } = sent;
  if (!server) return `no answer came: ${failed ?? 'the sandbox kept no record of it'}.`;
  const { ok, code } = server.verdict;
  const came = ok ? server.refusal : code;
  if (came === refused) return undefined;
  return came === undefined ? 'the sandbox accepted it.' : `the sandbox refused it. ${answerWords(server)}`;
}

/** What the Doctor found, where it is not this cause. */
export function foundOtherwise(view: DiagnosisView | undefined, cause: string): Otherwise {
  if (!view) return 'the Doctor gave no answer.';
  const { verdict, explanations } = view;
  if (explanations.some(({ causes }) => causes.includes(cause))) return undefined;
  if (verdict === 'matches') return 'the Doctor finds nothing wrong: both values are the same.';
  const [first] = explanations;
  return first
    ? `the Doctor finds something else. ${first.says}`
    : 'the Doctor finds no mistake that gives this value.';
}
