import { formulaOf, phraseOf } from '../../core/recipe/formula.ts';
import type { Step } from '../../core/scheme/define.ts';
import { anchorOf } from '../../ui/learn-link.tsx';
import type { Names } from './names.ts';

interface FormulaProps {
  readonly steps: readonly Step[];
  readonly result: string | undefined;
  readonly names: Names;
}

/** One line a step, each in terms of the ones before it. */
export function Formula({ steps, result, names }: FormulaProps) {
  return (
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
            {formulaOf(expr, names)}
          </code>
          <p className="text-sm text-muted">
            {sentence(phraseOf(expr))}
            {name === result && <span className="tag ml-2 whitespace-nowrap">result</span>}
          </p>
        </li>
      ))}
    </ol>
  );
}

function sentence(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}
