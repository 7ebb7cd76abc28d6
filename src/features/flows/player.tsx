import './sequence.css';

import { useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';

import type { Scheme } from '../../core/scheme/define.ts';
import type { Flow } from '../../core/scheme/flow.ts';
import type { SchemeSandbox } from '../../core/scheme/sandbox.ts';
import { useEnvironment } from '../../ui/environment.tsx';
import { REWIND, useRemote } from '../../ui/remote.ts';
import { Controls, type Speed } from './controls.tsx';
import { FaultsPanel, type FaultRow } from './faults-panel.tsx';
import { LESSONS, lessonOf } from './lessons.ts';
import { livesOf } from './lives.ts';
import { pictureOf } from './picture.ts';
import { RotationPanel } from './rotation-panel.tsx';
import { createRun, type Run, type RunState } from './run.ts';
import { Selected } from './selected.tsx';
import { Stage } from './stage.tsx';
import { TimePanel } from './time-panel.tsx';
import { usePlayerKeys, usePlaying } from './use-playing.ts';
import { worldInPage } from './world.ts';

interface FlowPlayerProps {
  scheme: Scheme;
  sandbox: SchemeSandbox;
  flow: Flow;
  faults: readonly FaultRow[];
  /** The screen's head; the keys work while the focus is in it, too. */
  children: ReactNode;
}

/** A flow that can be played: its picture, its clock, and what may go wrong. */
export function FlowPlayer({ scheme, sandbox, flow, faults, children }: FlowPlayerProps) {
  const run = useRun(scheme, flow);
  const [speed, setSpeed] = useState<Speed>('1');
  const state = useStore(run.store);
  const player = useRef<HTMLDivElement>(null);
  usePlaying(run, state, speed);
  usePlayerKeys(run, player);
  const { rows, selected } = state;
  const titleOf = (id: string) => faults.find((fault) => fault.id === id)?.title ?? id;
  const explain = (code: string) => lessonOf([code], scheme, sandbox);
  const faultLesson = (id: string) => lessonOf(LESSONS[id] ?? [], scheme, sandbox);
  const lives = livesOf(rows, sandbox);
  const picture = pictureOf(rows, flow, scheme.card.name, titleOf);
  return (
    <div ref={player}>
      {children}
      <div className="sticky top-[var(--header)] z-10 -mx-2 mt-4 border-b border-line bg-bg px-2 py-2">
        <Controls run={run} state={state} speed={speed} onSpeed={setSpeed} />
      </div>
      <TimePanel run={run} state={state} lives={lives} />
      <div className="mt-4 grid items-start gap-4 xl:grid-cols-[minmax(0,1.45fr)_minmax(22rem,1fr)]">
        <Stage
          actors={['You', scheme.card.name]}
          picture={picture}
          lives={lives}
          rows={rows}
          selected={selected}
          onSelect={run.select}
        />
        <Selected run={run} state={state} titleOf={titleOf} explain={explain} />
      </div>
      <div className="mt-4 grid gap-4">
        <RotationPanel run={run} credentials={sandbox.credentials} />
        <FaultsPanel run={run} state={state} faults={faults} lesson={faultLesson} />
      </div>
    </div>
  );
}

/** A run of the flow, in a world in this page; a presenter's stage can step through it. */
function useRun(scheme: Scheme, flow: Flow): Run {
  const { now } = useEnvironment();
  const [run] = useState(() => createRun({ scheme, flow, open: worldInPage(now), now }));
  const [step] = useState(() => () => run.step().then(() => notExpected(run.store.getState().rows)));
  useRemote(`step ${scheme.card.id}/${flow.id}`, step);
  const [rewind] = useState(() => async () => run.restart());
  useRemote(REWIND, rewind);
  return run;
}

/** What of a run is not as its flow expects, for whoever steps through it from elsewhere. */
function notExpected(rows: RunState['rows']): string | undefined {
  const row = rows.find(({ event, stopped }) => !event.ok || stopped !== undefined);
  return row && `in this flow, ${row.stopped ?? row.event.unmet.join('; ')}`;
}
