import { moveByArrows } from '../../ui/arrow-keys.ts';
import type { Variable } from './marks.ts';

interface LegendProps {
  variables: readonly Variable[];
  /** The variable somebody points at, is at, or has pressed. */
  lit: string | undefined;
  pressed: string | undefined;
  onLight: (spelling: string | undefined) => void;
  onPress: (spelling: string | undefined) => void;
}

/** Whose the variables are. Pointing at one here or in the code lights all its places; pressing keeps them lit. */
export function Legend({ variables, lit, pressed, onLight, onPress }: LegendProps) {
  if (variables.length === 0) return null;
  const told = variables.find(({ spelling }) => spelling === lit);
  const reachable = variables.some(({ spelling }) => spelling === pressed) ? pressed : variables[0]?.spelling;
  return (
    <section aria-label="Variables of the code">
      <h3 className="text-sm font-semibold">Variables</h3>
      <div className="mt-2 flex flex-wrap gap-1.5">
        {variables.map(({ spelling, kind, name }) => (
          <button
            key={spelling}
            type="button"
            aria-pressed={spelling === pressed}
            tabIndex={spelling === reachable ? 0 : -1}
            data-lit={spelling === lit || undefined}
            onKeyDown={moveByArrows}
            onFocus={() => onLight(spelling)}
            onBlur={() => onLight(undefined)}
            onPointerEnter={() => onLight(spelling)}
            onPointerLeave={() => onLight(undefined)}
            onClick={() => onPress(spelling === pressed ? undefined : spelling)}
            className="code-variable min-h-7 max-w-full cursor-pointer rounded-md border border-line bg-surface px-2 py-0.5 text-left text-xs leading-5 wrap-anywhere aria-pressed:border-accent aria-pressed:bg-accent-soft"
          >
            <code className="font-semibold">{spelling}</code>{' '}
            <span className="text-muted">
              {kind} {name}
            </span>
          </button>
        ))}
      </div>
      <Told variable={told} />
    </section>
  );
}

function Told({ variable }: { variable: Variable | undefined }) {
  return (
    <p className="mt-2 min-h-10 text-small leading-5 text-muted" role="status" aria-label="Variable">
      {variable ? (
        <>
          <code className="text-ink">{variable.spelling}</code> is the {variable.kind}{' '}
          <strong className="font-semibold text-ink">{variable.name}</strong>: {variable.says}
        </>
      ) : (
        'Point at a variable, here or in the code, to see where it comes from.'
      )}
    </p>
  );
}
