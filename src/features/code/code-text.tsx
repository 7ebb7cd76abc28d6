import type { PointerEvent } from 'react';

import type { Stretch, Variable } from './marks.ts';

interface CodeTextProps {
  label: string;
  stretches: readonly Stretch[];
  variables: readonly Variable[];
  lit: string | undefined;
  onLight: (spelling: string | undefined) => void;
}

/** The code as elements, never as HTML. One listener tells what is pointed at. */
export function CodeText({ label, stretches, variables, lit, onLight }: CodeTextProps) {
  const point = ({ target }: PointerEvent) =>
    onLight(target instanceof HTMLElement ? target.dataset['variable'] : undefined);
  const titles = new Map(variables.map(({ spelling, kind, name }) => [spelling, `${kind} ${name}`]));
  return (
    <pre
      tabIndex={0}
      role="region"
      aria-label={label}
      onPointerOver={point}
      onPointerLeave={() => onLight(undefined)}
      className="code-text max-w-full min-w-0 overflow-x-auto rounded-md border border-line bg-sunken p-3 font-mono text-xs leading-5 [tab-size:4]"
    >
      {stretches.map(({ text, className, variable }, index) =>
        variable === undefined ? (
          <span key={index} className={className}>
            {text}
          </span>
        ) : (
          <span
            key={index}
            className={`${className} code-variable`}
            data-variable={variable}
            data-lit={variable === lit || undefined}
            title={titles.get(variable)}
          >
            {text}
          </span>
        ),
      )}
    </pre>
  );
}
