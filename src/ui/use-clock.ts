import { useEffect, useMemo, useState } from 'react';

import type { Inputs } from '../core/recipe/evaluate.ts';
import type { Operation } from '../core/scheme/define.ts';
import { clockField } from '../core/scheme/verify.ts';
import { FIELD_KINDS } from '../core/scheme/fields.ts';
import { useEnvironment } from './environment.tsx';
import type { Evidence } from './evidence.ts';

/** Whether anything of this operation is a time. */
export function hasTimes(operation: Operation): boolean {
  return (
    clockField(operation) !== undefined || operation.fields.some(({ kind }) => FIELD_KINDS[kind].now !== undefined)
  );
}

export interface Clock {
  /** What the field of the pinned time is called. */
  readonly name: string;
  /** The clock, in Unix seconds. */
  readonly now: number;
  /** The time that stands still; undefined while the clock is followed. */
  readonly pinned: string | undefined;
  readonly pin: (value: string | undefined) => void;
  /** The time that is judged by; undefined when none is. */
  readonly seconds: number | undefined;
  /** The operation's inputs with the time among them. */
  readonly inputs: Inputs;
}

/** The time that checks use. Where the operation has a field for it, that field holds the pinned one. */
export function useClock(operation: Operation, { inputs, edit, drop }: Evidence): Clock {
  const [own, setOwn] = useState<string>();
  const name = clockField(operation);
  const field = operation.fields.find((candidate) => candidate.name === name);
  const pinned = name === undefined ? own : inputs[name];
  const now = useNow(hasTimes(operation) && pinned === undefined);
  const text = pinned ?? String(now);
  const judged = useMemo(() => (name === undefined ? inputs : { ...inputs, [name]: text }), [name, inputs, text]);
  const pin = (value: string | undefined) => {
    if (!field) setOwn(value);
    else if (value === undefined) drop(field.name);
    else edit(field, value);
  };
  const isTime = text !== '' && Number.isFinite(Number(text));
  return { now, pinned, pin, inputs: judged, name: name ?? 'now', seconds: isTime ? Number(text) : undefined };
}

/** The clock's time in Unix seconds, kept up to date while it is wanted and the page is looked at. */
function useNow(isWanted: boolean): number {
  const environment = useEnvironment();
  const [now, setNow] = useState(() => environment.now());
  useEffect(() => {
    if (!isWanted) return;
    const tick = () => {
      if (document.visibilityState === 'visible') setNow(environment.now());
    };
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [isWanted, environment]);
  return Math.floor(now / 1000);
}
