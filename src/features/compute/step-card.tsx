import { memo, useCallback, useState } from 'react';

import { fieldsIn } from '../../core/recipe/expression.ts';
import { phraseOf } from '../../core/recipe/formula.ts';
import type { Form } from '../../core/recipe/view.ts';
import { findField, type Step } from '../../core/scheme/define.ts';
import type { FieldDef } from '../../core/scheme/fields.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { LearnLink } from '../../ui/learn-link.tsx';
import { ProblemLine } from '../../ui/problem-line.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import type { StepView } from '../../workers/trace-view.ts';
import { usePanel, useTarget, useTouched } from './context.ts';
import { StepValue } from './step-value.tsx';
import { panelOf } from './store.ts';

const FORM_NAMES: Readonly<Record<Form, string>> = { text: 'Text', hex: 'Hex', base64: 'Base64' };

/** One option for each form; forms a value cannot be shown in are there, but cannot be chosen. */
const OPTIONS: Readonly<Record<'readable' | 'binary', { value: Form; name: string; disabled?: boolean }[]>> = {
  readable: Object.entries(FORM_NAMES).map(([value, name]) => ({ value: value as Form, name })),
  binary: Object.entries(FORM_NAMES).map(([value, name]) => ({
    value: value as Form,
    name,
    disabled: value === 'text',
  })),
};

interface StepProps {
  step: Step;
  index: number;
}

/** One rung of the ladder: what the vendor calls it, how it is made, and what it came to. */
export const StepCard = memo(function StepCard({ step, index }: StepProps) {
  const { id } = useTarget();
  const view = usePanel((panel) => panel.traced?.view.steps[index]);
  const isTouched = useTouched();
  const [chosen, setChosen] = useState<Form>();
  const form = formOf(view, chosen);
  const isShown = isTouched && view !== undefined && view.problem === undefined;
  return (
    <li className="step draw-when-seen relative -mr-1 pr-1 pb-5 pl-9 last:pb-1">
      <span
        aria-hidden="true"
        className="absolute top-1 left-0 flex size-6 items-center justify-center rounded-full border border-line-strong bg-surface text-xs font-semibold text-muted tabular-nums"
      >
        {index + 1}
      </span>
      <div role="group" aria-label={step.name} className="min-w-0">
        <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="font-mono text-sm font-semibold wrap-anywhere max-sm:w-full">{step.name}</h3>
          {isShown && (
            <StepTools
              step={step}
              index={index}
              form={form}
              isReadable={view.forms.includes('text')}
              onForm={setChosen}
            />
          )}
        </div>
        <p className="mb-1.5 text-small leading-5 text-muted max-sm:mt-1">
          {phraseOf(step.expr)} <LearnLink {...id} kind="step" name={step.name} />
        </p>
        {isShown ? (
          <StepValue step={step} index={index} view={view} form={form} />
        ) : (
          <Waiting step={step} view={isTouched ? view : undefined} />
        )}
      </div>
    </li>
  );
});

const StepTools = memo(function StepTools({
  step,
  index,
  form,
  isReadable,
  onForm,
}: StepProps & { form: Form; isReadable: boolean; onForm: (form: Form) => void }) {
  const { id, operation } = useTarget();
  // The result stands below once more, with the plain name: two buttons of one name would be ambiguous.
  const copies = step.name === operation.result?.name ? `step ${step.name}` : step.name;
  const whole = useCallback(
    () => panelOf(id).traced?.reader.ask('whole', { step: index, form }) ?? '',
    [id, index, form],
  );
  return (
    <div className="ml-auto flex items-center gap-1 max-sm:w-full max-sm:justify-between">
      <Segmented
        label={`View of ${step.name}`}
        value={form}
        onChange={onForm}
        options={OPTIONS[isReadable ? 'readable' : 'binary']}
      />
      <CopyButton label={`Copy ${copies}`} text={whole} />
    </div>
  );
});

function formOf(view: StepView | undefined, chosen: Form | undefined): Form {
  const forms = view?.forms ?? [];
  if (chosen && forms.includes(chosen)) return chosen;
  return view?.kind === 'bytes' ? 'hex' : 'text';
}

/** A choice always has a value, and what may be left out is not waited for. */
function isNeeded(field: FieldDef | undefined): boolean {
  return field?.kind !== 'choice' && field?.optional !== true;
}

/** Why there is no value: nothing entered yet, or what is wrong. */
function Waiting({ step, view }: { step: Step; view: StepView | undefined }) {
  const { operation } = useTarget();
  const missing = usePanel((panel) =>
    fieldsIn(step.expr)
      .filter((name) => isNeeded(findField(operation, name)))
      .filter((name) => (panel.inputs[name] ?? findField(operation, name)?.initial ?? '') === '')
      .join(', '),
  );
  const problem = view?.problem;
  const isMissing =
    problem === undefined || (problem.field !== undefined && missing.split(', ').includes(problem.field));
  return (
    <div className="rounded-md border border-dashed border-line px-2.5 py-2 text-small leading-5 text-muted">
      {isMissing ? <p>Waiting for {missing || 'a first value'}</p> : <ProblemLine problem={problem} />}
    </div>
  );
}
