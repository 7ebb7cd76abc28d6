import { Eraser } from 'lucide-react';
import { Fragment, useEffect } from 'react';

import type { Vector } from '../../core/scheme/define.ts';
import { FIELD_KINDS } from '../../core/scheme/fields.ts';
import { clockField } from '../../core/scheme/verify.ts';
import { loadVectors } from '../../schemes/registry.ts';
import { Button } from '../../ui/button.tsx';
import { Samples } from '../../ui/samples.tsx';
import { Section } from '../../ui/section.tsx';
import { ChoiceField } from './choice-field.tsx';
import { usePanel, useTarget, useTouched } from './context.ts';
import { FieldCard } from './field-card.tsx';
import { useComputeStore } from './store.ts';
import { UrlField } from './url-field.tsx';

/** The inputs, named as the vendor names them. */
export function FieldsColumn() {
  const { operation } = useTarget();
  // A URL is pasted where its parts go.
  const line = operation.fields.find(({ kind }) => kind === 'uri');
  // What a received value is checked by computes nothing.
  const clock = clockField(operation);
  return (
    <Section title="Fields" tools={<Toolbar />}>
      <Cleared />
      <div className="space-y-5">
        {operation.fields
          .filter(({ name }) => name !== clock)
          .map((field) => (
            <Fragment key={field.name}>
              {field === line && <UrlField />}
              {FIELD_KINDS[field.kind].shape === 'choice' ? <ChoiceField field={field} /> : <FieldCard field={field} />}
            </Fragment>
          ))}
      </div>
    </Section>
  );
}

function Toolbar() {
  const { id } = useTarget();
  const isTouched = useTouched();
  const hasObserved = usePanel((panel) => panel.observed !== '');
  return (
    <div className="flex flex-wrap gap-2">
      <SampleButton />
      <Button data-clear="" onClick={() => useComputeStore.getState().clear(id)} disabled={!isTouched && !hasObserved}>
        <Eraser size={15} /> Clear
      </Button>
    </div>
  );
}

/** The published vectors of this operation; those with an observed value fill Compare, too. */
function SampleButton() {
  const { id } = useTarget();
  const load = ({ inputs, observed = {} }: Vector) =>
    useComputeStore.getState().sample(id, inputs, Object.values(observed)[0]);
  return <Samples load={() => loadVectors(id.scheme, id.operation)} onLoad={load} />;
}

/** Undo goes, and whoever has the focus on it keeps a place: the button it undoes. */
function focusClear(): void {
  document.querySelector<HTMLElement>('[data-clear]')?.focus();
}

/** How long Clear, or a sample, can be undone. After that nothing of the values is left in memory. */
const UNDO_FOR = 10_000;

function Cleared() {
  const { id } = useTarget();
  const cleared = usePanel((panel) => panel.cleared);
  const isSample = usePanel((panel) => panel.sample !== undefined);
  useEffect(() => {
    if (!cleared) return;
    const forget = () => {
      if (document.activeElement?.matches('[data-undo]')) focusClear();
      useComputeStore.getState().forgetCleared(id);
    };
    const timer = setTimeout(forget, UNDO_FOR);
    return () => {
      clearTimeout(timer);
      forget();
    };
  }, [cleared, id]);
  const undo = () => {
    focusClear();
    useComputeStore.getState().undoClear(id);
  };
  return (
    <div role="status">
      {cleared && (
        // Above the page, so that nothing moves when it comes and goes.
        <p
          data-notice
          className="fixed inset-x-3 bottom-3 z-30 mx-auto flex max-w-xs items-center justify-between gap-2 rounded-lg border border-line bg-surface py-2 pr-2 pl-4 text-sm shadow-lg"
        >
          {isSample ? 'Sample loaded.' : 'Cleared.'}
          <Button look="quiet" data-undo="" onClick={undo}>
            Undo
          </Button>
        </p>
      )}
    </div>
  );
}
