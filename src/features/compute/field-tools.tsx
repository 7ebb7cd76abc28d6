import { Clock, Dices, RefreshCw } from 'lucide-react';
import { memo, useEffect } from 'react';

import { FIELD_KINDS, type FieldDef } from '../../core/scheme/fields.ts';
import { freshNonce } from '../../core/scheme/nonce.ts';
import { Button } from '../../ui/button.tsx';
import { CheckValueButton } from '../../ui/check-value-button.tsx';
import { useEnvironment } from '../../ui/environment.tsx';
import { RevealButton } from '../../ui/reveal-button.tsx';
import { usePanel, useTarget } from './context.ts';
import { panelOf, useComputeStore } from './store.ts';

/** What can be done with a field besides typing: reveal a secret, take the time. */
export const FieldTools = memo(function FieldTools({ field }: { field: FieldDef }) {
  const { now, fresh } = FIELD_KINDS[field.kind];
  return (
    <div className="ml-auto flex items-center gap-1">
      {now && <TimeTools field={field} unit={now} />}
      {fresh && <Fresh field={field} />}
      {field.kind === 'secret' && <Check field={field} />}
      {field.secret && <Reveal field={field} />}
    </div>
  );
});

function Check({ field: { name } }: { field: FieldDef }) {
  const { id } = useTarget();
  return <CheckValueButton name={name} secret={() => panelOf(id).inputs[name] ?? ''} />;
}

function Reveal({ field }: { field: FieldDef }) {
  const { id } = useTarget();
  const isShown = usePanel((panel) => panel.revealed.has(field.name));
  const toggle = () => useComputeStore.getState().toggle(id, 'revealed', field.name);
  return <RevealButton name={field.name} isShown={isShown} onToggle={toggle} />;
}

function Fresh({ field }: { field: FieldDef }) {
  const { id } = useTarget();
  const { random } = useEnvironment();
  return (
    <Button look="quiet" onClick={() => useComputeStore.getState().edit(id, field, freshNonce(random))}>
      <Dices size={15} /> New {field.name}
    </Button>
  );
}

function TimeTools({ field, unit }: { field: FieldDef; unit: 'seconds' | 'milliseconds' }) {
  const { id } = useTarget();
  const environment = useEnvironment();
  const isLive = usePanel((panel) => panel.live.has(field.name));
  useEffect(() => {
    if (!isLive) return;
    const tick = () => {
      if (document.visibilityState === 'visible')
        useComputeStore.getState().tick(id, field.name, timeText(environment.now(), unit));
    };
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [isLive, id, field.name, unit, environment]);
  return (
    <>
      <Button
        look="quiet"
        aria-label={`Now for ${field.name}`}
        onClick={() => useComputeStore.getState().edit(id, field, timeText(environment.now(), unit))}
      >
        <Clock size={15} /> Now
      </Button>
      <Button
        look="quiet"
        aria-label={`Live ${field.name}`}
        aria-pressed={isLive}
        title={isLive ? 'Follows the clock; editing pins it' : 'Pinned; press to follow the clock'}
        onClick={() => useComputeStore.getState().toggle(id, 'live', field.name)}
      >
        <RefreshCw size={15} /> Live
      </Button>
    </>
  );
}

function timeText(now: number, unit: 'seconds' | 'milliseconds'): string {
  return String(unit === 'seconds' ? Math.floor(now / 1000) : now);
}
