import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import type { Lesson } from './lessons.ts';
import { RowView } from './row-view.tsx';
import { stepsDone } from './rows.ts';
import type { Run, RunState } from './run.ts';

interface SelectedProps {
  run: Run;
  state: RunState;
  titleOf: (fault: string) => string;
  /** Where a verdict is explained. */
  explain: (code: string) => Lesson | undefined;
}

/** The step that is looked at. */
export function Selected({ run, state: { rows, selected, status }, titleOf, explain }: SelectedProps) {
  const row = selected === undefined ? undefined : rows[selected];
  return (
    <div className="xl:sticky xl:top-[calc(var(--header)+4.5rem)] xl:max-h-[calc(100dvh-var(--header)-5.5rem)] xl:overflow-y-auto">
      <Section title="This step">
        {row && selected !== undefined ? (
          <RowView row={row} number={selected + 1} titleOf={titleOf} explain={explain} />
        ) : (
          <Ahead
            run={run}
            done={stepsDone(rows)}
            rows={rows.length}
            selected={selected}
            isOver={status === 'finished'}
          />
        )}
      </Section>
    </div>
  );
}

interface AheadProps {
  run: Run;
  done: number;
  rows: number;
  selected: number | undefined;
  isOver: boolean;
}

/** Nothing has been played, or not as far as here. */
function Ahead({ run, done, rows, selected, isOver }: AheadProps) {
  if (selected === undefined)
    return (
      <p className="text-sm text-muted">
        Press Play, or take one step at a time with → and ←. What was sent, what came back and what the server computed
        appears here.
      </p>
    );
  const target = done + (selected - rows) + 1;
  return (
    <>
      <p>
        <span className="mr-2 text-muted tabular-nums">{selected + 1}</span>
        {run.flow.steps[target - 1]?.says}
      </p>
      <p className="mt-2 mb-3 text-sm text-muted">
        {isOver ? 'Not reached: the flow ended before.' : 'Not played yet.'}
      </p>
      {!isOver && <Button onClick={() => void run.runTo(target)}>Run to this step</Button>}
    </>
  );
}
