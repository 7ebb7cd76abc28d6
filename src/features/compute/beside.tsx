import { part } from '../../ui/part.tsx';
import { useTarget } from './context.ts';

// Few operations have these: they are fetched for those.
const Redirect = part('Where users are sent', async () => (await import('./redirect-section.tsx')).RedirectSection);
const Answer = part('What reads an answer', async () => (await import('./answer-section.tsx')).AnswerSection);
const Confusable = part(
  'What is confused with this',
  async () => (await import('./confusable-section.tsx')).ConfusableSection,
);

/** Before the request: where a user is sent. */
export function BesideRedirect() {
  const { operation } = useTarget();
  return operation.redirect && <Redirect redirect={operation.redirect} />;
}

/** After the request: what its answer opens. */
export function BesideAnswer() {
  const { operation } = useTarget();
  return operation.answer && <Answer answer={operation.answer} />;
}

/** Below a comparison: the vendors this one is confused with. */
export function BesideConfusables() {
  const { scheme, operation } = useTarget();
  const confusables = scheme.confusables?.filter((confusable) => confusable.operation === operation.id) ?? [];
  return confusables.length > 0 && <Confusable confusables={confusables} />;
}
