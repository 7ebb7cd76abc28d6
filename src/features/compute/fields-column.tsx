import { ChevronDown, Eraser } from 'lucide-react';
import { Menu } from '@base-ui/react/menu';
import { useEffect } from 'react';

import { FIELD_KINDS } from '../../core/scheme/fields.ts';
import { Button, buttonLook } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { ChoiceField } from './choice-field.tsx';
import { usePanel, useTarget, useTouched } from './context.ts';
import { FieldCard } from './field-card.tsx';
import { useComputeStore } from './store.ts';

/** The inputs, named as the vendor names them. */
export function FieldsColumn() {
  const { operation } = useTarget();
  return (
    <Section title="Fields" tools={<Toolbar />}>
      <Cleared />
      <div className="space-y-5">
        {operation.fields.map((field) =>
          FIELD_KINDS[field.kind].shape === 'choice' ? (
            <ChoiceField key={field.name} field={field} />
          ) : (
            <FieldCard key={field.name} field={field} />
          ),
        )}
      </div>
    </Section>
  );
}

function Toolbar() {
  const { id } = useTarget();
  const isTouched = useTouched();
  const hasObserved = usePanel((panel) => panel.observed !== '');
  return (
    <div className="flex gap-2">
      <Samples />
      <Button onClick={() => useComputeStore.getState().clear(id)} disabled={!isTouched && !hasObserved}>
        <Eraser size={15} /> Clear
      </Button>
    </div>
  );
}

/** The published vectors of this operation; those with an observed value fill Compare, too. */
function Samples() {
  const { id, scheme, operation } = useTarget();
  const vectors = scheme.vectors.filter((vector) => vector.operation === operation.id);
  const observedIn = (observed: Readonly<Record<string, string>> | undefined) => Object.values(observed ?? {})[0];
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className={buttonLook('primary')}>
        Load sample <ChevronDown size={15} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={6} align="start" className="z-40">
          <Menu.Popup className="max-h-[min(28rem,var(--available-height))] w-[min(28rem,calc(100vw-1.5rem))] overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-lg">
            {vectors.map((vector) => (
              <Menu.Item
                key={vector.id}
                onClick={() =>
                  useComputeStore.getState().load(id.scheme, id.operation, vector.inputs, observedIn(vector.observed))
                }
                className="grid cursor-pointer gap-0.5 rounded-md px-2.5 py-1.5 data-highlighted:bg-accent-soft"
              >
                <span className="font-mono text-[0.8125rem] font-semibold">{vector.id}</span>
                <span className="text-[0.8125rem] leading-5 text-muted">{vector.note}</span>
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** How long Clear can be undone. After that nothing of the values is left in memory. */
const UNDO_FOR = 10_000;

function Cleared() {
  const { id } = useTarget();
  const cleared = usePanel((panel) => panel.cleared);
  useEffect(() => {
    if (!cleared) return;
    const forget = () => useComputeStore.getState().forgetCleared(id);
    const timer = setTimeout(forget, UNDO_FOR);
    return () => {
      clearTimeout(timer);
      forget();
    };
  }, [cleared, id]);
  return (
    <div role="status">
      {cleared && (
        <p className="mb-4 flex items-center justify-between gap-2 rounded-md bg-sunken px-3 py-1.5 text-sm">
          Cleared.
          <Button look="quiet" onClick={() => useComputeStore.getState().undoClear(id)}>
            Undo
          </Button>
        </p>
      )}
    </div>
  );
}
