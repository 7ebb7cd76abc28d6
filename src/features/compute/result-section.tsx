import { useCallback } from 'react';

import { fieldsIn } from '../../core/recipe/expression.ts';
import type { Operation } from '../../core/scheme/define.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { FieldNames } from '../../ui/field-name.tsx';
import { Section } from '../../ui/section.tsx';
import { usePanel, useTarget, useTouched } from './context.ts';
import { RequestView } from './request-view.tsx';
import type { Panel } from './panel.ts';
import { panelOf } from './store.ts';

/** Above this the result is cut on screen; Copy has it whole. Only absurd inputs get there. */
const LONGEST = 4000;

/** The finished value, and the message it travels in. */
export function ResultSection() {
  const { operation } = useTarget();
  const name = operation.result?.name;
  const isTouched = useTouched();
  const value = usePanel((panel) => (isTouched ? panel.traced?.view.result : undefined));
  const refused = usePanel((panel) => refusedFields(panel));
  const emptied = usePanel((panel) => emptySecrets(operation, panel));
  return (
    <Section title="Result">
      {name !== undefined && <Value name={name} value={value} />}
      {value !== undefined && refused !== '' && (
        <p className="mt-2 text-small text-bad">
          Computed anyway, but a server would refuse it: see <FieldNames names={refused.split('\n')} />.
        </p>
      )}
      {value !== undefined && emptied !== '' && (
        <p className="mt-2 text-small text-warn">Computed with an empty {emptied}: no vendor issues an empty one.</p>
      )}
      <RequestView />
    </Section>
  );
}

function Value({ name, value }: { name: string; value: string | undefined }) {
  const { id } = useTarget();
  const isTouched = useTouched();
  const whole = useCallback(() => panelOf(id).traced?.view.result ?? '', [id]);
  return (
    <div className="flex items-start justify-between gap-2 rounded-md border border-line bg-sunken py-1.5 pr-1.5 pl-3">
      <div className="min-w-0">
        <p className="font-mono text-xs leading-5 text-muted">{name}</p>
        <output
          aria-label={name}
          aria-live="off"
          className="block font-mono text-sm leading-6 font-semibold wrap-anywhere whitespace-pre-wrap"
        >
          {value?.slice(0, LONGEST)}
        </output>
        {value === undefined && (
          <p className="text-small leading-6 text-muted">
            {isTouched ? 'Cannot be computed yet: see the steps.' : 'Appears as soon as there is something to compute.'}
          </p>
        )}
      </div>
      {value !== undefined && <CopyButton label={`Copy ${name}`} text={whole} />}
    </div>
  );
}

/** Names of the fields with an error, a line each: a text is the same while the names are. */
function refusedFields({ traced }: Panel): string {
  const errors = traced?.view.problems.filter(({ severity }) => severity === 'error') ?? [];
  return [...new Set(errors.flatMap(({ field }) => field ?? []))].join('\n');
}

/** The secrets of the result that were left or made empty on purpose. */
function emptySecrets({ result, fields }: Operation, { inputs }: Panel): string {
  if (!result) return '';
  const used = fieldsIn(result.expr);
  const isEmptied = ({ name, kind, optional }: Operation['fields'][number]) =>
    kind === 'secret' && !optional && inputs[name] === '' && used.includes(name);
  return fields
    .filter(isEmptied)
    .map(({ name }) => name)
    .join(', ');
}
