import { lazy, Suspense } from 'react';

import { useTarget } from './context.ts';

// Few operations have these: they are fetched for those.
const Redirect = lazy(async () => ({ default: (await import('./redirect-section.tsx')).RedirectSection }));
const Answer = lazy(async () => ({ default: (await import('./answer-section.tsx')).AnswerSection }));
const Confusable = lazy(async () => ({ default: (await import('./confusable-section.tsx')).ConfusableSection }));

/** Before the request: where a user is sent. */
export function BesideRedirect() {
  const { operation } = useTarget();
  return (
    operation.redirect && (
      <Suspense>
        <Redirect redirect={operation.redirect} />
      </Suspense>
    )
  );
}

/** After the request: what its answer opens. */
export function BesideAnswer() {
  const { operation } = useTarget();
  return (
    operation.answer && (
      <Suspense>
        <Answer answer={operation.answer} />
      </Suspense>
    )
  );
}

/** Below a comparison: the vendors this one is confused with. */
export function BesideConfusables() {
  const { scheme, operation } = useTarget();
  const confusables = scheme.confusables?.filter((confusable) => confusable.operation === operation.id) ?? [];
  return (
    confusables.length > 0 && (
      <Suspense>
        <Confusable confusables={confusables} />
      </Suspense>
    )
  );
}
