import { Dialog } from '@base-ui/react/dialog';
import { useCallback, useState } from 'react';

import { apart } from '../../ui/apart.ts';
import { Button } from '../../ui/button.tsx';
import { ClockMoves, SetClock, ShownTime, type ReadClock } from '../../ui/clock-moves.tsx';
import { useEnvironment } from '../../ui/environment.tsx';
import { useLater } from '../../ui/later.ts';
import { TitledDialog, type Opening } from '../../ui/titled-dialog.tsx';
import { askSandbox } from '../../workers/page/admin.ts';

/** What the sandbox's clock is told (`POST /sandbox/admin/clock`). */
interface Move {
  readonly skip?: number;
  readonly set?: string;
  readonly freeze?: boolean;
}

/** The clock of the sandbox that this page sends to: shown, stopped and moved. Flows have one of their own. */
export function SandboxClock(opening: Opening) {
  return (
    <TitledDialog {...opening} title="Sandbox clock" className="max-w-lg">
      <div className="px-5 py-4">
        <Dialog.Description className="mb-4 text-small leading-5 text-muted">
          Timestamps are checked and tokens expire by this clock. It keeps what you set until you press Real time. Flows
          have a clock of their own.
        </Dialog.Description>
        <Clock />
      </div>
    </TitledDialog>
  );
}

/** What the sandbox's clock shows, and a way to move it; undefined until it answers. */
function useSandboxClock() {
  const { now } = useEnvironment();
  const ask = useCallback(
    async (move?: Move): Promise<ReadClock | 'silent'> => {
      const told = await askSandbox<Omit<ReadClock, 'readAt'>>(move ? 'POST' : 'GET', 'clock', move).catch(() => {});
      return told ? { ...told, readAt: now() } : 'silent';
    },
    [now],
  );
  const found = useLater(useCallback(() => ask(), [ask]));
  const [moved, setMoved] = useState<ReadClock | 'silent'>();
  const tell = async (move: Move) => setMoved(await ask(move));
  return { clock: moved ?? found, tell, now };
}

function Clock() {
  const { clock, tell, now } = useSandboxClock();
  if (!clock) return <p className="text-sm text-muted">Asking the sandbox…</p>;
  if (clock === 'silent') return <p className="text-sm text-bad">The sandbox does not answer. Reload the page.</p>;
  const difference = apart(clock.now, clock.readAt);
  const isReal = !clock.frozen && difference === undefined;
  return (
    <div className="grid gap-4">
      <p role="status" aria-label="Sandbox time" className="flex flex-wrap items-baseline gap-x-2">
        <ShownTime clock={clock} className="font-mono text-lg tabular-nums" />
        <span className="text-sm text-muted">
          UTC · {clock.frozen ? 'stopped' : 'runs'}
          {difference === undefined ? '' : `, ${difference}`}
        </span>
      </p>
      <ClockMoves
        isFrozen={clock.frozen}
        onFreeze={(freeze) => void tell({ freeze })}
        onSkip={(skip) => void tell({ skip })}
      />
      <div className="flex flex-wrap items-center gap-2">
        <SetClock
          key={Math.floor(clock.now / 1000)}
          now={clock.now}
          onSet={(time) => void tell({ set: new Date(time).toISOString() })}
        />
        <Button disabled={isReal} onClick={() => void tell({ set: new Date(now()).toISOString(), freeze: false })}>
          Real time
        </Button>
      </div>
    </div>
  );
}
