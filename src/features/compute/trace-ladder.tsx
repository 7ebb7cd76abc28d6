import { Section } from '../../ui/section.tsx';
import { useTarget, useTouched } from './context.ts';
import { StepCard } from './step-card.tsx';
import { tintOf } from './tint.ts';

/** The computation, rung by rung, in the vendor's words. */
export function TraceLadder() {
  const { operation } = useTarget();
  const isTouched = useTouched();
  return (
    <Section title="Steps" tools={<Legend />}>
      {!isTouched && (
        <p className="mb-4 rounded-md bg-accent-soft px-3 py-2 text-sm">
          Load a sample or fill in the fields: every step appears here as you type.
        </p>
      )}
      <ol aria-label="Steps" className="steps">
        {operation.steps.map((step, index) => (
          <StepCard key={step.name} step={step} index={index} />
        ))}
      </ol>
    </Section>
  );
}

/** Which mark is which field's: letter, pattern and tint. */
function Legend() {
  const { operation } = useTarget();
  const fields = operation.fields.filter((field) => field.kind !== 'choice');
  return (
    <ul aria-label="Origins" className="flex flex-wrap gap-x-3 gap-y-1 text-xs text-muted">
      {fields.map(({ name }) => {
        const { className, letter } = tintOf(operation, name);
        return (
          <li key={name} className="flex items-center gap-1">
            <span aria-hidden="true" className={`${className} rounded-sm px-1 text-ink`}>
              {letter}
            </span>
            {name}
          </li>
        );
      })}
    </ul>
  );
}
