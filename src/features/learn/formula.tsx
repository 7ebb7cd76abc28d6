import { branchOf, switchesIn } from '../../core/recipe/branches.ts';
import { formulaOf, phraseOf } from '../../core/recipe/formula.ts';
import { switchesOf } from '../../core/scheme/coverage.ts';
import type { Operation } from '../../core/scheme/define.ts';
import type { FieldDef } from '../../core/scheme/fields.ts';
import { anchorOf } from '../../ui/learn-link.tsx';
import type { Names } from './names.ts';

interface FormulaProps {
  readonly operation: Operation;
  readonly names: Names;
}

/** One line a step, each in terms of the ones before it; where a choice decides, as it is by default. */
export function Formula({ operation, names }: FormulaProps) {
  const { steps, result, fields } = operation;
  const switches = switchesOf(operation, {});
  const deciding = switchesIn(steps.map(({ expr }) => expr));
  return (
    <>
      <ol className="panel divide-y divide-line">
        {steps.map(({ name, expr }) => (
          <li
            key={name}
            id={anchorOf('step', name)}
            tabIndex={-1}
            className="grid gap-x-6 gap-y-1 px-5 py-3 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]"
          >
            <code className="font-mono text-sm leading-relaxed wrap-anywhere">
              <strong className="font-semibold">{name}</strong>
              <span className="text-muted"> = </span>
              {formulaOf(expr, names, switches)}
            </code>
            <p className="text-sm text-muted">
              {sentence(phraseOf(branchOf(expr, switches)))}
              {name === result?.name && <span className="tag ml-2 whitespace-nowrap">result</span>}
            </p>
          </li>
        ))}
      </ol>
      {fields
        .filter(({ name, choices }) => deciding.has(name) && choices)
        .map((field) => (
          <Choices key={field.name} field={field} chosen={switches[field.name] ?? ''} />
        ))}
    </>
  );
}

/** Which choice the formula is written for; what each of the others means stands in the field table. */
function Choices({ field: { name, choices }, chosen }: { field: FieldDef; chosen: string }) {
  const others = choices?.filter((choice) => choice !== chosen) ?? [];
  return (
    <p className="mt-3 max-w-prose text-sm text-muted">
      This is the formula when <Choice text={name} /> is <Choice text={chosen} />. Other choices change it as the field
      table says: {others.join(', ')}.
    </p>
  );
}

function Choice({ text }: { readonly text: string }) {
  return <code className="font-mono text-ink">{text}</code>;
}

function sentence(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}
